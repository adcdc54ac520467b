package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.spi.ProviderProperties;

/** Downloads that a departing provider is cut off from begin again at the next one. */
class GopherDepartureWireTest {
  private static final Map<String, Object> PROPERTIES =
      Map.of(ProviderProperties.SERVICE, "gopher", ProviderProperties.PORT, 70);

  private final PlainPatchbay patchbay = new PlainPatchbay(Duration.ZERO, Duration.ofSeconds(5));
  private final long first = patchbay.add(new GopherProvider(), PROPERTIES);
  private final AtomicInteger fetches = new AtomicInteger();

  @AfterEach
  void close() {
    patchbay.close();
  }

  @Test
  void aTextGoesOnAsItIsFetchedAgain() throws IOException {
    try (ScriptedServer server = cutThen("line one\r\nline two\r\n.\r\n");
        InputStream text = connect(server).openText("/a")) {
      String read = read(text, 4) + swapAndReadAll(text);

      assertThat(read).isEqualTo("line one\r\nline two\r\n");
      assertThat(server.requests()).containsExactly("/a\r\n", "/a\r\n");
    }
  }

  @Test
  void anAnswerToASearchIsAskedForAgain() throws IOException {
    try (ScriptedServer server = cutThen("line one\r\nline two\r\n.\r\n");
        InputStream answer = connect(server).openSearch("/a", "words")) {
      String read = read(answer, 4) + swapAndReadAll(answer);

      assertThat(read).isEqualTo("line one\r\nline two\r\n");
      assertThat(server.requests()).containsExactly("/a\twords\r\n", "/a\twords\r\n");
    }
  }

  @Test
  void aViewOfGopherPlusIsAskedForAgainWithItsLength() throws IOException {
    GopherItem item = GopherItem.of(GopherItemType.TEXT_FILE, "/a");
    try (ScriptedServer server = cutThen("+20\r\n", "line one\r\nline two\r\n");
        InputStream view = connect(server).openView(item, "", "text/plain")) {
      String read = read(view, 4) + swapAndReadAll(view);

      assertThat(read).isEqualTo("line one\r\nline two\r\n");
      assertThat(server.requests()).containsExactly("/a\t+text/plain\r\n", "/a\t+text/plain\r\n");
    }
  }

  @Test
  void aViewThatComesCutTheSecondTimeIsNotPassedForWhole() throws IOException {
    GopherItem item = GopherItem.of(GopherItemType.TEXT_FILE, "/a");
    try (ScriptedServer server = cutThen("+20\r\n", "line one\r\nli");
        InputStream view = connect(server).openView(item, "", "")) {
      read(view, 4);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> swapAndReadAll(view))
          .returns(InternetError.TRUNCATED, InternetException::error);
    }
  }

  @Test
  void answersAreNotSentAgain() throws IOException {
    GopherItem item = GopherItem.of(GopherItemType.TEXT_FILE, "/a");
    try (ScriptedServer server = cutThen("+20\r\n", "line one\r\nline two\r\n");
        InputStream view = connect(server).openAnswered(item, "", List.of())) {
      read(view, 4);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> swapAndReadAll(view))
          .returns(InternetError.PROVIDER_WITHDRAWN, InternetException::error);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aFileThatHasChangedIsNotMixed() throws IOException {
    try (ScriptedServer server = cutThen("another content");
        InputStream file = connect(server).openBinary("/a")) {
      read(file, 4);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> swapAndReadAll(file))
          .returns(InternetError.RESUME_FAILED, InternetException::error);
    }
  }

  /** Gives a part and waits to be cut off; whoever comes next gets all of something. */
  private ScriptedServer cutThen(String whole) throws IOException {
    return cutThen("", whole);
  }

  private ScriptedServer cutThen(String header, String whole) throws IOException {
    return ScriptedServer.playing(
        client -> {
          if (fetches.getAndIncrement() == 0) {
            ScriptedServer.send(client, header + "line one\r\n");
            while (client.getInputStream().read() >= 0) {
              continue; // the answers to a form
            }
          } else {
            ScriptedServer.send(client, header + whole);
          }
        });
  }

  private GopherConnection connect(ScriptedServer server) throws IOException {
    return patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(GopherConnection.GOPHER, ConnectRequest.to("127.0.0.1").port(server.port()));
  }

  private String swapAndReadAll(InputStream in) throws IOException {
    patchbay.add(new GopherProvider(), PROPERTIES);
    patchbay.remove(first);
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String read(InputStream in, int count) throws IOException {
    return new String(in.readNBytes(count), StandardCharsets.UTF_8);
  }
}
