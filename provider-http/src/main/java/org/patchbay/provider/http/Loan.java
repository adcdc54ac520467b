package org.patchbay.provider.http;

import java.io.IOException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A network connection taken from the pool, given back once. */
final class Loan {
  private final HttpClientConnectionManager pool;
  private final ConnectionEndpoint endpoint;
  private final @Nullable WireConnection connection;
  private final @Nullable TimeValue keepAlive;

  /**
   * @param connection what was used, null if nothing came of it
   * @param keepAlive how long it may be used again, null if not at all
   */
  Loan(
      HttpClientConnectionManager pool,
      ConnectionEndpoint endpoint,
      @Nullable WireConnection connection,
      @Nullable TimeValue keepAlive) {
    this.pool = pool;
    this.endpoint = endpoint;
    this.connection = connection;
    this.keepAlive = keepAlive;
  }

  /** From now on a read waits no longer than this. */
  void hurry(Timeout wait) {
    endpoint.setSocketTimeout(wait);
  }

  /** The answer has been read: the next request may have the connection, if it is clean. */
  void giveBack() {
    if (keepAlive == null || hasSurplus()) {
      discard();
    } else {
      pool.release(endpoint, null, keepAlive);
    }
  }

  void discard() {
    endpoint.close(CloseMode.IMMEDIATE);
    pool.release(endpoint, null, null);
  }

  private boolean hasSurplus() {
    try {
      return connection == null || connection.hasSurplus();
    } catch (IOException e) {
      return true; // it is broken, which is as good a reason to drop it
    }
  }
}
