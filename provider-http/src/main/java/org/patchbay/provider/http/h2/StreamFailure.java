package org.patchbay.provider.http.h2;

import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** A stream ended before its answer did. */
public final class StreamFailure extends InternetException {
  private static final long serialVersionUID = 1L;

  private final Repetition repetition;

  /** When the request may be sent again. */
  public enum Repetition {
    /** Not by itself. */
    NONE,
    /** On another connection, whatever it is: the server has done nothing about it. */
    UNPROCESSED,
    /** The same, but with HTTP/1.1. */
    OVER_HTTP_1_1,
    /**
     * On another connection, if doing it twice does no harm: one that was kept has ended without a
     * word on it.
     */
    UNANSWERED
  }

  StreamFailure(InternetError error, String message, Repetition repetition) {
    super(error, message);
    this.repetition = repetition;
  }

  public Repetition repetition() {
    return repetition;
  }
}
