package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.patchbay.api.Internet;
import org.patchbay.internal.PlainPatchbay;

/** In whose name the functions work, and that nothing of them stays behind. */
class OwnerTest {
  private final List<String> asked = new ArrayList<>();

  /** A bundle's context that has this service, or none. */
  private BundleContext context(@Nullable Internet internet) {
    ServiceReference<?> reference = proxy(ServiceReference.class, null, null);
    return proxy(BundleContext.class, internet == null ? null : reference, internet);
  }

  private <T> T proxy(Class<T> type, @Nullable Object reference, @Nullable Object service) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              return switch (method.getName()) {
                case "getServiceReference" -> reference;
                case "getService" -> service;
                case "ungetService" -> true;
                default -> null;
              };
            }));
  }

  @Test
  void theServiceIsThatOfTheContextAndIsGivenBack() {
    try (PlainPatchbay patchbay = new PlainPatchbay()) {
      WinInet wininet = WinInet.of(context(patchbay.internet()));
      assertThat(wininet.internetOpen("a", 1, null, null, 0)).isNotZero();
      wininet.close();
    }

    assertThat(asked).containsExactly("getServiceReference", "getService", "ungetService");
  }

  @Test
  void withoutTheServiceThereAreNoFunctions() {
    assertThatThrownBy(() -> WinInet.of(context(null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Internet.class.getName());
  }

  /** The classes behind it are nobody's to see, which must not show in scripts and shells. */
  @Test
  void everyFunctionIsItsOwn() {
    assertThat(WinInet.class.getMethods())
        .filteredOn(method -> method.getDeclaringClass() != Object.class)
        .hasSizeGreaterThan(40)
        .allMatch(method -> method.getDeclaringClass() == WinInet.class);
  }

  @Test
  void closingClosesAllHandles() {
    try (PlainPatchbay patchbay = new PlainPatchbay()) {
      WinInet wininet = new WinInet(patchbay.internet());
      long root = wininet.internetOpen("a", 1, null, null, 0);
      wininet.close();

      assertThat(wininet.internetCloseHandle(root)).isFalse();
    }
  }

  @Test
  void aThreadThatUsedTheFunctionsDoesNotKeepThem() {
    WeakReference<WinInet> used = used();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!used.refersTo(null) && System.nanoTime() < deadline) {
      System.gc();
    }

    assertThat(used.get()).isNull();
  }

  /** Fails on this thread, whose last error it then is, and lets go. */
  private static WeakReference<WinInet> used() {
    try (PlainPatchbay patchbay = new PlainPatchbay()) {
      WinInet wininet = new WinInet(patchbay.internet());
      wininet.internetOpen("a", 99, null, null, 0);
      assertThat(wininet.getLastError()).isEqualTo(WinInetErrors.ERROR_INVALID_PARAMETER);
      wininet.close();
      return new WeakReference<>(wininet);
    }
  }
}
