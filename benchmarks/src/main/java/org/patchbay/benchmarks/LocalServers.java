package org.patchbay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The embedded servers in a process of their own, which is started when it is first needed. */
public final class LocalServers implements AutoCloseable {
  /** A menu of {@link #MENU_ITEMS} items. */
  public static final String MENU = "/" + ServerProcess.MENU;

  /** How many items the menu has. */
  public static final int MENU_ITEMS = ServerProcess.MENU_ITEMS;

  /** 1 KiB of text, over all protocols. */
  public static final String TEXT = "/" + ServerProcess.TEXT;

  /** Over HTTP, 1 KiB from memory. */
  public static final String SMALL = "/small";

  private static final int SECONDS_TO_END = 5;

  private @Nullable Running running;

  private record Running(Process process, Path folder, int ftp, int http, int gopher) {}

  /** The port of the FTP server; anonymous users may read. */
  public int ftp() throws IOException {
    return running().ftp();
  }

  /** The port of the HTTP server. */
  public int http() throws IOException {
    return running().http();
  }

  /** The port of the Gopher server. */
  public int gopher() throws IOException {
    return running().gopher();
  }

  private synchronized Running running() throws IOException {
    Running now = running;
    if (now == null) {
      now = start();
      running = now;
    }
    return now;
  }

  private static Running start() throws IOException {
    Path folder = Files.createTempDirectory("benchmarks");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dsun.net.httpserver.maxIdleConnections=100000",
                "-Dsun.net.httpserver.idleInterval=3600",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the embedded servers did not start; their messages are above");
    }
    List<Integer> ports = Stream.of(line.split(" ")).map(Integer::valueOf).toList();
    return new Running(process, folder, ports.get(0), ports.get(1), ports.get(2));
  }

  @Override
  public synchronized void close() {
    Running now = running;
    running = null;
    if (now != null) {
      stop(now);
    }
  }

  private static void stop(Running now) {
    try (Stream<Path> files = Files.walk(now.folder())) {
      now.process().getOutputStream().close();
      if (!now.process().waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        now.process().destroyForcibly();
      }
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println("the embedded servers left something behind: " + e.getMessage());
    } catch (InterruptedException e) {
      now.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
