package org.patchbay.cli.batch;

import com.eclipsesource.json.JsonArray;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.http.HttpConnection;

/** The operations on HTTP: a request, or several that share cookies and network connections. */
final class BatchHttp {
  private final BatchNetwork network;

  BatchHttp(BatchNetwork network) {
    this.network = network;
  }

  private enum Scheme {
    HTTP,
    HTTPS
  }

  void request(BatchFields fields, BatchAnswer answer) throws IOException {
    BatchHttpRequest request = BatchHttpRequest.of(fields);
    ConnectRequest server = server(fields);
    network.use(
        fields,
        session -> {
          try (HttpConnection http = session.connect(HttpConnection.HTTP, server, fields)) {
            request.send(http, answer);
          }
        });
  }

  void session(BatchFields fields, BatchAnswer answer) throws IOException {
    JsonArray steps = fields.steps();
    network.use(
        fields,
        session -> {
          try (Connections connections = new Connections(session)) {
            BatchSteps.run(
                steps,
                fields,
                answer,
                session,
                (step, result) -> {
                  checkOp(step);
                  BatchHttpRequest.of(step).send(connections.to(step), result);
                });
          }
        });
  }

  private static void checkOp(BatchFields step) throws BatchFailure {
    if (!step.text("op", "http.request").equals("http.request")) {
      throw step.wrong("op", "http.request, or absent");
    }
  }

  private static ConnectRequest server(BatchFields fields) throws BatchFailure {
    ConnectRequest request = BatchSession.request(fields);
    return fields.word("scheme", Scheme.HTTP) == Scheme.HTTPS ? request.secure() : request;
  }

  /** One connection for each origin and login: its requests share what is below it. */
  private static final class Connections implements AutoCloseable {
    private final BatchSession session;
    private final Map<List<Object>, HttpConnection> known = new HashMap<>();

    Connections(BatchSession session) {
      this.session = session;
    }

    HttpConnection to(BatchFields step) throws IOException {
      ConnectRequest server = server(step);
      List<Object> key =
          List.of(
              server.server(),
              server.port(),
              server.flags(),
              step.text("user", ""),
              step.text("password", ""));
      HttpConnection connection = known.get(key);
      if (connection == null) {
        connection = session.connect(HttpConnection.HTTP, server, step);
        known.put(key, connection);
      }
      return connection;
    }

    @Override
    public void close() {
      known.values().forEach(HttpConnection::close);
    }
  }
}
