package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.spi.ConnectContext;

/** How a connection begins: reach, greet, secure, log in, take up what was left. */
final class FtpLogin {
  private static final Secret NO_PASSWORD = Secret.of("");

  private final ConnectContext context;
  private final FtpSettings settings;
  private final FtpText text;

  FtpLogin(ConnectContext context, FtpSettings settings) {
    this.context = context;
    this.settings = settings;
    this.text = new FtpText(settings.charset(), settings.listings().fallbackCharset());
  }

  FtpSession open() throws IOException {
    text.use(context.request().option(FtpConnection.CHARSET));
    Credentials credentials = credentials();
    DataAddresses addresses = DataAddresses.of(context.request(), settings);
    FtpServer.Reached reached = FtpServer.reach(context);
    FtpServer server = reached.server();
    if (server.isActive() && server.address().isUnresolved()) {
      throw new InternetException(
          InternetError.UNSUPPORTED, "the server cannot call back through a proxy: use passive");
    }
    FtpDialogue dialogue = new FtpDialogue(reached.control(), text, context.status());
    begin(dialogue, server, credentials, FtpServer.TLS_1_3);
    dialogue.keepAlive(settings.keepAlive());
    FtpSession session = new FtpSession(context, settings, server, dialogue, text, addresses, this);
    session.takeUp();
    return session;
  }

  /**
   * Logs in once more, in place of a login that is of no use any more.
   *
   * @param highestVersion of TLS
   */
  void again(FtpDialogue dialogue, FtpServer server, String highestVersion) throws IOException {
    dialogue.renew(server.reachAgain());
    boolean begun = false;
    try {
      begin(dialogue, server, credentials(), highestVersion);
      begun = true;
    } finally {
      if (!begun) {
        dialogue.drop();
      }
    }
  }

  private void begin(
      FtpDialogue dialogue, FtpServer server, Credentials credentials, String highestVersion)
      throws IOException {
    greet(dialogue, server, highestVersion);
    logIn(dialogue, credentials);
    if (server.isSecure()) {
      protectData(dialogue);
    }
  }

  /** What is sent, as it goes over the wire; refused here if it cannot. */
  private record Credentials(String user, Secret password, String account) {}

  private Credentials credentials() throws InternetException {
    ConnectRequest request = context.request();
    return new Credentials(
        text.encode(Objects.requireNonNull(request.user(), "user"), "user"),
        checked(request.password()),
        text.encode(account(request), "account"));
  }

  private static Secret checked(@Nullable Secret password) throws InternetException {
    if (password == null) {
      return NO_PASSWORD;
    }
    String refusal = password.use(FtpLogin::refusalOf);
    if (!refusal.isEmpty()) {
      throw FtpErrors.invalid(refusal);
    }
    return password;
  }

  private static String refusalOf(char[] password) {
    for (char c : password) {
      if (c == '\r' || c == '\n' || c == '\0') {
        return "CR, LF or NUL in the password";
      }
    }
    return "";
  }

  private static void greet(FtpDialogue dialogue, FtpServer server, String highestVersion)
      throws IOException {
    if (server.isImplicit()) {
      dialogue.secure(server.tls(highestVersion));
    }
    // RFC 959 §5.4: 120 announces a delay. A greeting of 421 is a refusal (W-053).
    FtpReply greeting = dialogue.await(dialogue.await());
    if (!isDone(greeting)) {
      throw FtpErrors.refused("the connection", greeting);
    }
    if (server.isSecure() && !server.isImplicit()) {
      // RFC 4217 §4: nothing of the login goes over the wire before TLS.
      require(dialogue.send("AUTH", "TLS"), 234, "AUTH TLS");
      dialogue.requireSilence();
      dialogue.secure(server.tls(highestVersion));
    }
  }

  /** RFC 4217 §9: without these the data connections would be in the clear. */
  private static void protectData(FtpDialogue dialogue) throws IOException {
    require(dialogue.send("PBSZ", "0"), 200, "PBSZ 0");
    require(dialogue.send("PROT", "P"), 200, "PROT P");
  }

  private static void require(FtpReply reply, int code, String command) throws InternetException {
    if (reply.code() == 421) {
      throw FtpErrors.refused(command, reply);
    } else if (reply.code() != code) {
      throw FtpErrors.refused(InternetError.TLS_REQUIRED, command, reply);
    }
  }

  private String account(ConnectRequest request) {
    String asked = request.option(FtpConnection.ACCOUNT);
    return asked == null ? settings.account() : asked;
  }

  private static void logIn(FtpDialogue dialogue, Credentials credentials) throws IOException {
    FtpReply reply = dialogue.send("USER", credentials.user());
    String asked = "USER";
    if (reply.code() == 331) {
      reply = dialogue.sendPassword(credentials.password());
      asked = "PASS";
    }
    if (reply.code() == 332) {
      reply = dialogue.send("ACCT", credentials.account());
      asked = "ACCT";
    }
    // W-048: 202 says that the last step was not needed.
    if (!isDone(reply)) {
      throw FtpErrors.loginRefused(asked, reply);
    }
  }

  private static boolean isDone(FtpReply reply) {
    return reply.code() >= 200 && reply.code() < 300;
  }
}
