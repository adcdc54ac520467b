package org.patchbay.provider.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.spi.SecureDialogue;

/** Opens the data connections of a session. Confined to the session's turn. */
final class FtpDataConnections {
  /**
   * How servers refuse a data connection once it is there: ProFTPD says 425, vsftpd 522, and a
   * handshake that they break off counts as a connection that was aborted.
   */
  private static final Set<Integer> CONNECTION_REFUSED = Set.of(425, 426, 522);

  private final FtpEndpoints endpoints;
  private final FtpDialogue dialogue;
  private final Turn turn;
  private final SessionReuse reuse;

  FtpDataConnections(FtpEndpoints endpoints, FtpDialogue dialogue, Turn turn, SessionReuse reuse) {
    this.endpoints = endpoints;
    this.dialogue = dialogue;
    this.turn = turn;
    this.reuse = reuse;
  }

  /**
   * Begins a transfer, after it is certain that it will do no harm.
   *
   * @param argument as {@link FtpText#encode} made it, null for none
   * @param offset where the server is to begin, 0 for the beginning
   */
  FtpTransfer open(String verb, @Nullable String argument, long offset) throws IOException {
    reuse.require(verb, this::probe);
    return begin(verb, argument, offset);
  }

  private FtpTransfer begin(String verb, @Nullable String argument, long offset)
      throws IOException {
    DataEndpoint endpoint = endpoints.next(verb);
    FtpReply opening;
    try {
      restart(offset);
      opening = dialogue.begin(verb, argument);
    } catch (IOException e) {
      endpoint.close();
      throw e;
    }
    return begun(verb, endpoint, opening);
  }

  private FtpTransfer begun(String verb, DataEndpoint endpoint, FtpReply opening)
      throws IOException {
    Socket plain = null;
    try {
      plain = endpoint.connection();
      SecureDialogue tls = dialogue.tls();
      Socket data = tls == null ? plain : tls.join(plain);
      boolean resumed = isResumed();
      return new FtpTransfer(
          dialogue, turn, verb, plain, data, opening, () -> reuse.confirmed(resumed));
    } catch (IOException e) {
      if (plain != null) {
        plain.close();
      }
      FtpTransfer.settle(dialogue);
      throw FtpErrors.dataConnection(verb, e);
    }
  }

  private void restart(long offset) throws IOException {
    if (offset == 0) {
      return;
    }
    FtpReply reply = dialogue.await(dialogue.send("REST", Long.toString(offset)));
    if (reply.code() != 350) {
      throw FtpErrors.refused(InternetError.RESUME_FAILED, "REST " + offset, reply);
    }
  }

  /** Lists names, which changes nothing, to see what the server does with a data connection. */
  private SessionReuse.Outcome probe() throws IOException {
    FtpTransfer transfer;
    try {
      transfer = begin("NLST", null, 0);
    } catch (InternetException e) {
      if (isRefusal(e)) {
        return SessionReuse.Outcome.REFUSED;
      } else if (e.error() == InternetError.EXTENDED_ERROR) {
        return SessionReuse.Outcome.UNKNOWN;
      }
      throw e;
    }
    boolean resumed = isResumed();
    try {
      drain(transfer);
      transfer.received();
    } catch (IOException e) {
      if (isConnectionRefused()) {
        return SessionReuse.Outcome.REFUSED;
      }
      reuse.confirmed(resumed); // It is the list that the server has no word of praise for.
    }
    return SessionReuse.Outcome.ACCEPTED;
  }

  private static void drain(FtpTransfer transfer) throws IOException {
    try {
      InputStream in = transfer.data().getInputStream();
      byte[] ignored = new byte[FtpDownload.BUFFER_SIZE];
      while (in.read(ignored) >= 0) {
        // Only whether it comes is of interest.
      }
    } catch (IOException e) {
      throw transfer.broken(e);
    }
  }

  private boolean isResumed() {
    SecureDialogue tls = dialogue.tls();
    return tls != null && tls.isResumed();
  }

  /** What a certificate or a policy says against the connection is not the server's refusal. */
  private boolean isRefusal(InternetException e) {
    return switch (e.error()) {
      case SECURITY_CHANNEL_ERROR -> true;
      case CANNOT_CONNECT,
          CONNECTION_ABORTED,
          DATA_CONNECTION_FAILED,
          EXTENDED_ERROR,
          FTP_DROPPED ->
          isConnectionRefused();
      default -> false;
    };
  }

  /** By its last reply, or by giving no reply any more. */
  private boolean isConnectionRefused() {
    return dialogue.isLost() || CONNECTION_REFUSED.contains(dialogue.getReplyCode());
  }
}
