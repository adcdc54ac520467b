package org.patchbay.provider.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A network connection lent by the pool to one exchange, given back once. */
final class Loan implements Borrowed {
  /** Servers that say nothing of it close after a minute or two. */
  static final long KEPT_MILLIS = 180_000;

  private final ConnectionPool pool;
  private final OriginConnections origin;
  private final WireConnection connection;
  private final Runnable cutting = this::cut;
  private final AtomicBoolean returned = new AtomicBoolean();

  Loan(ConnectionPool pool, OriginConnections origin, WireConnection connection) {
    this.pool = pool;
    this.origin = origin;
    this.connection = connection;
  }

  WireConnection connection() {
    return connection;
  }

  @Override
  public Runnable cutting() {
    return cutting;
  }

  private void cut() {
    if (!returned.get()) {
      connection.close(CloseMode.IMMEDIATE);
    }
  }

  @Override
  public void hurry(Timeout wait) {
    connection.setSocketTimeout(wait);
  }

  /** The next request may have the connection, if it is clean by then. */
  @Override
  public void giveBack(@Nullable TimeValue keepAlive) {
    returned.set(true);
    if (keepAlive == null
        || !connection.isOpen()
        || pool.isClosed()
        || connection.hasReadSurplus()) {
      discard();
    } else {
      boolean limited = TimeValue.isNonNegative(keepAlive);
      origin.keep(connection, limited ? keepAlive.toMilliseconds() : KEPT_MILLIS);
      origin.leave();
    }
  }

  @Override
  public void discard() {
    returned.set(true);
    connection.close(CloseMode.IMMEDIATE);
    origin.leave();
  }
}
