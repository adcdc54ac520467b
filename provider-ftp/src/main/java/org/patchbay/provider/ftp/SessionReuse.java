package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.Set;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.SecureDialogue;

/**
 * Whether the server will take the next data connection under TLS. Some demand that it resumes the
 * control connection's session, and refuse it when the transfer has begun already: an upload that
 * is refused then has emptied the file. So before an upload it must be certain, by transfers that
 * went well or by a list made for the purpose. Confined to the session's turn.
 */
final class SessionReuse {
  private static final Set<String> UPLOADS = Set.of("STOR", "APPE");

  /** JSSE may hold up to ten tickets that it does not tell of. */
  private static final int MOST_PROBES = 12;

  private final FtpDialogue dialogue;
  private final FtpRenewal renewal;
  private boolean demanded;
  private boolean needless;
  private boolean served;

  /** What becomes of a list. */
  enum Outcome {
    /** The data connection was accepted, whatever became of the list. */
    ACCEPTED,
    /** The data connection was refused. */
    REFUSED,
    /** There was no data connection: the server does not list here. */
    UNKNOWN
  }

  /** Lists, reads all of it and forgets it. */
  @FunctionalInterface
  interface Probe {
    Outcome list() throws IOException;
  }

  SessionReuse(FtpDialogue dialogue, FtpRenewal renewal) {
    this.dialogue = dialogue;
    this.renewal = renewal;
  }

  /** Makes certain before a transfer begins. */
  void require(String verb, Probe probe) throws IOException {
    SecureDialogue tls = dialogue.tls();
    if (tls == null || needless || tls.canResume() && (served || !UPLOADS.contains(verb))) {
      return;
    }
    if (!demanded && isAccepted(probe)) {
      return;
    }
    renewal.renewForReuse();
    served = false;
    if (!isAccepted(probe)) {
      throw new InternetException(
          InternetError.DATA_CONNECTION_FAILED,
          verb
              + " was not sent: the server demands that data connections resume the TLS session of"
              + " the control connection, and refuses those that do");
    }
  }

  /** The server has confirmed a transfer. */
  void confirmed(boolean resumed) {
    served = true;
    needless |= !resumed;
  }

  /**
   * Lists until it is clear what becomes of the next data connection. One that has no session to
   * resume shows whether that is demanded.
   */
  private boolean isAccepted(Probe probe) throws IOException {
    for (int i = 0; i < MOST_PROBES; i++) {
      Outcome outcome = probe.list();
      if (outcome == Outcome.REFUSED) {
        demanded = true;
        return false;
      }
      boolean resumes = canResume();
      if (needless || resumes) {
        served = true;
        return true;
      } else if (outcome == Outcome.UNKNOWN) {
        return false;
      }
    }
    return false;
  }

  private boolean canResume() {
    SecureDialogue tls = dialogue.tls();
    return tls != null && tls.canResume();
  }
}
