package org.patchbay.cli.batch;

import java.io.IOException;
import java.time.Duration;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.ServiceType;

/** The session of one operation: cut when its time is up. */
final class BatchSession {
  private static final int HIGHEST_PORT = 65535;

  private final InternetSession session;
  private final Duration total;
  private volatile boolean expired;

  BatchSession(InternetSession session, Duration total) {
    this.session = session;
    this.total = total;
  }

  /** Ends whatever is under way in it. */
  void expire() {
    expired = true;
    session.close();
  }

  /** A failure, or that the time was up, if that was the reason. */
  IOException explained(IOException failure) {
    return expired
        ? new BatchFailure(
            BatchCategory.TIMEOUT,
            "the operation took longer than " + total.toMillis() + " ms (totalTimeoutMs)")
        : failure;
  }

  /** Where the fields say that a connection leads. */
  static ConnectRequest request(BatchFields fields) throws BatchFailure {
    return ConnectRequest.to(fields.required("host"))
        .port(fields.integer("port", 1, HIGHEST_PORT, 0));
  }

  /** Connects and logs in as the fields say. */
  <C extends Connection> C connect(ServiceType<C> type, ConnectRequest request, BatchFields fields)
      throws IOException {
    String password = fields.text("password");
    try (Secret secret = Secret.of(password == null ? "" : password)) {
      return session.connect(
          type, request.login(fields.text("user"), password == null ? null : secret));
    }
  }
}
