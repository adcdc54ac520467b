package org.patchbay.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where and how a job was measured.
 *
 * @param machine processor, number of cores, memory, operating system
 * @param java version of the JVM
 * @param rounds that count
 * @param seed of the order of contestants
 * @param loadBefore the machine's load average of the last minute when the job began
 * @param loadAfter the same when it ended
 */
public record Conditions(
    String machine, String java, int rounds, long seed, double loadBefore, double loadAfter) {

  /** Those of this JVM, at the end of a job. */
  public static Conditions now(int rounds, long seed, double loadBefore) {
    return new Conditions(
        thisMachine(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        rounds,
        seed,
        loadBefore,
        load());
  }

  /** The load average of the last minute, negative where the system does not tell. */
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String thisMachine() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s, %s %s",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        System.getProperty("os.name"),
        System.getProperty("os.version"));
  }

  private static String memory() {
    long bytes =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    return Math.round(bytes / (double) (1L << 30)) + " GiB";
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch"); // a system without /proc
    }
  }
}
