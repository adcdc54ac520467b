package org.patchbay.profiles.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * core starts, so that nobody ever sees a container without rules. Everything later is done by
 * threads of its own: neither the thread that starts bundles nor the one that delivers
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
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_THREAD_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          ProfilesComponent::thread);
  private final Switcher switcher;
  private volatile @Nullable ProfileException startFailure;

  /** Deploys the profile to start with, or finds the one that was configured before. */
  @Activate
  public ProfilesComponent(
      BundleContext context,
      ProfilesConfiguration configuration,
      @Reference ConfigurationAdmin admin) {
    this.context = context;
    switcher = new Switcher(context, admin, threads, folders(context, configuration));
    try {
      switcher.begin(context.getProperty(START_PROPERTY));
    } catch (ProfileException e) {
      startFailure = e;
    } catch (IOException e) {
      startFailure = new ProfileException("the configuration cannot be read: " + e.getMessage(), e);
    }
    startFailure().ifPresent(e -> LOG.error("no profile is in force: {}", e.getMessage()));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "patchbay-profiles", 0, false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
    return thread;
  }

  private static ProfileFolders folders(
      BundleContext context, ProfilesConfiguration configuration) {
    String given = context.getProperty(FOLDERS_PROPERTY);
    Stream<String> all =
        configuration.folders().length > 0
            ? Stream.of(configuration.folders())
            : Stream.of((given == null ? "" : given).split(File.pathSeparator));
    return new ProfileFolders(all.filter(name -> !name.isBlank()).map(Path::of).toList());
  }

  /** The folders may change; what is deployed stays. */
  @Modified
  void modified(ProfilesConfiguration configuration) {
    switcher.folders(folders(context, configuration));
  }

  @Deactivate
  void deactivate() {
    threads.shutdownNow();
  }

  @Override
  public String active() {
    return switcher.active();
  }

  @Override
  public List<String> names() {
    return switcher.folders().names();
  }

  @Override
  public Optional<ProfileException> startFailure() {
    return Optional.ofNullable(startFailure);
  }

  @Override
  public CompletionStage<ProfileSwitch> switchTo(String name) {
    CompletableFuture<ProfileSwitch> done = new CompletableFuture<>();
    try {
      threads.execute(() -> change(name, done));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(new ProfileException("org.patchbay.profiles has been stopped", e));
    }
    return done.minimalCompletionStage();
  }

  private void change(String name, CompletableFuture<ProfileSwitch> done) {
    try {
      ProfileSwitch changed = switcher.change(name);
      startFailure = null;
      done.complete(changed);
    } catch (ProfileException | RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (event.getType() == ConfigurationEvent.CM_UPDATED
        && event.getPid().equals(ProfileFile.RULES)) {
      try {
        switcher.configured();
      } catch (IOException e) {
        LOG.error("the configuration {} cannot be read: {}", ProfileFile.RULES, e.getMessage());
      }
    }
  }
}
