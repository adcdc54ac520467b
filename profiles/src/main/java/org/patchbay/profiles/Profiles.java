package org.patchbay.profiles;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The profiles that this container knows, as an OSGi service. A profile is a file {@code NAME.json}
 * in one of the folders given: bundles, configurations and rules. Thread-safe.
 */
@ProviderType
public interface Profiles {

  /** Name of the framework property with the profile to start with. */
  String START_PROPERTY = "patchbay.profile";

  /**
   * Name of the framework property with the folders of profiles, parted as in {@link
   * java.io.File#pathSeparator}. The bundles that profiles name are looked for in each folder's
   * {@code bundle} folder.
   */
  String FOLDERS_PROPERTY = "patchbay.profiles";

  /** Name of the profile that the container has, empty if none was ever chosen. */
  String active();

  /** Names of the profiles that can be switched to, sorted. */
  List<String> names();

  /**
   * Switches the container: what the new profile has and the old one lacks is installed and
   * started, then the new rules and configurations come into force, then what the new profile lacks
   * drains and leaves. Bundles that both have stay as they are.
   *
   * <p>Returns at once; the work is done by a thread of its own, one switch after the other, each
   * within a bound. May be called from anywhere.
   *
   * @return completes with what was done; exceptionally with a {@link ProfileException} if nothing
   *     was, or what was has been undone
   */
  CompletionStage<ProfileSwitch> switchTo(String name);

  /** Why the profile that the container was to start with is not in force. */
  Optional<ProfileException> startFailure();
}
