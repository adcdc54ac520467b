package org.patchbay.cli.batch;

import com.eclipsesource.json.JsonArray;
import java.io.IOException;

/** The steps of a session, in their order. One that fails does not keep the next from its try. */
final class BatchSteps {
  private BatchSteps() {}

  /** Does one step. */
  @FunctionalInterface
  interface Action {
    void run(BatchFields step, BatchAnswer result) throws IOException;
  }

  /** Runs all and puts their answers as {@code results}. */
  static void run(
      JsonArray steps, BatchFields fields, BatchAnswer answer, BatchSession session, Action action)
      throws IOException {
    BatchAnswer.Elements results = answer.array("results");
    for (int i = 0; i < steps.size(); i++) {
      BatchAnswer result = results.addAnswer(BatchFields.idOf(steps.get(i)));
      try {
        BatchFields step = fields.step(steps.get(i), i);
        action.run(step, result);
        result.end(step.unread());
      } catch (IOException | RuntimeException e) {
        BatchFailure failure =
            BatchFailure.of(e instanceof IOException io ? session.explained(io) : e);
        result.fail(failure, fields.withoutSecrets(String.valueOf(failure.getMessage())));
      }
    }
    results.end();
  }
}
