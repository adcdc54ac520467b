package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.Secret;
import org.patchbay.api.Timeouts;
import org.patchbay.api.ftp.FtpConnection;

/** A server's script, what a client does, and what must come of it. */
final class Scenario {
  private final String fact;
  private final Map<String, Script> script = new LinkedHashMap<>();
  private Duration total = Duration.ofSeconds(20);
  private Act act = connection -> "";
  private After after = After.IN_STEP;
  private String result = "";
  private String words = "";
  private boolean failing;
  private List<String> sent = List.of();

  /** What a client does, and what it gets. */
  interface Act {
    String on(FtpConnection connection) throws Exception;
  }

  /** What the session is good for afterwards. */
  enum After {
    IN_STEP,
    DROPPED,
    NOT_CONNECTED
  }

  private Scenario(String fact) {
    this.fact = fact;
  }

  static Scenario that(String fact) {
    return new Scenario(fact);
  }

  /** What the server does on a command, or on {@code GREETING}. */
  Scenario on(String command, String... steps) {
    script.put(command, new Script(List.of(steps)));
    return this;
  }

  /** The bound of a whole call. */
  Scenario within(Duration bound) {
    total = bound;
    return this;
  }

  Scenario when(Act newAct) {
    act = newAct;
    return this;
  }

  Scenario gives(String newResult) {
    result = newResult;
    return this;
  }

  /** Fails so, with these words somewhere in the message. */
  Scenario fails(InternetError error, String newWords, After newAfter) {
    result = error.name();
    words = newWords;
    failing = true;
    after = newAfter;
    return this;
  }

  /** These commands came, in this order. */
  Scenario sends(String... commands) {
    sent = List.of(commands);
    return this;
  }

  Scenario then(After newAfter) {
    after = newAfter;
    return this;
  }

  static Act get(String path) {
    return connection -> read(connection.openRead(path));
  }

  static Act get(String path, long offset) {
    return connection -> read(connection.openRead(path, offset));
  }

  private static String read(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  /** Reads one byte and closes. */
  static Act getABit(String path) {
    return connection -> {
      try (InputStream stream = connection.openRead(path)) {
        return Character.toString(stream.read());
      }
    };
  }

  static Act put(String path, String content) {
    return connection -> {
      connection.openWrite(path).sendAll(new ByteArrayInputStream(content.getBytes(UTF_8)));
      return "";
    };
  }

  static Act size(String path) {
    return connection -> Long.toString(connection.size(path));
  }

  static Act delete(String path) {
    return connection -> {
      connection.delete(path);
      return "";
    };
  }

  void play() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        FtpPatchbay patchbay = new FtpPatchbay()) {
      script.forEach(server::on);
      if (after == After.NOT_CONNECTED) {
        failing(() -> patchbay.connect(request(server)), InternetError.valueOf(result))
            .hasMessageContaining(words);
      } else {
        play(patchbay.connect(request(server)));
      }
      if (!sent.isEmpty()) {
        assertThat(server.commands()).containsSubsequence(sent);
      }
    }
  }

  private ConnectRequest request(ScriptedServer server) {
    Timeouts timeouts = Timeouts.DEFAULT.withSilence(Duration.ofSeconds(1)).withTotal(total);
    return FtpPatchbay.to(server.port()).timeouts(timeouts).login("ann", Secret.of("s3cret"));
  }

  private void play(FtpConnection connection) throws Exception {
    if (!failing) {
      assertThat(act.on(connection)).isEqualTo(result);
    } else {
      failing(() -> act.on(connection), InternetError.valueOf(result)).hasMessageContaining(words);
    }
    if (after == After.IN_STEP) {
      assertThat(connection.command("NOOP").text()).isEqualTo("200 noop");
      assertThat(connection.command("NOOP").text()).isEqualTo("200 noop");
    } else {
      failing(() -> connection.command("NOOP"), InternetError.FTP_DROPPED);
    }
  }

  @Override
  public String toString() {
    return fact;
  }
}
