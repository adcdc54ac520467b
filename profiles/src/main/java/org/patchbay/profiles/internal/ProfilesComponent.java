package org.patchbay.profiles.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.ProfileSwitch;
import org.patchbay.profiles.Profiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service. The profile that the container starts with is deployed while this is activated: its
 * bundles are installed before their start level is reached and its rules are configured before the
 * core starts, so that nobody ever sees a container without rules. Everything later is done by a
 * thread of its own: neither the thread that starts bundles nor the one that delivers
 * configurations ever waits.
 */
@Component(
    service = {Profiles.class, ConfigurationListener.class},
    immediate = true,
    configurationPid = ProfilesConfiguration.PID)
public final class ProfilesComponent implements Profiles, ConfigurationListener {
  private static final Logger LOG = LoggerFactory.getLogger(ProfilesComponent.class);
  private static final long IDLE_THREAD_SECONDS = 10;

  private final BundleContext context;
  private final Configurations configurations;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_THREAD_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          ProfilesComponent::thread);
  private volatile ProfileFolders folders;
  private volatile String active = "";
  private volatile Set<String> pids = Set.of();
  private volatile @Nullable String target;
  private volatile @Nullable ProfileException startFailure;

  /** Deploys the profile to start with, or finds the one that was configured before. */
  @Activate
  public ProfilesComponent(
      BundleContext context,
      ProfilesConfiguration configuration,
      @Reference ConfigurationAdmin admin) {
    this.context = context;
    configurations = new Configurations(admin);
    folders = folders(configuration);
    try {
      begin();
    } catch (ProfileException | IOException e) {
      startFailure =
          e instanceof ProfileException own
              ? own
              : new ProfileException("the configuration cannot be read: " + e.getMessage(), e);
      LOG.error("no profile is in force: {}", e.getMessage());
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "patchbay-profiles", 0, false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
    return thread;
  }

  private ProfileFolders folders(ProfilesConfiguration configuration) {
    String given = context.getProperty(FOLDERS_PROPERTY);
    Stream<String> all =
        configuration.folders().length > 0
            ? Stream.of(configuration.folders())
            : Stream.of((given == null ? "" : given).split(File.pathSeparator));
    return new ProfileFolders(all.filter(name -> !name.isBlank()).map(Path::of).toList());
  }

  private void begin() throws ProfileException, IOException {
    String configured = configurations.configuredName();
    if (folders.names().contains(configured)) {
      take(folders.read(configured));
      return;
    }
    String first = context.getProperty(START_PROPERTY);
    if (first != null && !first.isEmpty()) {
      ProfileFile file = folders.read(first);
      Deployment deployment = new Deployment(context, folders, threads);
      List<Bundle> surplus = switching(folders, deployment).begin(file);
      take(file);
      if (!surplus.isEmpty()) {
        threads.execute(() -> deployment.remove(surplus));
      }
    }
  }

  private Switching switching(ProfileFolders known, Deployment deployment) {
    return new Switching(known, deployment, configurations, new RulesInForce(context));
  }

  private void take(ProfileFile file) {
    active = file.name();
    pids = Set.copyOf(file.configurations().keySet());
    startFailure = null;
  }

  /** The folders may change; what is deployed stays. */
  @Modified
  void modified(ProfilesConfiguration configuration) {
    folders = folders(configuration);
  }

  @Deactivate
  void deactivate() {
    threads.shutdownNow();
  }

  @Override
  public String active() {
    return active;
  }

  @Override
  public List<String> names() {
    return folders.names();
  }

  @Override
  public Optional<ProfileException> startFailure() {
    return Optional.ofNullable(startFailure);
  }

  @Override
  public CompletionStage<ProfileSwitch> switchTo(String name) {
    CompletableFuture<ProfileSwitch> done = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              done.complete(change(name));
            } catch (ProfileException | RuntimeException | Error e) {
              done.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(new ProfileException("this has been stopped", e));
    }
    return done.minimalCompletionStage();
  }

  private ProfileSwitch change(String name) throws ProfileException {
    ProfileFolders known = folders;
    lock();
    try {
      ProfileFile next = known.read(name);
      target = name;
      ProfileSwitch done =
          switching(known, new Deployment(context, known, threads)).run(next, active, pids);
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

  /** Whoever configures the name of another profile gets that profile, whole. */
  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (event.getType() == ConfigurationEvent.CM_UPDATED
        && event.getPid().equals(ProfileFile.RULES)) {
      try {
        follow(configurations.configuredName());
      } catch (IOException e) {
        LOG.error("the configuration {} cannot be read: {}", ProfileFile.RULES, e.getMessage());
      }
    }
  }

  private void follow(String name) {
    if (name.equals(active) || name.equals(target)) {
      return;
    }
    if (!folders.names().contains(name)) {
      LOG.warn("no profile \"{}\" in {}: its rules hold, the bundles stay", name, folders);
      return;
    }
    threads.execute(
        () -> {
          try {
            change(name);
          } catch (ProfileException | RuntimeException e) {
            LOG.error("configured as \"{}\": {}", name, e.getMessage());
            takeBack();
          }
        });
  }

  /** The configuration is to say what is, not what could not be. */
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
