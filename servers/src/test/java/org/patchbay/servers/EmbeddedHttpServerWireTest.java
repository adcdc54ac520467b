package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHttpServerWireTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path root;

  EmbeddedHttpServerWireTest(@TempDir Path root) throws IOException {
    this.root = root;
    SampleFiles.write(root, 300_000);
  }

  @Test
  void aFileComesWithItsLengthAndValidators() throws Exception {
    byte[] bytes = Files.readAllBytes(root.resolve("large.bin"));
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).start()) {
      HttpResponse<byte[]> whole = send(get(server, "/large.bin"));
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.body()).isEqualTo(bytes);
      assertThat(header(whole, "Content-Length")).isEqualTo("300000");
      assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
      assertThat(header(whole, "Last-Modified")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} .* GMT");

      String tag = header(whole, "ETag");
      HttpResponse<byte[]> again = send(get(server, "/large.bin").header("If-None-Match", tag));
      assertThat(again.statusCode()).isEqualTo(304);

      HttpResponse<byte[]> head =
          send(get(server, "/large.bin").method("HEAD", BodyPublishers.noBody()));
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(header(head, "Content-Length")).isEqualTo("300000");
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void aRangeIsAnsweredWhileTheFileIsTheSame() throws Exception {
    byte[] bytes = Files.readAllBytes(root.resolve("large.bin"));
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).start()) {
      String tag = header(send(get(server, "/large.bin")), "ETag");

      HttpResponse<byte[]> rest =
          send(get(server, "/large.bin").header("Range", "bytes=100000-").header("If-Range", tag));
      assertThat(rest.statusCode()).isEqualTo(206);
      assertThat(header(rest, "Content-Range")).isEqualTo("bytes 100000-299999/300000");
      assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(bytes, 100_000, 300_000));

      HttpResponse<byte[]> beyond =
          send(get(server, "/large.bin").header("Range", "bytes=300000-"));
      assertThat(beyond.statusCode()).isEqualTo(416);
      assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */300000");

      Files.write(root.resolve("large.bin"), new byte[] {1, 2, 3});
      HttpResponse<byte[]> changed =
          send(get(server, "/large.bin").header("Range", "bytes=1-").header("If-Range", tag));
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(changed.body()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void aTextComesZippedToThoseWhoAsk() throws Exception {
    byte[] bytes = Files.readAllBytes(root.resolve("welcome.txt"));
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).start()) {
      HttpResponse<byte[]> plain = send(get(server, "/welcome.txt"));
      HttpResponse<byte[]> zipped =
          send(get(server, "/welcome.txt").header("Accept-Encoding", "gzip"));

      assertThat(plain.body()).isEqualTo(bytes);
      assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(zipped, "ETag")).isNotEqualTo(header(plain, "ETag"));
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void filesAreStoredAndDeletedWhereTheFolderIsWritable() throws Exception {
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).writable().start()) {
      assertThat(send(put(server, "/new.txt", "one")).statusCode()).isEqualTo(201);
      assertThat(send(put(server, "/new.txt", "two")).statusCode()).isEqualTo(204);
      assertThat(root.resolve("new.txt")).hasContent("two");
      assertThat(send(get(server, "/new.txt").DELETE()).statusCode()).isEqualTo(204);
      assertThat(root.resolve("new.txt")).doesNotExist();
      assertThat(send(get(server, "/new.txt").DELETE()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void nothingIsStoredWhereItIsNot() throws Exception {
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).start()) {
      HttpResponse<byte[]> refused = send(put(server, "/new.txt", "one"));

      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
      assertThat(root.resolve("new.txt")).doesNotExist();
    }
  }

  @Test
  void halfABodyIsNeverStored() throws Exception {
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).writable().start();
        Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      String head = "PUT /half.bin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();

      socket.getInputStream().readAllBytes();

      assertThat(DocumentRoot.childrenOf(root))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("1k.bin", "1m.bin", "large.bin", "welcome.txt");
    }
  }

  @Test
  void aDirectoryIsAnsweredWithItsIndexOrAListing() throws Exception {
    Files.createDirectories(root.resolve("a & b"));
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).start()) {
      assertThat(new String(send(get(server, "/")).body(), StandardCharsets.UTF_8))
          .contains("<a href=\"/1k.bin\">1k.bin</a>", "<a href=\"/a%20&%20b/\">a &amp; b/</a>");

      Files.writeString(root.resolve("a & b/index.html"), "<p>hello");
      assertThat(new String(send(get(server, "/a%20&%20b/")).body(), StandardCharsets.UTF_8))
          .isEqualTo("<p>hello");
    }
  }

  @Test
  void noPathLeadsOutOfTheFolder() throws Exception {
    Path inner = Files.createDirectory(root.resolve("inner"));
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(inner).start()) {
      assertThat(send(get(server, "/../1k.bin")).statusCode()).isEqualTo(403);
      assertThat(send(get(server, "/%2e%2e/1k.bin")).statusCode()).isEqualTo(403);
      assertThat(send(get(server, "/1k.bin")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void handlersOfTheCallersAnswerTheirPaths() throws Exception {
    try (EmbeddedHttpServer server =
        EmbeddedHttpServer.serving(root)
            .handle(
                "/teapot",
                exchange -> {
                  exchange.sendResponseHeaders(418, -1);
                  exchange.close();
                })
            .start()) {
      assertThat(send(get(server, "/teapot/now")).statusCode()).isEqualTo(418);
      assertThat(send(get(server, "/1k.bin")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tlsProvesTheHostToThoseWhoTrustTheAuthority() throws Exception {
    HttpClient trusting = HttpClient.newBuilder().sslContext(TrustedTls.context()).build();
    try (EmbeddedHttpServer server =
        EmbeddedHttpServer.serving(root).tls(TlsIdentity.localhost()).start()) {
      HttpRequest request = get(server, "/1k.bin").build();

      assertThat(trusting.send(request, BodyHandlers.ofByteArray()).body()).hasSize(1024);
      assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
          .isInstanceOf(SSLHandshakeException.class);
    }
    try (EmbeddedHttpServer server =
        EmbeddedHttpServer.serving(root).tls(TlsIdentity.expired()).start()) {
      HttpRequest request = get(server, "/1k.bin").build();

      assertThatThrownBy(() -> trusting.send(request, BodyHandlers.discarding()))
          .isInstanceOf(SSLHandshakeException.class)
          .hasStackTraceContaining("CertificateExpiredException");
    }
  }

  @Test
  void closingEndsThreadsConnectionsAndPort() throws Exception {
    LivingThreads before = LivingThreads.now();
    EmbeddedHttpServer server = EmbeddedHttpServer.serving(root).start();
    assertThat(send(get(server, "/1k.bin")).statusCode()).isEqualTo(200);

    server.close();
    server.close();

    int port = server.port();
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    assertThat(before.added()).isEmpty();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder get(EmbeddedHttpServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.url(path))).timeout(Duration.ofSeconds(10));
  }

  private static HttpRequest.Builder put(EmbeddedHttpServer server, String path, String body) {
    return get(server, path).PUT(BodyPublishers.ofString(body));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
