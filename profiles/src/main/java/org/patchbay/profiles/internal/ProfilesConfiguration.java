package org.patchbay.profiles.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where profiles are. */
@ObjectClassDefinition(
    pid = ProfilesConfiguration.PID,
    name = "Patchbay profiles",
    description = "Where the profiles are that the container can be switched to.")
@interface ProfilesConfiguration {
  String PID = "org.patchbay.profiles";

  @AttributeDefinition(
      name = "Folders",
      description =
          "Folders of profiles, the first before the others; none for those that the container was"
              + " started with.")
  String[] folders() default {};
}
