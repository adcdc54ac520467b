package org.patchbay.cli.batch;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.surroundings.OpenSessions;

/**
 * A request in each line of input, its answer in each line of output, in the same order, until the
 * input ends. Whatever a line says, it gets an answer.
 */
final class Batch implements AutoCloseable {
  private static final List<String> OPS =
      Stream.concat(
              BatchFtpAction.OPS.stream(),
              Stream.of("ftp.session", "http.request", "http.session", "gopher.fetch"))
          .toList();

  private final OpenSessions sessions;
  private final PrintStream out;
  private final BatchNetwork network;
  private final BatchFtp ftp;
  private final BatchHttp http;
  private final BatchGopher gopher;

  /**
   * A batch.
   *
   * @param out stays open
   */
  Batch(OpenSessions sessions, PrintStream out) {
    this.sessions = sessions;
    this.out = out;
    this.network = new BatchNetwork(sessions);
    this.ftp = new BatchFtp(network);
    this.http = new BatchHttp(network);
    this.gopher = new BatchGopher(network);
  }

  /** Answers until the input ends; gives the exit code. */
  int run(BatchInput input) throws IOException {
    BatchLine line = input.next(sessions::isEnded);
    while (line != null) {
      answer(line).writeTo(out);
      out.flush();
      if (out.checkError()) {
        throw new IOException("nobody reads the answers any more");
      }
      line = input.next(sessions::isEnded);
    }
    return sessions.isEnded() ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private BatchAnswer answer(BatchLine line) throws IOException {
    JsonObject object;
    try {
      object = line.object();
    } catch (BatchFailure e) {
      BatchAnswer answer = BatchAnswer.to(null);
      answer.fail(e, String.valueOf(e.getMessage()));
      return answer;
    }
    BatchAnswer answer = BatchAnswer.to(object.get("id"));
    @Nullable BatchFields fields = null;
    try {
      fields = BatchFields.of(object);
      perform(fields, answer);
      answer.end(fields.unread());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      BatchFailure failure = BatchFailure.of(e);
      String message = String.valueOf(failure.getMessage());
      answer.fail(failure, fields == null ? message : fields.withoutSecrets(message));
    }
    return answer;
  }

  private void perform(BatchFields fields, BatchAnswer answer) throws IOException {
    String op = fields.required("op");
    if (!OPS.contains(op)) {
      throw BatchFailure.invalid("unknown op \"" + op + "\"; there are " + String.join(", ", OPS));
    }
    switch (op) {
      case "http.request" -> http.request(fields, answer);
      case "http.session" -> http.session(fields, answer);
      case "gopher.fetch" -> gopher.fetch(fields, answer);
      default -> ftp.run(op, fields, answer);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
