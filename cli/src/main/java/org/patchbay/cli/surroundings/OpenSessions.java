package org.patchbay.cli.surroundings;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;

/** The sessions of the commands that run, so that they can be cut when the container stops. */
public final class OpenSessions {
  /** How we introduce ourselves to servers. */
  public static final String AGENT = "patchbay/0.1";

  private final Internet internet;
  private final Set<InternetSession> sessions = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);

  /** Sessions of the Internet of our bundle. */
  public OpenSessions(Internet internet) {
    this.internet = internet;
  }

  /** Where the sessions come from. */
  public Internet internet() {
    return internet;
  }

  /** Opens a session, which {@link #end()} closes if nobody else does. */
  public InternetSession open(SessionOptions options) throws InternetException {
    InternetSession session = internet.open(options);
    sessions.add(session);
    if (isEnded()) {
      session.close();
    }
    return session;
  }

  /** Closes one that was opened here. */
  public void close(InternetSession session) {
    sessions.remove(session);
    session.close();
  }

  /** Whether commands are being interrupted. */
  public boolean isEnded() {
    return end.getCount() == 0;
  }

  /** Waits until commands are interrupted. */
  public void awaitEnd() throws InterruptedException {
    end.await();
  }

  /** Closes all, now and later: what waits on them ends with an error. */
  public void end() {
    end.countDown();
    sessions.forEach(InternetSession::close);
  }
}
