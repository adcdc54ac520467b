package org.patchbay.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.servers.EmbeddedFtpServer;

/**
 * The features of the build in a Karaf from Maven Central, in a process of its own: they install
 * without anything else, and the consumer of the README fetches its files.
 */
class KarafIT {
  private static final Path KARAF = Path.of(System.getProperty("patchbay.karaf"));
  private static final Path BUNDLES = Path.of(System.getProperty("patchbay.bundles"));
  private static final String VERSION = System.getProperty("patchbay.version");

  @TempDir private Path folder;
  private EmbeddedFtpServer server;

  @BeforeEach
  void start() throws Exception {
    Path served = Files.createDirectory(folder.resolve("served"));
    Files.writeString(served.resolve("a.csv"), "1;2\n");
    Files.writeString(served.resolve("b.csv"), "3;4\n");
    Files.createDirectory(folder.resolve("fetched"));
    server = EmbeddedFtpServer.serving(served).start();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(BUNDLES, "org.patchbay.*.jar")) {
      for (Path jar : jars) {
        deploy(jar);
      }
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Karaf's own folder of artifacts is laid out as a Maven repository. */
  private static void deploy(Path jar) throws IOException {
    String artifact = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    Path target = KARAF.resolve("system/org/patchbay/" + artifact + "/" + VERSION);
    Files.createDirectories(target);
    Files.copy(
        jar,
        target.resolve(artifact + "-" + VERSION + ".jar"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void theFeaturesInstallAndTheConsumerOfTheReadmeFetchesItsFiles() throws Exception {
    try (KarafProcess karaf = KarafProcess.start(KARAF)) {
      karaf.ask("feature:repo-add " + Path.of(System.getProperty("patchbay.features")).toUri());
      karaf.ask("feature:install patchbay-ce patchbay-wininet");
      karaf.ask("bundle:install -s mvn:org.patchbay/org.patchbay.examples.consumer/" + VERSION);

      String bundles = karaf.ask("bundle:list -s | grep org.patchbay");
      assertThat(bundles.lines().filter(line -> line.contains("org.patchbay.")))
          .hasSize(5)
          .allMatch(line -> line.contains("Active"));
      assertThat(karaf.ask("config:list '(service.pid=org.patchbay.profile)'"))
          .contains("name = ce", "services = ftp,http");

      karaf.ask("nightly:fetch localhost " + server.port() + " " + folder.resolve("fetched"));

      assertThat(folder.resolve("fetched/a.csv")).hasContent("1;2\n");
      assertThat(folder.resolve("fetched/b.csv")).hasContent("3;4\n");
    }
  }
}
