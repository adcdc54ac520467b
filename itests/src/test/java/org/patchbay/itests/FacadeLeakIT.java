package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * After the facade has gone nothing leads to it, although the threads that used it live on. It is
 * called by reflection, so that this bundle is not wired to it.
 */
public class FacadeLeakIT extends ContainerTest {
  private static final int ASYNCHRONOUS = 0x10000000;
  private static final int HTTP_SERVICE = 3;

  @Test
  public void noThreadKeepsTheFacade() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Callable<WeakReference<ClassLoader>> use = () -> use(silent);
      WeakReference<ClassLoader> loader = thread.submit(use).get(20, TimeUnit.SECONDS);
      installed(WININET).uninstall();

      refresh();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      CountDownLatch never = new CountDownLatch(1);
      while (loader.get() != null && System.nanoTime() < deadline) {
        System.gc();
        assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
      }
      assertThat(loader.get()).as("the facade's class loader is still reachable").isNull();
    } finally {
      thread.shutdownNow();
    }
  }

  /** Fails, begins a request that is never answered, and closes everything. */
  private WeakReference<ClassLoader> use(ServerSocket silent) throws Exception {
    Bundle bundle = installed(WININET);
    Class<?> type = bundle.loadClass("org.patchbay.wininet.WinInet");
    Object wininet = type.getMethod("of", BundleContext.class).invoke(null, context);
    assertThat(call(wininet, "internetOpen", "a", 99, null, null, 0)).isEqualTo(0L);
    Object root = call(wininet, "internetOpen", "a", 1, null, null, ASYNCHRONOUS);
    int port = silent.getLocalPort();
    Object http =
        call(wininet, "internetConnect", root, "127.0.0.1", port, null, null, HTTP_SERVICE, 0, 7L);
    Object request = call(wininet, "httpOpenRequest", http, "PUT", "/", null, null, null, 0, 8L);
    call(wininet, "httpSendRequestEx", request, null, new byte[] {1}, 1000L);
    try (Socket accepted = silent.accept()) {
      assertThat(accepted.isConnected()).as("a thread is about to send").isTrue();
    }
    ((AutoCloseable) wininet).close();
    return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
  }

  private static Object call(Object wininet, String name, @Nullable Object... arguments)
      throws Exception {
    Method function =
        Stream.of(wininet.getClass().getMethods())
            .filter(method -> method.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return function.invoke(wininet, arguments);
  }

  private void refresh() throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            (List<Bundle>) null,
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    assertThat(refreshed.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
