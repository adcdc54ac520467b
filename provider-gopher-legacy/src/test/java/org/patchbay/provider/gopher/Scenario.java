package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.spi.ProviderProperties;

/**
 * One row of a table: what the server answers, byte for byte, and what the caller must see.
 *
 * <p>In an answer a bar stands for CR LF, any character for the byte of its number, {@code {port}}
 * for the server's own. At its end {@code <hold>} leaves the network connection open, {@code
 * <reset>} resets it, {@code <drip>} spreads the answer over time, {@code <forever>} repeats it
 * until the client has gone; else it is closed. An outcome is what was read, with what went wrong
 * after it.
 */
final class Scenario {
  /** In a configuration: the server's own port. */
  static final String ITS_PORT = "{port}";

  private static final Duration DRIP = Duration.ofMillis(20);
  private static final int LONG = 60;

  private final String name;
  private final String answer;
  private final CountDownLatch over = new CountDownLatch(1);
  private Fetch fetch = gopher -> items(gopher.menu("/asked"));
  private String outcome = "";
  private String words = "";
  private Map<String, Object> configuration = Map.of();
  private Timeouts timeouts = Timeouts.DEFAULT.withSilence(Duration.ofSeconds(5));
  private boolean secure;
  private boolean asked = true;

  private Scenario(String name, String answer) {
    this.name = name;
    this.answer = answer;
  }

  /** What is done, and what it gives as text. */
  interface Fetch {
    String by(GopherConnection gopher) throws IOException;
  }

  /** A menu is asked for if nothing else is said. */
  static Scenario of(String name, String answer) {
    return new Scenario(name, answer);
  }

  Scenario doing(Fetch newFetch) {
    fetch = newFetch;
    return this;
  }

  Scenario with(Map<String, Object> newConfiguration) {
    configuration = newConfiguration;
    return this;
  }

  Scenario within(Duration silence, Duration total) {
    timeouts = timeouts.withSilence(silence).withTotal(total);
    return this;
  }

  Scenario underTls() {
    secure = true;
    return this;
  }

  /** Nothing must have been sent. */
  Scenario unasked() {
    asked = false;
    return this;
  }

  Scenario gives(String expected) {
    outcome = expected;
    return this;
  }

  /** Words that the message has to have. */
  Scenario saying(String expected) {
    words = expected;
    return this;
  }

  void run() throws IOException {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProviderProperties.SERVICE, "gopher");
    properties.put(ProviderProperties.PORT, 70);
    properties.put(ProviderProperties.FLAG, "SECURE");
    try (ScriptedServer server = ScriptedServer.playing(this::play);
        PlainPatchbay patchbay = PlainPatchbay.with(provider(server.port()), properties)) {
      ConnectRequest request = ConnectRequest.to("127.0.0.1").port(server.port());
      ConnectRequest chosen = (secure ? request.secure() : request).timeouts(timeouts);
      GopherConnection gopher =
          patchbay
              .internet()
              .open(SessionOptions.agent("test"))
              .connect(GopherConnection.GOPHER, chosen);
      check(gopher, outcome.replace(ITS_PORT, Integer.toString(server.port())));
      assertThat(server.requests().isEmpty()).as(name + ": nothing was sent").isEqualTo(!asked);
    } finally {
      over.countDown();
    }
  }

  private GopherProvider provider(int port) {
    Map<String, Object> values = new HashMap<>(configuration);
    values.replace("itemPorts", ITS_PORT, new int[] {port});
    return new GopherProvider(Configured.with(values));
  }

  private void check(GopherConnection gopher, String expected) throws IOException {
    String seen;
    String message = "";
    try {
      seen = fetch.by(gopher);
    } catch (Cut cut) {
      seen = cut.read + " " + cut.error.error();
      message = String.valueOf(cut.error.getMessage());
    } catch (InternetException e) {
      seen = e.error().name();
      message = String.valueOf(e.getMessage());
    }
    assertThat(seen).as(name + ": " + message).isEqualTo(expected);
    assertThat(message).as(name).contains(words);
  }

  private void play(Socket client) throws IOException {
    String port = Integer.toString(client.getLocalPort());
    String plain = answer.replaceFirst("<(hold|reset|drip|forever)>$", "");
    byte[] bytes =
        plain.replace("|", "\r\n").replace(ITS_PORT, port).getBytes(StandardCharsets.ISO_8859_1);
    OutputStream out = client.getOutputStream();
    if (answer.endsWith("<drip>")) {
      drip(bytes, out);
    } else {
      do {
        out.write(bytes);
      } while (answer.endsWith("<forever>"));
    }
    if (answer.endsWith("<hold>")) {
      await(Duration.ofSeconds(LONG));
    }
    if (answer.endsWith("<reset>")) {
      client.setSoLinger(true, 0);
    }
  }

  private void drip(byte[] bytes, OutputStream out) throws IOException {
    for (byte next : bytes) {
      out.write(next);
      await(DRIP);
    }
  }

  private void await(Duration time) throws IOException {
    try {
      over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** All of a stream; what has been read is told even if the rest fails. */
  static String read(InputStream stream) throws IOException {
    StringBuilder text = new StringBuilder();
    try (stream) {
      for (int next = stream.read(); next >= 0; next = stream.read()) {
        text.append((char) next);
      }
    } catch (InternetException e) {
      throw new Cut(shortened(text.toString()), e);
    }
    return shortened(text.toString());
  }

  private static String shortened(String text) {
    String shown = text.replace("\r\n", "|");
    return shown.length() > LONG ? shown.length() + " characters" : shown;
  }

  static String items(List<GopherItem> items) {
    return items.size() > LONG
        ? items.size() + " items"
        : items.stream().map(Scenario::item).collect(Collectors.joining("|"));
  }

  static String item(GopherItem item) {
    String mark = item.asks() ? "?" : item.gopherPlus() ? "+" : "";
    return item.typeCharacter()
        + item.display()
        + ">"
        + item.selector()
        + "@"
        + item.host()
        + ":"
        + item.port()
        + mark;
  }

  static String blocks(GopherAttributes attributes) {
    return attributes.item().map(Scenario::item).orElse("none")
        + attributes.blocks().stream()
            .map(block -> " " + block.name() + block.lines())
            .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return name;
  }

  /** What had come before it failed. */
  private static final class Cut extends IOException {
    private static final long serialVersionUID = 1;
    private final String read;
    private final transient InternetException error;

    Cut(String read, InternetException error) {
      this.read = read;
      this.error = error;
    }
  }
}
