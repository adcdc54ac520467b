package org.patchbay.provider.ftp;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.StatusSink;

/**
 * Commands and replies over one socket: no meaning. Any failure on it loses the step between the
 * two, so the session ends there. Confined to the session's turn.
 */
final class FtpDialogue extends FTP {
  private static final int BUFFER_SIZE = 1024;
  private static final int MOST_LINES = 1_000;
  private static final int MOST_INTERIM_REPLIES = 8;
  private static final int PARTING_MILLIS = 2_000;
  private static final int SERVICE_CLOSING = 421;

  private final FtpText text;
  private final StatusSink status;
  private boolean lost;

  FtpDialogue(Socket control, FtpText text, StatusSink status) throws IOException {
    this.text = text;
    this.status = status;
    setStrictMultilineParsing(true);
    setStrictReplyParsing(false);
    use(control);
  }

  private void use(Socket socket) throws IOException {
    _socket_ = socket;
    _input_ = socket.getInputStream();
    _output_ = socket.getOutputStream();
    _controlInput_ = new ReplyLines();
    _controlOutput_ =
        new BufferedWriter(
            new OutputStreamWriter(_output_, StandardCharsets.ISO_8859_1), BUFFER_SIZE);
  }

  /** Puts TLS over the control connection. */
  void secure(Dialer dialer, String host, int port) throws IOException {
    // RFC 4217 §12: what came before the handshake must not pass for what came after it.
    if (_controlInput_.ready()) {
      throw new InternetException(
          InternetError.PROTOCOL_VIOLATION, "the server spoke before the TLS handshake");
    }
    use(dialer.secure(_socket_, host, port));
  }

  /** Sends a command and gives its reply. */
  FtpReply send(String verb) throws IOException {
    return send(verb, null);
  }

  /**
   * Sends a command and gives its reply.
   *
   * @param argument as {@link FtpText#encode} made it, null for none
   */
  FtpReply send(String verb, @Nullable String argument) throws IOException {
    return exchange(() -> sendCommand(verb, argument));
  }

  /** Sends a command that one reply completes, and insists on success. */
  FtpReply perform(String verb, @Nullable String argument) throws IOException {
    FtpReply reply = await(send(verb, argument));
    if (reply.code() >= 300) {
      throw FtpErrors.refused(verb, reply);
    }
    return reply;
  }

  /** Sends a password without leaving copies of it behind. */
  FtpReply sendPassword(Secret password) throws IOException {
    byte[] secret = PasswordLine.of(password, text);
    try {
      return exchange(
          () -> {
            _output_.write(secret);
            _output_.flush();
            return getReply();
          });
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** Awaits a reply that is due without a command, or after an interim one. */
  FtpReply await() throws IOException {
    return exchange(this::getReply);
  }

  /** Awaits a reply that ends something: any but 1xx. */
  FtpReply await(FtpReply reply) throws IOException {
    FtpReply last = reply;
    for (int i = 0; last.code() < 200; i++) {
      if (i == MOST_INTERIM_REPLIES) {
        drop();
        throw FtpErrors.unintelligible("the last command");
      }
      last = await();
    }
    return last;
  }

  private FtpReply exchange(Exchange exchange) throws IOException {
    if (lost) {
      throw new InternetException(InternetError.FTP_DROPPED, "the session has been dropped");
    }
    boolean answered = false;
    try {
      FtpReply reply = new FtpReply(exchange.replyCode(), text.decode(getReplyString()));
      answered = reply.code() != SERVICE_CLOSING;
      return reply;
    } finally {
      if (!answered) {
        drop();
      }
    }
  }

  /** Reads one reply and passes it on; 421 is a reply like any other here. */
  @Override
  public int getReply() throws IOException {
    status.status(InternetStatus.RECEIVING_RESPONSE);
    ((WireLines) _controlInput_).restart();
    try {
      super.getReply();
    } catch (FTPConnectionClosedException e) {
      if (_replyLines.isEmpty() || _replyCode != SERVICE_CLOSING) {
        throw e;
      }
    } finally {
      tell();
    }
    if (_replyCode < 100) {
      throw new MalformedServerReplyException("not a reply code: " + _replyCode);
    }
    return _replyCode;
  }

  private void tell() {
    String reply = String.join("\r\n", _replyLines);
    if (!reply.isEmpty()) {
      status.reply(text.decode(reply));
    }
    status.status(InternetStatus.RESPONSE_RECEIVED, "", reply.length() + 2L);
  }

  /** Takes leave, within a short time; whether the server answers is all the same (W-055). */
  void takeLeave() {
    if (lost) {
      return;
    }
    try {
      setSoTimeout(PARTING_MILLIS);
      send("QUIT");
    } catch (IOException e) {
      // It is the end either way.
    }
  }

  /** Whether the session cannot go on. */
  boolean isLost() {
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

  /** What is sent, and the code that came back. */
  @FunctionalInterface
  private interface Exchange {
    int replyCode() throws IOException;
  }

  /** Replies within their limits. */
  private final class ReplyLines extends WireLines {
    ReplyLines() {
      super(_input_, BUFFER_SIZE, MOST_LINES);
    }

    /** Some servers end a reply with a bare code, where Commons Net insists on a blank after it. */
    @Override
    public @Nullable String readLine() throws IOException {
      String line = super.readLine();
      return line != null && line.matches("\\d{3}") ? line + ' ' : line;
    }
  }
}
