package org.patchbay.provider.ftp;

import java.io.IOException;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/**
 * What goes over the socket of a dialogue: lines out, replies in, within their limits. Confined to
 * the session's turn.
 */
class ControlConnection extends FTP {
  static final int SERVICE_CLOSING = 421;

  final FtpText text;
  private final StatusSink status;
  boolean lost;

  ControlConnection(FtpText text, StatusSink status) {
    this.text = text;
    this.status = status;
    setStrictMultilineParsing(true);
    setStrictReplyParsing(false);
  }

  /** Sends a command whose reply will be awaited later. */
  final void post(String verb) throws IOException {
    requireOpen();
    try {
      _controlOutput_.write(verb + "\r\n");
      _controlOutput_.flush();
    } catch (IOException e) {
      drop();
      throw e;
    }
  }

  /** Whether a reply has begun to come. */
  final boolean hasReply() throws IOException {
    return !lost && _controlInput_.ready();
  }

  /** Whether a reply begins to come within this time, or the connection ends. */
  final boolean hasReplyWithin(int millis) throws IOException {
    return !lost && ((ReplyLines) _controlInput_).comesWithin(_socket_, millis);
  }

  final void requireOpen() throws InternetException {
    if (lost) {
      throw new InternetException(InternetError.FTP_DROPPED, "the session has been dropped");
    }
  }

  /** Reads one reply and passes it on; 421 is a reply like any other here. */
  @Override
  public final int getReply() throws IOException {
    status.status(InternetStatus.RECEIVING_RESPONSE);
    ((ReplyLines) _controlInput_).begin();
    try {
      super.getReply();
    } catch (FTPConnectionClosedException e) {
      if (_replyLines.isEmpty() || _replyCode != SERVICE_CLOSING) {
        throw e;
      }
    } finally {
      tell();
    }
    requireReply(_replyLines.get(0));
    return _replyCode;
  }

  /** RFC 959 §4.2: three digits, the first of them 1 to 5, and no digit behind. */
  private static void requireReply(String line) throws MalformedServerReplyException {
    boolean code =
        line.charAt(0) >= '1' && line.charAt(0) <= '5' && Character.isDigit(line.charAt(1));
    if (!code || Character.isDigit(line.charAt(3))) {
      throw new MalformedServerReplyException("not a reply: it begins with no reply code");
    }
  }

  private void tell() {
    String reply = String.join("\r\n", _replyLines);
    if (!reply.isEmpty()) {
      status.reply(text.decode(reply));
    }
    status.status(InternetStatus.RESPONSE_RECEIVED, "", reply.length() + 2L);
  }

  /** Whether the session cannot go on. */
  final boolean isLost() {
    return lost;
  }

  /** Gives the session up. */
  void drop() {
    lost = true;
    try {
      _socket_.close();
    } catch (IOException e) {
      // It is useless already.
    }
  }
}
