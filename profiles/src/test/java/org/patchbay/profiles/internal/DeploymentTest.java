package org.patchbay.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Bundles that a real framework would have to be patient with. */
class DeploymentTest {
  private static final Map<String, BundleEntry> WANTED =
      Map.of("reference:file:/a.jar", new BundleEntry("g", "a", "1", 0));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch uninstalled = new CountDownLatch(1);
  private boolean installed;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aBundleThatDoesNotComeToAnEndOfItsStartIsNotWaitedForAndGoesAgain() {
    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> deployment().add(WANTED))
        .withMessage("slow has not started within 0 s");
    assertThat(uninstalled.getCount()).isZero();
  }

  private Deployment deployment() {
    return new Deployment(
        context(), new ProfileFolders(List.of()), threads, Duration.ofMillis(100));
  }

  /** A bundle whose activator returns once it is uninstalled. */
  private Bundle bundle() {
    return proxy(
        Bundle.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getHeaders" -> new Hashtable<>();
              case "getSymbolicName" -> "slow";
              case "hashCode" -> 1;
              case "equals" -> proxy == arguments[0];
              case "start" -> {
                uninstalled.await();
                yield null;
              }
              case "uninstall" -> {
                uninstalled.countDown();
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private BundleContext context() {
    Bundle bundle = bundle();
    return proxy(
        BundleContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getBundle" -> installed ? bundle : null;
              case "installBundle" -> {
                installed = true;
                yield bundle;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            DeploymentTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
