package org.patchbay.profiles.internal;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.ProfileSwitch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which profile is in force, and switches to others, one after the other. Thread-safe. */
final class Switcher {
  private static final Logger LOG = LoggerFactory.getLogger(Switcher.class);

  private final BundleContext context;
  private final Configurations configurations;
  private final Executor executor;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private volatile ProfileFolders folders;
  private volatile String active = "";
  private volatile Set<String> pids = Set.of();
  private volatile @Nullable String target;

  Switcher(
      BundleContext context, ConfigurationAdmin admin, Executor executor, ProfileFolders folders) {
    this.context = context;
    this.configurations = new Configurations(admin);
    this.executor = executor;
    this.folders = folders;
  }

  String active() {
    return active;
  }

  ProfileFolders folders() {
    return folders;
  }

  void folders(ProfileFolders newFolders) {
    folders = newFolders;
  }

  /**
   * Finds the profile that is configured already, or deploys the first; waits for nothing.
   *
   * @param first its name, null or empty for none
   */
  void begin(@Nullable String first) throws ProfileException, IOException {
    String configured = configurations.configuredName();
    if (folders.names().contains(configured)) {
      take(folders.read(configured));
    } else if (first != null && !first.isEmpty()) {
      ProfileFile file = folders.read(first);
      Deployment deployment = new Deployment(context, folders, executor);
      List<Bundle> surplus = switching(folders, deployment).begin(file);
      take(file);
      if (!surplus.isEmpty()) {
        executor.execute(() -> deployment.remove(surplus));
      }
    }
  }

  private Switching switching(ProfileFolders known, Deployment deployment) {
    return new Switching(known, deployment, configurations, new RulesInForce(context));
  }

  private void take(ProfileFile file) {
    active = file.name();
    pids = Set.copyOf(file.configurations().keySet());
  }

  /** Switches, after the switch that is under way; takes as long as what leaves needs to drain. */
  ProfileSwitch change(String name) throws ProfileException {
    ProfileFolders known = folders;
    lock();
    try {
      ProfileFile next = known.read(name);
      target = name;
      ProfileSwitch done =
          switching(known, new Deployment(context, known, executor)).run(next, active, pids);
      take(next);
      tell(done);
      return done;
    } finally {
      target = null;
      oneAtATime.unlock();
    }
  }

  private void lock() throws ProfileException {
    try {
      oneAtATime.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProfileException("interrupted while another switch was under way", e);
    }
  }

  private static void tell(ProfileSwitch done) {
    LOG.info(
        "profile {} in place of {}: {} arrived, {} left",
        done.to(),
        done.from().isEmpty() ? "none" : done.from(),
        done.arrived(),
        done.left());
    done.problems().forEach(problem -> LOG.error("profile {}: {}", done.to(), problem));
  }

  /** The configuration of the rules has changed: the name of another profile switches to that. */
  void configured() throws IOException {
    String name = configurations.configuredName();
    if (name.equals(active) || name.equals(target)) {
      return;
    }
    if (folders.names().contains(name)) {
      executor.execute(() -> follow(name));
    } else {
      LOG.warn("no profile \"{}\" in {}: its rules hold, the bundles stay", name, folders);
    }
  }

  /** The configuration is to say what is, not what could not be. */
  private void follow(String name) {
    try {
      change(name);
    } catch (ProfileException | RuntimeException e) {
      LOG.error("configured as \"{}\": {}", name, e.getMessage());
      takeBack();
    }
  }

  private void takeBack() {
    try {
      if (!active.isEmpty()) {
        configurations.apply(folders.read(active), pids);
      }
    } catch (ProfileException | IOException e) {
      LOG.error("the configuration of \"{}\" is not set back: {}", active, e.getMessage());
    }
  }
}
