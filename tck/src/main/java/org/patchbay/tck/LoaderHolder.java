package org.patchbay.tck;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds out what keeps the class loader of a bundle that was uninstalled. */
final class LoaderHolder {
  private LoaderHolder() {}

  /**
   * Takes a dump of the heap, and tells the shortest way from a root to a {@link Departed} loader.
   *
   * @return sentences; that it is not known if the dump cannot be had
   */
  static String describe() {
    try {
      Path folder = Files.createTempDirectory("patchbay-tck");
      Path dump = folder.resolve("heap.hprof");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpHeap(dump.toString(), true);
        return describe(HeapReader.read(dump));
      } finally {
        Files.deleteIfExists(dump);
        Files.delete(folder);
      }
    } catch (IOException | RuntimeException e) {
      return "What holds it is not known: no dump of the heap could be read (" + e + ").";
    }
  }

  private static String describe(HeapDump dump) {
    List<String> path = new HeapPath(dump).toReferentOf(Departed.class.getName());
    if (path.isEmpty()) {
      return "What holds it has let go meanwhile.";
    }
    return "It is held by " + String.join(" -> ", path) + ". " + hint(String.join(" ", path));
  }

  private static String hint(String path) {
    if (path.contains("threadLocals") || path.contains("ThreadLocalMap")) {
      return "A ThreadLocal was left on a thread that is not the provider's.";
    }
    if (path.contains("ObjectMethods")) {
      return "The JDK keeps the class of a record whose generated equals, hashCode or toString was"
          + " called: write them by hand.";
    }
    if (path.contains("ApplicationShutdownHooks")) {
      return "A shutdown hook was registered and not removed.";
    }
    if (path.contains("contextClassLoader")) {
      return "A thread has the provider's context class loader.";
    }
    return "";
  }
}
