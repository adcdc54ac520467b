package org.patchbay.provider.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/**
 * A transfer that the server has begun: a data connection, and a reply that is still to come. It
 * ends once: as received, as sent, or abandoned.
 */
final class FtpTransfer {
  private static final int PARTING_MILLIS = 5_000;

  private final FtpDialogue dialogue;
  private final Turn turn;
  private final String verb;
  private final Socket plain;
  private final Socket data;
  private final FtpReply opening;
  private final TransferEnd end;
  private final Runnable confirmed;
  private volatile boolean open = true;

  /**
   * Begins it.
   *
   * @param plain the data connection
   * @param data the same, under TLS if it is secure
   * @param confirmed is told when the server has confirmed the transfer
   */
  FtpTransfer(
      FtpDialogue dialogue,
      Turn turn,
      String verb,
      Socket plain,
      Socket data,
      FtpReply opening,
      Runnable confirmed) {
    this.dialogue = dialogue;
    this.turn = turn;
    this.verb = verb;
    this.plain = plain;
    this.data = data;
    this.opening = opening;
    this.end = new TransferEnd(dialogue, dialogue.keepAlive());
    this.confirmed = confirmed;
  }

  Socket data() {
    return data;
  }

  FtpReply opening() {
    return opening;
  }

  String verb() {
    return verb;
  }

  /** All that the server had to send has been read: does the server say so too? */
  void received() throws IOException {
    closeData();
    conclude();
  }

  /** All that there was to send has been written: has the server taken it? */
  void sent() throws IOException {
    boolean early = turn.in(end::hasCome);
    try {
      endOutput();
    } catch (IOException e) {
      throw broken(e);
    }
    conclude();
    if (early) {
      throw new InternetException(
          InternetError.PROTOCOL_VIOLATION,
          verb + " was confirmed before its end: the server cannot have waited for all of it");
    }
  }

  /** A block of data has gone over the wire. */
  void moved() throws IOException {
    if (end.isQuiet()) {
      turn.in(
          () -> {
            if (open) {
              end.keepAlive();
            }
            return open;
          });
    }
  }

  /**
   * Ends an upload that is not complete: the end of the data connection would say that it is, so it
   * is reset, below TLS.
   */
  void breakOff() {
    try {
      plain.setSoLinger(true, 0);
      plain.close();
    } catch (IOException e) {
      // It is broken off already.
    }
    abandon();
  }

  private void conclude() throws IOException {
    turn.in(
        () -> {
          if (!open) {
            throw new InternetException(
                InternetError.OPERATION_CANCELLED, verb + " was ended early");
          }
          open = false;
          confirm();
          return true;
        });
  }

  private void confirm() throws IOException {
    try {
      end.requireSuccess(verb);
      confirmed.run();
    } catch (SocketTimeoutException e) {
      throw new InternetException(
          InternetError.TIMEOUT,
          "the data of " + verb + " has ended, but the server did not confirm it",
          e);
    }
  }

  /** The data connection failed: gives what the server says of it, else the failure itself. */
  IOException broken(IOException failure) {
    boolean silent = failure instanceof SocketTimeoutException && !hasCome();
    FtpReply reply = giveUp();
    if (failure instanceof InternetException) {
      return failure;
    }
    // What a server says after we have lost patience answers our giving up.
    return silent || reply == null || reply.isPositive()
        ? FtpErrors.explain(verb, failure)
        : FtpErrors.refused(verb, reply);
  }

  private boolean hasCome() {
    try {
      return turn.in(end::hasCome);
    } catch (IOException e) {
      return false; // The session is lost; the failure of the data connection came first.
    }
  }

  /**
   * Ends it early, because the caller wants no more. Some servers end the session over that under
   * TLS (ProFTPD does): then the next call begins with another login.
   */
  void abandon() {
    closeData();
    turn.enter();
    try {
      boolean lostBefore = dialogue.isLost();
      giveUp();
      if (!lostBefore) {
        dialogue.endedEarly();
      }
    } finally {
      turn.leave();
    }
  }

  /** Ends it; gives the server's word on that, null if the session was lost over it. */
  private @Nullable FtpReply giveUp() {
    closeData();
    turn.enter();
    try {
      if (!open) {
        return null;
      }
      open = false;
      return end.abandon();
    } finally {
      turn.leave();
    }
  }

  /** Awaits the reply to a transfer that has begun, but whose data connection has not. */
  static void settle(FtpDialogue dialogue) {
    new TransferEnd(dialogue, Duration.ZERO).abandon();
  }

  /**
   * TLS is ended in both directions before the socket is closed: closing over unread bytes resets
   * the connection, and the end of the upload is lost with it.
   */
  private void endOutput() throws IOException {
    try (data) {
      if (data instanceof SSLSocket) {
        data.shutdownOutput();
        data.setSoTimeout(PARTING_MILLIS);
        drain(data.getInputStream());
      }
    }
  }

  private static void drain(InputStream in) {
    byte[] ignored = new byte[512];
    try {
      while (in.read(ignored) >= 0) {
        // A server has nothing to say here but the end.
      }
    } catch (IOException e) {
      // It has our end already; its reply says whether that was in time.
    }
  }

  private void closeData() {
    try {
      data.close();
    } catch (IOException e) {
      // Nothing was to be sent on it any more.
    }
  }
}
