package org.patchbay.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.patchbay.cli.failure.Failure;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.ProfileSwitch;
import org.patchbay.profiles.Profiles;

/** The profiles of this container, which need not have any: then nothing of their API is there. */
final class ContainerProfiles {
  private static final String SERVICE = "org.patchbay.profiles.Profiles";

  /** Longer than a switch can take. */
  private static final long PATIENCE_SECONDS = 120;

  private final BundleContext context;

  private ContainerProfiles(BundleContext context) {
    this.context = context;
  }

  static boolean areThere(BundleContext context) {
    return context.getServiceReference(SERVICE) != null;
  }

  static ContainerProfiles of(BundleContext context) throws Failure {
    if (!areThere(context)) {
      throw Failure.ofUsage("this container has no profiles: org.patchbay.profiles is not active");
    }
    return new ContainerProfiles(context);
  }

  /** Fails if the profile that a command names, or the distribution, is not in force. */
  void require(@Nullable String name) throws Failure {
    String failure = ask(profiles -> profiles.startFailure().map(Throwable::getMessage).orElse(""));
    if (!failure.isEmpty()) {
      throw Failure.ofUsage(failure);
    }
    if (name != null && !name.equals(active())) {
      throw Failure.ofUsage(
          "the container runs with the profile \"%s\"; patchbay:profile %s switches it"
              .formatted(active(), name));
    }
  }

  String active() {
    return ask(Profiles::active);
  }

  List<String> names() {
    return ask(Profiles::names);
  }

  ProfileSwitch switchTo(String name) throws Failure {
    CompletableFuture<ProfileSwitch> done =
        ask(profiles -> profiles.switchTo(name)).toCompletableFuture();
    try {
      return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProfileException refusal) {
        throw Failure.ofUsage(String.valueOf(refusal.getMessage()));
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw Failure.ofServer(
          "the switch takes longer than " + PATIENCE_SECONDS + " s; see the log");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.ofServer("interrupted; the switch goes on");
    }
  }

  private <T> T ask(Function<Profiles, T> question) {
    ServiceReference<Profiles> reference = context.getServiceReference(Profiles.class);
    Profiles profiles = reference == null ? null : context.getService(reference);
    if (reference == null || profiles == null) {
      throw new IllegalStateException("org.patchbay.profiles has been stopped");
    }
    try {
      return question.apply(profiles);
    } finally {
      context.ungetService(reference);
    }
  }
}
