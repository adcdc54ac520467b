package org.patchbay.provider.http;

import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.provider.http.h2.H2Stream;

/** A stream lent by an HTTP/2 connection to one exchange. */
final class StreamLoan implements Borrowed {
  private final H2Stream stream;
  private final Runnable cutting;

  StreamLoan(H2Stream stream) {
    this.stream = stream;
    this.cutting = stream::cancel;
  }

  H2Stream stream() {
    return stream;
  }

  @Override
  public Runnable cutting() {
    return cutting;
  }

  @Override
  public void hurry(Timeout wait) {
    stream.hurry(wait.toMilliseconds());
  }

  @Override
  public void giveBack(@Nullable TimeValue keepAlive) {
    stream.close();
  }

  @Override
  public void discard() {
    stream.close();
  }
}
