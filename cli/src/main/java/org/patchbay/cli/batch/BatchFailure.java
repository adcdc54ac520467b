package org.patchbay.cli.batch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;

/** Ends one operation of a batch: what its answer says instead of a result. */
final class BatchFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final BatchCategory category;
  private final int replyCode;

  BatchFailure(BatchCategory category, String message) {
    this(category, message, 0, null);
  }

  private BatchFailure(
      BatchCategory category, String message, int replyCode, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
    this.replyCode = replyCode;
  }

  /** A request that is refused before anything is sent. */
  static BatchFailure invalid(String message) {
    return new BatchFailure(BatchCategory.INVALID_ARGUMENT, message);
  }

  /** What any failure of an operation comes to. */
  static BatchFailure of(Throwable failure) {
    if (failure instanceof BatchFailure own) {
      return own;
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof InternetException internet) {
      return new BatchFailure(BatchCategory.of(internet), message, internet.replyCode(), failure);
    }
    // What the values of the API throw for an argument that they refuse.
    if (failure instanceof IllegalArgumentException) {
      return new BatchFailure(BatchCategory.INVALID_ARGUMENT, message, 0, failure);
    }
    if (failure instanceof OutOfMemoryError) {
      return new BatchFailure(
          BatchCategory.TOO_LARGE, "there is not enough memory for this", 0, failure);
    }
    return new BatchFailure(BatchCategory.OTHER, "internal error: " + failure, 0, failure);
  }

  BatchCategory category() {
    return category;
  }

  /** The FTP reply, 0 if there is none. */
  int replyCode() {
    return replyCode;
  }
}
