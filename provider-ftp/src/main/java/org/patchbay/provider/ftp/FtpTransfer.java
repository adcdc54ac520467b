package org.patchbay.provider.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
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
  private static final int SETTLE_MILLIS = 10_000;
  private static final int PARTING_MILLIS = 5_000;

  private final FtpDialogue dialogue;
  private final Turn turn;
  private final String verb;
  private final Socket plain;
  private final Socket data;
  private final FtpReply opening;
  private volatile boolean open = true;

  /**
   * Begins it.
   *
   * @param plain the data connection
   * @param data the same, under TLS if it is secure
   */
  FtpTransfer(
      FtpDialogue dialogue, Turn turn, String verb, Socket plain, Socket data, FtpReply opening) {
    this.dialogue = dialogue;
    this.turn = turn;
    this.verb = verb;
    this.plain = plain;
    this.data = data;
    this.opening = opening;
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
    try {
      endOutput();
    } catch (IOException e) {
      throw broken(e);
    }
    conclude();
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
    turn.enter();
    try {
      if (!open) {
        throw new InternetException(InternetError.OPERATION_CANCELLED, verb + " was ended early");
      }
      open = false;
      FtpReply reply = dialogue.await(dialogue.await());
      if (reply.code() >= 300) {
        throw FtpErrors.refused(verb, reply);
      }
    } finally {
      turn.leave();
    }
  }

  /** The data connection failed: gives what the server says of it, else the failure itself. */
  IOException broken(IOException failure) {
    FtpReply reply = abandon();
    if (failure instanceof InternetException) {
      return failure;
    }
    return reply == null || reply.isPositive()
        ? FtpErrors.explain(verb, failure)
        : FtpErrors.refused(verb, reply);
  }

  /** Ends it early; gives the server's word on that, null if the session was lost over it. */
  @Nullable FtpReply abandon() {
    closeData();
    turn.enter();
    try {
      if (!open) {
        return null;
      }
      open = false;
      return settle(dialogue);
    } finally {
      turn.leave();
    }
  }

  /**
   * Awaits the reply to a transfer that was ended early. Pure-FTPd ends such a one with an interim
   * reply and nothing after it; then the answer to a NOOP shows where we are.
   */
  static @Nullable FtpReply settle(FtpDialogue dialogue) {
    try {
      int before = dialogue.getSoTimeout();
      dialogue.setSoTimeout(Math.min(before, SETTLE_MILLIS));
      FtpReply reply = dialogue.await();
      if (reply.code() < 200) {
        reply = dialogue.await(dialogue.send("NOOP"));
        if (reply.code() != 200) {
          dialogue.await(); // That was the end of the transfer after all: this answers the NOOP.
        }
      }
      dialogue.setSoTimeout(before);
      return reply;
    } catch (IOException e) {
      dialogue.drop();
      return null;
    }
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
