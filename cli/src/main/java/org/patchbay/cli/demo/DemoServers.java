package org.patchbay.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.EmbeddedHttpServer;
import org.patchbay.servers.SampleFile;
import org.patchbay.servers.SampleFiles;

/** Three servers over one temporary folder with sample files; closing them removes it. */
public final class DemoServers implements AutoCloseable {
  private final Path folder;
  private final List<SampleFile> files;
  private final EmbeddedFtpServer ftp;
  private final EmbeddedHttpServer http;
  private final EmbeddedGopherServer gopher;

  private DemoServers(Path folder, EmbeddedFtpServer.Builder ftp, EmbeddedHttpServer.Builder http)
      throws IOException {
    this.folder = folder;
    files = SampleFiles.write(folder);
    this.ftp = ftp.start();
    this.http = http.start();
    gopher = EmbeddedGopherServer.serving(folder).start();
  }

  static DemoServers start() throws IOException {
    return start(
        folder ->
            new DemoServers(
                folder, EmbeddedFtpServer.serving(folder), EmbeddedHttpServer.serving(folder)));
  }

  /**
   * Servers that take uploads.
   *
   * @param stored hears the paths of the files that the FTP server has taken for complete
   */
  public static DemoServers writable(Consumer<String> stored) throws IOException {
    return start(
        folder ->
            new DemoServers(
                folder,
                EmbeddedFtpServer.serving(folder).writable().stored(stored),
                EmbeddedHttpServer.serving(folder).writable()));
  }

  private static DemoServers start(Starting starting) throws IOException {
    Path folder = Files.createTempDirectory("patchbay-demo-");
    try {
      return starting.over(folder);
    } catch (IOException | RuntimeException e) {
      remove(folder);
      throw e;
    }
  }

  /** The folder that all of them serve. */
  public Path folder() {
    return folder;
  }

  List<SampleFile> files() {
    return files;
  }

  int ftpPort() {
    return ftp.port();
  }

  int httpPort() {
    return http.port();
  }

  int gopherPort() {
    return gopher.port();
  }

  @Override
  public void close() throws IOException {
    ftp.close();
    http.close();
    gopher.close();
    remove(folder);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Servers over a folder. */
  @FunctionalInterface
  private interface Starting {
    DemoServers over(Path folder) throws IOException;
  }
}
