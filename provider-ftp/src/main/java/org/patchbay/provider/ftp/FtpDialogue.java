package org.patchbay.provider.ftp;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.spi.SecureDialogue;
import org.patchbay.spi.StatusSink;

/**
 * Commands and the replies to them: no meaning. Any failure loses the step between the two, so the
 * session ends there. Confined to the session's turn.
 */
final class FtpDialogue extends ControlConnection {
  private static final int BUFFER_SIZE = 1024;
  private static final int MOST_INTERIM_REPLIES = 8;
  private static final int PARTING_MILLIS = 2_000;

  private Duration keepAlive = Duration.ZERO;
  private @Nullable SecureDialogue tls;
  private boolean renewable;
  private BooleanSupplier unwanted = () -> false;

  FtpDialogue(Socket control, FtpText text, StatusSink status) throws IOException {
    super(text, status);
    use(control);
  }

  private void use(Socket socket) throws IOException {
    _socket_ = socket;
    _input_ = socket.getInputStream();
    _output_ = socket.getOutputStream();
    _controlInput_ = new ReplyLines(_input_);
    _controlOutput_ =
        new BufferedWriter(
            new OutputStreamWriter(_output_, StandardCharsets.ISO_8859_1), BUFFER_SIZE);
  }

  /** Has transfers keep the control connection alive by a NOOP each time so much has passed. */
  void keepAlive(Duration interval) {
    keepAlive = interval;
  }

  /** Zero for never. */
  Duration keepAlive() {
    return keepAlive;
  }

  /** What is lost while this holds is lost over what a caller may do. */
  void renewableIf(BooleanSupplier newUnwanted) {
    unwanted = newUnwanted;
  }

  @Override
  void drop() {
    renewable |= unwanted.getAsBoolean();
    super.drop();
  }

  /** Goes on over a new control connection, which has yet to log in. */
  void renew(Socket control) throws IOException {
    drop();
    tls = null;
    use(control);
    lost = false;
    renewable = false;
  }

  /** RFC 4217 §12: what came before the handshake must not pass for what came after it. */
  void requireSilence() throws IOException {
    if (_controlInput_.ready()) {
      throw new InternetException(
          InternetError.PROTOCOL_VIOLATION, "the server spoke before the TLS handshake");
    }
  }

  /** Puts TLS over the control connection. */
  void secure(SecureDialogue dialogue) throws IOException {
    use(dialogue.open(_socket_));
    tls = dialogue;
  }

  /** TLS of this control connection, null in the clear. */
  @Nullable SecureDialogue tls() {
    return tls;
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
    requireInStep();
    return exchange(() -> sendCommand(verb, argument));
  }

  /** Sends a command that begins a transfer, and insists on a reply that says so. */
  FtpReply begin(String verb, @Nullable String argument) throws IOException {
    FtpReply reply = send(verb, argument);
    if (reply.code() < 200) {
      return reply;
    }
    if (reply.isPositive()) {
      drop(); // Whether a transfer has begun, and whether another reply comes, is anybody's guess.
    }
    throw FtpErrors.refused(verb, reply);
  }

  /**
   * What comes without being asked for is the server's farewell, or shows that replies are no
   * longer those to our commands. Either way nothing more is sent.
   */
  private void requireInStep() throws IOException {
    if (!hasReply()) {
      return;
    }
    FtpReply reply = await();
    drop();
    throw reply.code() == SERVICE_CLOSING
        ? new InternetException(InternetError.FTP_DROPPED, "the server has ended the session")
        : new InternetException(
            InternetError.PROTOCOL_VIOLATION,
            "a reply came that answers no command, so the session was dropped");
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
    requireInStep();
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
    requireOpen();
    boolean answered = false;
    try {
      int code = exchange.replyCode();
      String words = getReplyString();
      // 257 tells a path, which is to be used.
      FtpReply reply = new FtpReply(code, code == 257 ? text.path(words) : text.decode(words));
      answered = reply.code() != SERVICE_CLOSING;
      return reply;
    } finally {
      if (!answered) {
        drop();
      }
    }
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

  /** A transfer was ended early: if the session was lost over that, it is worth another login. */
  void endedEarly() {
    renewable |= lost;
  }

  /** Whether the session was lost over something that the caller may do. */
  boolean isRenewable() {
    return lost && renewable;
  }

  /** What is sent, and the code that came back. */
  @FunctionalInterface
  private interface Exchange {
    int replyCode() throws IOException;
  }
}
