package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedGopherServerWireTest {
  private final Path root;

  EmbeddedGopherServerWireTest(@TempDir Path root) throws IOException {
    this.root = root;
    SampleFiles.write(root, 300_000);
    Files.createDirectory(root.resolve("sub"));
    Files.writeString(root.resolve("sub/note.txt"), "no end of line");
  }

  @Test
  void directoriesAreMenus() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start()) {
      String port = "\t127.0.0.1\t" + server.port() + "\r\n";

      assertThat(text(server, ""))
          .isEqualTo(
              "iFiles\t\terror.host\t1\r\n"
                  + ("7Search by name\t/?names" + port)
                  + ("91k.bin\t/1k.bin" + port)
                  + ("91m.bin\t/1m.bin" + port)
                  + ("9large.bin\t/large.bin" + port)
                  + ("1sub\t/sub" + port)
                  + ("0welcome.txt\t/welcome.txt" + port)
                  + ".\r\n");
      assertThat(text(server, "/sub"))
          .isEqualTo("i/sub\t\terror.host\t1\r\n0note.txt\t/sub/note.txt" + port + ".\r\n");
    }
  }

  @Test
  void textsAreStuffedAndTerminated() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start()) {
      assertThat(text(server, "/welcome.txt"))
          .contains("\r\n..A line may start with a dot.\r\n")
          .endsWith("\r\n.\r\n");
      assertThat(text(server, "/sub/note.txt")).isEqualTo("no end of line\r\n.\r\n");
    }
  }

  @Test
  void allElseIsBinary() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start()) {
      assertThat(fetch(SocketFactory.getDefault(), server, "/large.bin"))
          .isEqualTo(Files.readAllBytes(root.resolve("large.bin")));
    }
  }

  @Test
  void theIndexFindsNames() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start()) {
      assertThat(text(server, "/?names\tNOTE"))
          .isEqualTo("0note.txt\t/sub/note.txt\t127.0.0.1\t" + server.port() + "\r\n.\r\n");
      assertThat(text(server, "/?names\tnothing of the kind")).isEqualTo(".\r\n");
    }
  }

  @Test
  void whatIsNotThereAndWhatIsOutsideIsAnError() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root.resolve("sub")).start()) {
      assertThat(text(server, "/missing"))
          .isEqualTo("3There is nothing at /missing\t\terror.host\t1\r\n.\r\n");
      assertThat(text(server, "/../1k.bin")).startsWith("3There is nothing");
      assertThat(text(server, "../1k.bin")).startsWith("3There is nothing");
    }
  }

  @Test
  void anEndlessSelectorIsNotListenedTo() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start()) {
      assertThatThrownBy(() -> assertThat(text(server, "x".repeat(100_000))).isNotEmpty())
          .isInstanceOfAny(IOException.class, AssertionError.class);
      assertThat(text(server, "/?names\tnote")).startsWith("0note.txt");
    }
  }

  @Test
  void gopherPlusIsKnownWhereItIsWanted() throws IOException {
    String note = "/sub/note.txt";
    try (EmbeddedGopherServer plain = EmbeddedGopherServer.serving(root).start();
        EmbeddedGopherServer plus = EmbeddedGopherServer.serving(root).plus().start()) {
      String item = "0note.txt\t/sub/note.txt\t127.0.0.1\t" + plus.port() + "\t+\r\n";
      assertThat(text(plain, note + "\t+")).isEqualTo("no end of line\r\n.\r\n");
      assertThat(text(plus, note)).isEqualTo("no end of line\r\n.\r\n");
      assertThat(text(plus, "/sub")).isEqualTo("i/sub\t\terror.host\t1\r\n" + item + ".\r\n");
      assertThat(text(plus, note + "\t+")).isEqualTo("+14\r\nno end of line");
      assertThat(text(plus, note + "\t+text/upper En_US")).isEqualTo("+-2\r\nNO END OF LINE");
      assertThat(text(plus, note + "\t!"))
          .startsWith("+-1\r\n+INFO: " + item + "+ADMIN:\r\n Admin: ")
          .contains("+VIEWS:\r\n text/plain En_US: <1k>\r\n text/upper: <1k>\r\n")
          .endsWith("\r\n.\r\n");
      assertThat(text(plus, "/\t$")).contains("+INFO: 91k.bin", "+INFO: 1sub");
      assertThat(text(plus, "/nothing\t!")).startsWith("--1\r\n1 Patchbay");
      assertThat(text(plus, note + "\t+\t1\r\n+-1\r\nAnn\r\n.")).isEqualTo("+5\r\nAnn\r\n");
      assertThat(text(plus, "/?names\tNOTE")).isEqualTo(item + ".\r\n");
    }
  }

  @Test
  void tlsCoversTheSame() throws Exception {
    SocketFactory trusted = TrustedTls.context().getSocketFactory();
    try (EmbeddedGopherServer server =
        EmbeddedGopherServer.serving(root).tls(TlsIdentity.localhost()).start()) {
      assertThat(fetch(trusted, server, "/1m.bin"))
          .isEqualTo(Files.readAllBytes(root.resolve("1m.bin")));
    }
  }

  @Test
  void closingEndsThreadsConnectionsAndPort() throws Exception {
    LivingThreads before = LivingThreads.now();
    EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start();
    int port = server.port();
    try (Socket waiting = new Socket("127.0.0.1", port)) {
      waiting.setSoTimeout(10_000);
      text(server, "");

      server.close();
      server.close();

      assertThat(waiting.getInputStream().read()).isEqualTo(-1);
    }
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    assertThat(before.added()).isEmpty();
  }

  private static String text(EmbeddedGopherServer server, String request) throws IOException {
    byte[] answer = fetch(SocketFactory.getDefault(), server, request);
    return new String(answer, StandardCharsets.UTF_8);
  }

  private static byte[] fetch(SocketFactory sockets, EmbeddedGopherServer server, String request)
      throws IOException {
    try (Socket socket = sockets.createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
      return socket.getInputStream().readAllBytes();
    }
  }
}
