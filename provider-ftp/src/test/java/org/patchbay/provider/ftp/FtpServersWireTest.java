package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.internal.PlainPatchbay;

/**
 * Every way to each server that somebody runs, in the clear and, where {@code
 * -Dpatchbay.ftp.certificate} names the root to trust, under TLS. Prints a line of outcome each.
 */
class FtpServersWireTest {
  private static final List<String> WAYS =
      List.of(
          "plain passive",
          "plain active",
          "TLSv1.2 passive",
          "TLSv1.2 active",
          "TLSv1.3 passive",
          "TLSv1.3 active",
          "any passive",
          "any active");

  private final PlainPatchbay patchbay =
      PlainPatchbay.with(new FtpProvider(FtpSettings.DEFAULT), FtpPatchbay.PROPERTIES);
  private final AtomicInteger logins = new AtomicInteger();
  private final List<String> names = new ArrayList<>();
  private String prefix = "";

  static Stream<Arguments> ways() {
    return RealServers.all()
        .flatMap(
            server ->
                WAYS.stream()
                    .filter(way -> way.startsWith("plain") || RealServers.trust().isPresent())
                    .map(way -> Arguments.of(server, way)));
  }

  @AfterEach
  void close() {
    patchbay.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ways")
  void everyTransferIsWhole(RealServers.RealServer server, String way) throws Exception {
    prefix = server.folder() + "/patchbay-" + UUID.randomUUID() + "-";
    try (InternetSession session =
            patchbay
                .internet()
                .open(SessionOptions.agent("test").listener(e -> count(e.status())));
        FtpConnection connection = session.connect(FtpConnection.FTP, request(server, way))) {
      int transfers = transferAll(connection);
      String appended = append(connection);
      int needed = logins.get();
      endEarly(connection);
      names.forEach(stored -> delete(connection, stored));
      System.out.printf(
          "%-14s %-16s JDK %s: %d of 36 transfers whole, %s, %d login(s); early end: %d more%n",
          server,
          way,
          Runtime.version().feature(),
          transfers,
          appended,
          needed,
          logins.get() - needed);
      assertThat(transfers).isEqualTo(36);
    }
  }

  private void count(InternetStatus status) {
    if (status == InternetStatus.CONNECTED_TO_SERVER) {
      logins.incrementAndGet();
    }
  }

  private static ConnectRequest request(RealServers.RealServer server, String way)
      throws IOException {
    String[] words = way.split(" ");
    ConnectRequest request = server.request().context("c");
    request = words[1].equals("active") ? request.active() : request.passive();
    return words[0].equals("plain") ? request : request.secure().tls(tls(words[0]));
  }

  private static TlsOptions tls(String version) throws IOException {
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(RealServers.trust().orElseThrow());
    return version.equals("any")
        ? trusting
        : trusting.minimumVersion(version).maximumVersion(version);
  }

  /** Uploads are first: nothing has shown yet what the server does with a data connection. */
  private int transferAll(FtpConnection connection) throws IOException {
    byte[] small = content(1024);
    byte[] large = content(1 << 20);
    int done = store(connection, "small", small) + store(connection, "large", large);
    for (int i = 0; i < 10; i++) {
      done += fetch(connection, "small", small) + fetch(connection, "large", large);
    }
    byte[] medium = content(300_000);
    for (int i = 0; i < 5; i++) {
      done += store(connection, "medium", medium) + fetch(connection, "medium", medium);
    }
    for (int i = 0; i < 3; i++) {
      done += store(connection, "again", small);
    }
    assertThat(connection.list(prefix + "*")).isNotEmpty();
    return done + 1;
  }

  /** Some servers are set up to refuse it: that is their word, and no failure of ours. */
  private String append(FtpConnection connection) throws IOException {
    try (Upload upload = connection.openAppend(prefix + "again")) {
      upload.write(content(1024));
    } catch (InternetException e) {
      assertThat(e).hasMessageContaining("not permitted");
      return "append not permitted";
    }
    assertThat(connection.size(prefix + "again")).isEqualTo(2048);
    return "append whole";
  }

  private int store(FtpConnection connection, String name, byte[] content) throws IOException {
    if (!names.contains(name)) {
      names.add(name);
    }
    try (Upload upload = connection.openWrite(prefix + name)) {
      upload.write(content);
    }
    return 1;
  }

  private int fetch(FtpConnection connection, String name, byte[] content) throws IOException {
    try (InputStream in = connection.openRead(prefix + name)) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
    return 1;
  }

  private void endEarly(FtpConnection connection) throws IOException {
    for (int i = 0; i < 3; i++) {
      try (InputStream in = connection.openRead(prefix + "large")) {
        assertThat(in.read()).isNotNegative();
      }
    }
    assertThat(connection.size(prefix + "large")).isEqualTo(1 << 20);
    fetch(connection, "small", content(1024));
    store(connection, "small", content(1024));
  }

  private void delete(FtpConnection connection, String name) {
    try {
      connection.delete(prefix + name);
    } catch (IOException e) {
      System.out.println(prefix + name + " stays behind: " + e.getMessage());
    }
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
