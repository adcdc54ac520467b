package org.patchbay.cli.batch;

import com.eclipsesource.json.JsonArray;
import java.io.IOException;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.ftp.FtpConnection;

/** The operations on FTP: one on a connection of its own, or several steps on one connection. */
final class BatchFtp {
  private final BatchNetwork network;

  BatchFtp(BatchNetwork network) {
    this.network = network;
  }

  private enum Mode {
    PASSIVE,
    ACTIVE
  }

  private enum Tls {
    NONE,
    EXPLICIT,
    IMPLICIT
  }

  /** Runs an operation; what is wrong with it is told before a connection is made. */
  void run(String op, BatchFields fields, BatchAnswer answer) throws IOException {
    if (op.equals("ftp.session")) {
      session(fields, answer);
      return;
    }
    BatchFtpAction action = BatchFtpAction.of(op, fields);
    ConnectRequest request = request(fields);
    network.use(
        fields,
        session -> {
          try (FtpConnection ftp = session.connect(FtpConnection.FTP, request, fields)) {
            action.on(new BatchFtpTurns(ftp), answer);
          }
        });
  }

  private void session(BatchFields fields, BatchAnswer answer) throws IOException {
    JsonArray steps = fields.steps();
    ConnectRequest request = request(fields);
    network.use(
        fields,
        session -> {
          try (FtpConnection ftp = session.connect(FtpConnection.FTP, request, fields)) {
            BatchFtpTurns turns = new BatchFtpTurns(ftp);
            BatchSteps.run(
                steps,
                fields,
                answer,
                session,
                (step, result) -> BatchFtpAction.of(step.required("op"), step).on(turns, result));
          }
        });
  }

  private static ConnectRequest request(BatchFields fields) throws BatchFailure {
    ConnectRequest request = BatchSession.request(fields);
    request =
        switch (fields.word("mode", Mode.PASSIVE)) {
          case PASSIVE -> request.passive();
          case ACTIVE -> request.active();
        };
    request =
        switch (fields.word("tls", Tls.NONE)) {
          case NONE -> request;
          case EXPLICIT -> request.secure();
          case IMPLICIT -> request.implicitTls();
        };
    return request
        .option(FtpConnection.ACCOUNT, fields.text("account"))
        .option(FtpConnection.CHARSET, fields.text("charset"))
        .option(FtpConnection.ACTIVE_HOST, fields.text("activeHost"));
  }
}
