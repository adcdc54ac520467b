package org.patchbay.provider.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.Timeouts;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.spi.ConnectionProvider;

/** A session whose HTTP goes through the whole core to this provider. */
final class Client implements AutoCloseable {
  static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  static final Map<String, Object> PROPERTIES =
      Map.of(
          "patchbay.service",
          "http",
          "patchbay.port",
          80,
          "patchbay.port.secure",
          443,
          "patchbay.flag",
          "SECURE",
          "patchbay.feature",
          "parallel",
          "patchbay.option",
          "cache");

  private final PlainPatchbay patchbay;
  private final InternetSession session;
  private final List<StatusEvent> events = new CopyOnWriteArrayList<>();

  Client() throws InternetException {
    this(HttpLimits.DEFAULT);
  }

  Client(HttpLimits limits) throws InternetException {
    this(new HttpProvider(limits));
  }

  Client(ConnectionProvider provider) throws InternetException {
    this(provider, options -> options);
  }

  Client(ConnectionProvider provider, UnaryOperator<SessionOptions> more) throws InternetException {
    patchbay = PlainPatchbay.with(provider, PROPERTIES);
    SessionOptions options = SessionOptions.agent("test/1").timeouts(SHORT).listener(events::add);
    session = patchbay.internet().open(more.apply(options));
  }

  HttpConnection to(ScriptedServer server) throws InternetException {
    return connect(server.port(), request -> request);
  }

  HttpConnection to(ScriptedServer server, String user, String password) throws InternetException {
    return connect(server.port(), request -> request.login(user, Secret.of(password)));
  }

  HttpConnection connect(int port, UnaryOperator<ConnectRequest> more) throws InternetException {
    return session.connect(
        HttpConnection.HTTP, more.apply(ConnectRequest.to("localhost").port(port).context("c")));
  }

  HttpConnection connect(ConnectRequest request) throws InternetException {
    return session.connect(HttpConnection.HTTP, request);
  }

  /** The events so far, without those of handles. */
  List<String> steps() {
    return events.stream()
        .map(event -> event.status().name())
        .filter(name -> !name.startsWith("HANDLE"))
        .toList();
  }

  List<StatusEvent> events() {
    return events;
  }

  /** Sends, reads all, closes. */
  static String text(HttpConnection http, HttpRequest request) throws IOException {
    try (HttpResponse response = http.send(request)) {
      return response.status() + " " + new String(response.bytes(1 << 20));
    }
  }

  static String text(HttpConnection http, String target) throws IOException {
    return text(http, HttpRequest.get(target));
  }

  @Override
  public void close() {
    session.close();
    patchbay.close();
  }
}
