package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/**
 * One row of a table: what a server does frame by frame on each network connection, what the caller
 * must see, and what the server must have been sent. Outcomes are those of {@link Scenario}.
 */
final class FrameScenario {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final String name;
  private final FrameServer.Script[] scripts;
  private List<HttpRequest> requests = List.of(HttpRequest.get("/"));
  private List<String> outcomes = List.of();
  private List<String> told = List.of();
  private List<String> untold = List.of();
  private int connections;
  private UnaryOperator<ConnectRequest> login = request -> request;
  private Duration silence = Duration.ofSeconds(15);

  private FrameScenario(String name, FrameServer.Script... scripts) {
    this.name = name;
    this.scripts = scripts;
  }

  static FrameScenario of(String name, FrameServer.Script... scripts) {
    return new FrameScenario(name, scripts);
  }

  FrameScenario sending(HttpRequest... inTurn) {
    requests = List.of(inTurn);
    return this;
  }

  FrameScenario as(String user, String password) {
    login = request -> request.login(user, Secret.of(password));
    return this;
  }

  FrameScenario waiting(Duration longest) {
    silence = longest;
    return this;
  }

  /** What comes of each request. */
  FrameScenario gives(String... each) {
    outcomes = List.of(each);
    return this;
  }

  /** What the server must have been sent in the end, each as it begins. */
  FrameScenario telling(String... some) {
    told = List.of(some);
    return this;
  }

  /** What it must not have been sent. */
  FrameScenario notTelling(String... some) {
    untold = List.of(some);
    return this;
  }

  FrameScenario over(int count) {
    connections = count;
    return this;
  }

  void run(Client client) throws IOException {
    try (FrameServer server = new FrameServer(scripts)) {
      TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(FrameServer.IDENTITY.authority()));
      HttpConnection http =
          client.connect(
              server.port(),
              r -> login.apply(r).secure().tls(tls).timeouts(Client.SHORT.withSilence(silence)));
      List<String> seen = new ArrayList<>();
      for (HttpRequest request : requests) {
        seen.add(outcome(http, request));
      }
      assertThat(seen).as("%s, which was sent %s", name, server.came()).isEqualTo(outcomes);
      for (String one : told) {
        assertThat(server.hasCome(line -> line.startsWith(one), SOON))
            .as("%s: %s in %s", name, one, server.came())
            .isTrue();
      }
      for (String one : untold) {
        assertThat(server.came()).as(name).noneMatch(line -> line.startsWith(one));
      }
      if (connections > 0) {
        assertThat(server.connections()).as(name + ": network connections").isEqualTo(connections);
      }
      http.close();
    }
  }

  static String outcome(HttpConnection http, HttpRequest request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String status = "";
    try (HttpResponse response = http.send(request)) {
      status = response.status() + " ";
      InputStream in = response.body();
      for (int c = in.read(); c >= 0; c = in.read()) {
        body.write(c);
      }
      StringBuilder trailers = new StringBuilder();
      response.trailers().forEach(line -> trailers.append(" +").append(line));
      return status + text(body) + trailers;
    } catch (InternetException e) {
      return status + (body.size() == 0 ? "" : text(body) + " ") + e.error();
    } catch (IOException e) {
      return status + e;
    }
  }

  /** Long ones as their length. */
  private static String text(ByteArrayOutputStream body) {
    return body.size() > 100
        ? "(" + body.size() + ")"
        : body.toString(StandardCharsets.ISO_8859_1).replaceAll("\\.+", "...");
  }

  @Override
  public String toString() {
    return name;
  }
}
