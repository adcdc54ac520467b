package org.patchbay.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;

/** Serves other programs. */
@Command(
    name = "batch",
    description = {
      "Does what other programs ask for: a request in each line of standard input, as a JSON"
          + " object, and its answer in each line of standard output, until the input ends.",
      "A failure is an answer too: the exit code is 0 then."
    },
    footer = {
      "",
      "{\"id\": 1, \"op\": \"ftp.get\", \"host\": \"ftp.example.org\", \"path\": \"pub/file\"}",
      "{\"id\":1,\"ok\":true,\"bodyBase64\":\"...\"}",
      "",
      "Operations, fields and errors are in cli/README.md."
    })
public final class BatchCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final InputStream in;

  /** The command in its surroundings; its requests come from a stream that stays open. */
  public BatchCommand(Surroundings surroundings, InputStream in) {
    this.surroundings = surroundings;
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    try (Batch batch = new Batch(surroundings.sessions(), surroundings.terminal().out())) {
      return batch.run(BatchInput.of(in));
    }
  }
}
