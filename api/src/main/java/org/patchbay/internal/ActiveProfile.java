package org.patchbay.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.patchbay.api.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules as they are configured. A component of its own, for SCR looks for a component's second
 * configuration only where it has found the first: rules configured alone would come into force
 * with their first change. It is called so that it is enabled before the core.
 */
@Component(service = ActiveProfile.class, configurationPid = ProfileConfiguration.PID)
public final class ActiveProfile {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveProfile.class);

  private final Told<Profile> rules = new Told<>(Profile.open());

  /** Starts with the configuration of the moment. */
  @Activate
  public ActiveProfile(ProfileConfiguration configuration) {
    modified(configuration);
  }

  /** What makes no sense is refused and said: the rules before it stay. */
  @Modified
  void modified(ProfileConfiguration configuration) {
    try {
      rules.change(ProfileRules.of(configuration));
    } catch (IllegalArgumentException e) {
      LOG.error("configuration {} is refused: {}", ProfileConfiguration.PID, e.getMessage());
    }
  }

  Told<Profile> rules() {
    return rules;
  }
}
