package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/**
 * One row of a table: what the server answers, byte for byte, and what the caller must see.
 *
 * <p>In an answer a bar stands for CR LF, {@code {home}} and {@code {other}} for the two servers'
 * authorities; at its end {@code <close>} closes the network connection, {@code <drip>} spreads the
 * answer over time. An outcome is {@code status body}, {@code status begun ERROR} where reading
 * failed, or {@code ERROR}. What was asked is {@code METHOD path}, followed by {@code ; Name=value}
 * for a header that must be there and {@code ; !Name} for one that must not.
 */
final class Scenario {
  private static final Duration DRIP = Duration.ofMillis(5);

  private final String name;
  private final List<String> answers;
  private List<String> elsewhere = List.of();
  private List<HttpRequest> requests = List.of(HttpRequest.get("/"));
  private List<String> outcomes = List.of();
  private List<String> asked = List.of();
  private int connections;
  private UnaryOperator<ConnectRequest> login = request -> request;
  private Duration silence = Duration.ofSeconds(5);

  private Scenario(String name, List<String> answers) {
    this.name = name;
    this.answers = answers;
  }

  /** The answers in turn, over all network connections. */
  static Scenario of(String name, String... answers) {
    return new Scenario(name, List.of(answers));
  }

  /** What another server answers. */
  Scenario other(String... itsAnswers) {
    elsewhere = List.of(itsAnswers);
    return this;
  }

  /** What the caller sends, one after the other; a GET of / if nothing is said. */
  Scenario sending(HttpRequest... inTurn) {
    requests = List.of(inTurn);
    return this;
  }

  /** The same GET so many times. */
  Scenario times(int count) {
    requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(HttpRequest.get("/" + i));
    }
    return this;
  }

  Scenario as(String user, String password) {
    login = request -> request.login(user, Secret.of(password));
    return this;
  }

  Scenario waiting(Duration longest) {
    silence = longest;
    return this;
  }

  /** What comes of each request. */
  Scenario gives(String... each) {
    outcomes = List.of(each);
    return this;
  }

  /** What both servers were asked, those of the other one last. */
  Scenario asking(String... each) {
    asked = List.of(each);
    return this;
  }

  /** How many network connections were made to the first server. */
  Scenario over(int count) {
    connections = count;
    return this;
  }

  void run(Client client) throws IOException {
    AtomicInteger ports = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    try (ScriptedServer home = serving(answers, ports, others);
        ScriptedServer other = serving(elsewhere, ports, others)) {
      ports.set(home.port());
      others.set(other.port());
      HttpConnection http =
          client.connect(
              home.port(), r -> login.apply(r).timeouts(Client.SHORT.withSilence(silence)));
      List<String> seen = new ArrayList<>();
      for (HttpRequest request : requests) {
        seen.add(outcome(http, request));
      }
      assertThat(seen).as(name).isEqualTo(outcomes);
      List<ScriptedServer.Request> came = new ArrayList<>(home.requests());
      came.addAll(other.requests());
      checkAsked(came);
      if (connections > 0) {
        assertThat(home.connections()).as(name + ": network connections").isEqualTo(connections);
      }
    }
  }

  private static String outcome(HttpConnection http, HttpRequest request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String status = "";
    try (HttpResponse response = http.send(request)) {
      status = response.status() + " ";
      InputStream in = response.body();
      for (int c = in.read(); c >= 0; c = in.read()) {
        body.write(c);
      }
      return status + body.toString(StandardCharsets.ISO_8859_1);
    } catch (InternetException e) {
      String begun = body.size() == 0 ? "" : body.toString(StandardCharsets.ISO_8859_1) + " ";
      return status + begun + e.error();
    } catch (IOException e) {
      return status + e;
    }
  }

  private void checkAsked(List<ScriptedServer.Request> came) {
    if (asked.isEmpty()) {
      return;
    }
    assertThat(came.stream().map(request -> request.method() + " " + request.path()))
        .as(name)
        .containsExactlyElementsOf(asked.stream().map(line -> line.split("; ")[0]).toList());
    for (int i = 0; i < asked.size(); i++) {
      String[] parts = asked.get(i).split("; ");
      for (int p = 1; p < parts.length; p++) {
        checkHeader(came.get(i), parts[p]);
      }
    }
  }

  private void checkHeader(ScriptedServer.Request request, String expected) {
    if (expected.startsWith("!")) {
      assertThat(request.has(expected.substring(1))).as(name + ": " + expected).isFalse();
    } else {
      int equals = expected.indexOf('=');
      assertThat(request.header(expected.substring(0, equals)))
          .as(name + ": " + expected)
          .isEqualTo(expected.substring(equals + 1));
    }
  }

  private static ScriptedServer serving(
      List<String> texts, AtomicInteger home, AtomicInteger other) {
    Iterator<String> inTurn = List.copyOf(texts).iterator();
    return ScriptedServer.of(
        (request, out, socket) -> {
          String text;
          synchronized (inTurn) {
            text = inTurn.hasNext() ? inTurn.next() : "<close>";
          }
          answer(
              text.replace("|", "\r\n")
                  .replace("{home}", "localhost:" + home)
                  .replace("{other}", "localhost:" + other),
              out,
              socket);
        });
  }

  private static void answer(String text, OutputStream out, Socket socket) throws IOException {
    boolean closes = text.contains("<close>");
    boolean drips = text.contains("<drip>");
    byte[] bytes =
        text.replace("<close>", "").replace("<drip>", "").getBytes(StandardCharsets.ISO_8859_1);
    if (drips) {
      drip(bytes, out);
    } else {
      out.write(bytes);
    }
    out.flush();
    if (closes) {
      socket.close();
    }
  }

  private static void drip(byte[] bytes, OutputStream out) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    for (byte b : bytes) {
      out.write(b);
      out.flush();
      try {
        never.await(DRIP.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
