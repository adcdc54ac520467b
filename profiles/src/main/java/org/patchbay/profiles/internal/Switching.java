package org.patchbay.profiles.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.ProfileSwitch;

/**
 * The life of a switch: everything is checked; what is new arrives; the rules change; what is left
 * over leaves. Until the rules have changed, a failure undoes what was done.
 */
final class Switching {
  private final ProfileFolders folders;
  private final Deployment deployment;
  private final Configurations configurations;
  private final RulesInForce rules;

  Switching(
      ProfileFolders folders,
      Deployment deployment,
      Configurations configurations,
      RulesInForce rules) {
    this.folders = folders;
    this.deployment = deployment;
    this.configurations = configurations;
    this.rules = rules;
  }

  /**
   * Switches.
   *
   * @param before name of the profile before
   * @param pids the configurations that it has set
   * @throws ProfileException if everything is as before, or else says what is not
   */
  ProfileSwitch run(ProfileFile next, String before, Collection<String> pids)
      throws ProfileException {
    Map<String, BundleEntry> wanted = folders.locate(next);
    List<Bundle> arrived = add(next, () -> deployment.add(wanted));
    configure(next, pids, arrived);
    List<Bundle> surplus = deployment.surplus(wanted);
    List<String> left = names(surplus);
    return new ProfileSwitch(before, next.name(), names(arrived), left, deployment.remove(surplus));
  }

  /**
   * Deploys the profile that a container starts with, waiting for nothing: the core, which starts
   * later, finds the rules.
   *
   * @return what is not of it, to be removed when there is time
   * @throws ProfileException as {@link #run} does
   */
  List<Bundle> begin(ProfileFile first) throws ProfileException {
    Map<String, BundleEntry> wanted = folders.locate(first);
    List<Bundle> arrived = add(first, () -> deployment.prepare(wanted));
    set(first, Set.of(), arrived);
    return deployment.surplus(wanted);
  }

  /** How bundles are added. */
  private interface Addition {
    List<Bundle> run() throws BundleException;
  }

  private static List<Bundle> add(ProfileFile next, Addition addition) throws ProfileException {
    try {
      return addition.run();
    } catch (BundleException e) {
      throw failed(next, "a bundle does not start: " + e.getMessage(), e);
    }
  }

  private Map<String, Optional<Dictionary<String, Object>>> set(
      ProfileFile next, Collection<String> pids, List<Bundle> arrived) throws ProfileException {
    try {
      return configurations.apply(next, pids);
    } catch (IOException | RuntimeException e) {
      deployment.remove(arrived);
      throw failed(next, "its configuration cannot be set: " + e.getMessage(), e);
    }
  }

  private void configure(ProfileFile next, Collection<String> pids, List<Bundle> arrived)
      throws ProfileException {
    Map<String, Optional<Dictionary<String, Object>>> previous = set(next, pids, arrived);
    try {
      if (!rules.await(next.rules())) {
        undo(next, previous, arrived);
        throw failed(next, "its rules have not come into force in time", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      undo(next, previous, arrived);
      throw failed(next, "it was interrupted", e);
    }
  }

  private void undo(
      ProfileFile next,
      Map<String, Optional<Dictionary<String, Object>>> previous,
      List<Bundle> arrived)
      throws ProfileException {
    try {
      configurations.restore(previous);
    } catch (IOException e) {
      throw new ProfileException(
          "the switch to \"%s\" failed half way, and the configuration cannot be set back: %s"
              .formatted(next.name(), e.getMessage()),
          e);
    }
    List<String> problems = deployment.remove(arrived);
    if (!problems.isEmpty()) {
      throw new ProfileException(
          "the switch to \"%s\" failed half way, and %s".formatted(next.name(), problems));
    }
  }

  private static ProfileException failed(ProfileFile next, String why, @Nullable Throwable cause) {
    return new ProfileException(
        "the switch to \"%s\" failed and everything is as before: %s".formatted(next.name(), why),
        cause);
  }

  private static List<String> names(List<Bundle> bundles) {
    return bundles.stream().map(Bundle::getSymbolicName).toList();
  }
}
