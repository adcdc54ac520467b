package org.patchbay.api.ftp.tree;

import static org.patchbay.api.InternetError.CANNOT_CONNECT;
import static org.patchbay.api.InternetError.CONNECTION_ABORTED;
import static org.patchbay.api.InternetError.CONNECTION_RESET;
import static org.patchbay.api.InternetError.DATA_CONNECTION_FAILED;
import static org.patchbay.api.InternetError.FTP_DROPPED;
import static org.patchbay.api.InternetError.PROTOCOL_VIOLATION;
import static org.patchbay.api.InternetError.TIMEOUT;
import static org.patchbay.api.InternetError.TRUNCATED;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ftp.FtpConnection;

/** The connections over which a tree goes. Thread-safe. */
final class Lines {
  /** After these a connection is of no use, or may not be. */
  private static final Set<InternetError> BROKEN =
      EnumSet.of(
          FTP_DROPPED,
          TIMEOUT,
          CONNECTION_RESET,
          CONNECTION_ABORTED,
          CANNOT_CONNECT,
          DATA_CONNECTION_FAILED,
          PROTOCOL_VIOLATION,
          TRUNCATED);

  private final InternetSession session;
  private final ConnectRequest request;
  private final int attempts;
  private final Set<FtpConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean connected;
  private volatile boolean cut;
  private volatile @Nullable InternetException refusal;

  Lines(InternetSession session, ConnectRequest request, int attempts) {
    this.session = session;
    this.request = request;
    this.attempts = attempts;
  }

  /** Another one, which connects when it is needed. Confined to one thread. */
  Line line() {
    return new Line();
  }

  /** Whether any could connect. */
  boolean isConnected() {
    return connected;
  }

  /** Why the last that could not connect could not. */
  @Nullable InternetException refusal() {
    return refusal;
  }

  /** Ends all calls on all of them; none connects again. */
  void cut() {
    cut = true;
    open.forEach(FtpConnection::close);
  }

  private @Nullable FtpConnection connect() {
    try {
      FtpConnection made = session.connect(FtpConnection.FTP, request);
      open.add(made);
      connected = true;
      return made;
    } catch (InternetException e) {
      refusal = e;
      return null;
    }
  }

  /** One connection, made anew when it has broken. */
  final class Line {
    private @Nullable FtpConnection connection;
    private boolean givenUp;

    /** Null if none can be had: where the server allows no more, the others do the work. */
    @Nullable FtpConnection connection() {
      FtpConnection known = connection;
      for (int i = 0; known == null && i < attempts && !cut; i++) {
        known = connect();
      }
      givenUp = known == null;
      connection = known;
      return known;
    }

    boolean hasGivenUp() {
      return givenUp;
    }

    /** Whether what failed so may succeed on another connection, which the next will be then. */
    boolean isBrokenBy(Exception e) {
      boolean broken = e instanceof InternetException known && BROKEN.contains(known.error());
      if (broken) {
        close();
      }
      return broken;
    }

    void close() {
      FtpConnection known = connection;
      connection = null;
      if (known != null) {
        open.remove(known);
        known.close();
      }
    }
  }
}
