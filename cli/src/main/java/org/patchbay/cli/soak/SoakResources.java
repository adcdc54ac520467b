package org.patchbay.cli.soak;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * What the process and the bundle have at a moment.
 *
 * @param threads those that live
 * @param sockets by the operating system's own list, -1 where it has none
 * @param serviceUses services that the bundle uses
 */
record SoakResources(Set<Thread> threads, int sockets, int serviceUses) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Declarative Services keeps some for a minute after a component was disabled. */
  private static final String PROMISES = "PromiseFactory,";

  private static final int ROUNDS = 150;
  private static final long ROUND_MILLIS = 100;

  static SoakResources now(Bundle bundle) {
    @SuppressWarnings("rawtypes")
    ServiceReference[] used = bundle.getServicesInUse();
    return new SoakResources(
        Set.copyOf(Thread.getAllStackTraces().keySet()),
        openSockets(),
        used == null ? 0 : used.length);
  }

  /** What is there now and was not; waits for what ends by itself, 15 s at most. */
  Surplus surplus(Bundle bundle) throws InterruptedException {
    Surplus surplus = since(now(bundle));
    for (int round = 0; round < ROUNDS && !surplus.isNothing(); round++) {
      TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
      surplus = since(now(bundle));
    }
    return surplus;
  }

  private Surplus since(SoakResources now) {
    Set<Thread> added = new HashSet<>(now.threads);
    added.removeIf(thread -> thread.getName().startsWith(PROMISES));
    added.removeAll(threads);
    return new Surplus(
        added.stream().map(Thread::getName).sorted().toList(),
        Math.max(0, now.sockets - sockets),
        Math.max(0, now.serviceUses - serviceUses));
  }

  private static int openSockets() {
    int sockets = 0;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : open) {
        sockets += isSocket(descriptor) ? 1 : 0;
      }
      return sockets;
    } catch (IOException e) {
      return -1;
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /**
   * What is left over.
   *
   * @param threads their names
   * @param sockets how many more
   * @param serviceUses how many more
   */
  record Surplus(List<String> threads, int sockets, int serviceUses) {
    /** For a soak that was interrupted: what is being stopped is not counted. */
    static final Surplus NONE = new Surplus(List.of(), 0, 0);

    boolean isNothing() {
      return threads.isEmpty() && sockets == 0 && serviceUses == 0;
    }
  }
}
