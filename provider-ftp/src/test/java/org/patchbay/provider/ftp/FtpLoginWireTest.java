package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.ftp.FtpConnection;

class FtpLoginWireTest {
  private final ScriptedServer server = new ScriptedServer();
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  @Test
  void userAndPasswordAreSentAndNothingElse() throws Exception {
    patchbay.connect(login("ann", "s3cret"));

    assertThat(server.commands()).containsExactly("USER ann", "PASS s3cret");
  }

  @Test
  void aUserAloneIsLoggedInWithAnEmptyPassword() throws Exception {
    patchbay.connect(FtpPatchbay.to(server.port()).login("ann", null));

    assertThat(server.commands()).containsExactly("USER ann", "PASS ");
  }

  @Test
  void noUserIsAnonymous() throws Exception {
    patchbay.connect(server);

    assertThat(server.commands()).first().isEqualTo("USER anonymous");
  }

  @Test
  void noPasswordIsSentWhereTheUserIsEnough() throws Exception {
    server.says("USER", "230 come in");

    patchbay.connect(login("ann", "s3cret"));

    assertThat(server.commands()).containsExactly("USER ann");
  }

  @Test
  void aSuperfluousPasswordIsALogin() throws Exception {
    server.says("PASS", "202 not needed");

    assertThat(patchbay.connect(login("ann", "s3cret")).isOpen()).isTrue();
  }

  @Test
  void theAccountIsSentWhereOneIsAskedFor() throws Exception {
    server.says("PASS", "332 account?").says("ACCT", "230 fine");

    patchbay.connect(login("ann", "s3cret"));

    assertThat(server.commands()).last().isEqualTo("ACCT noaccount");
  }

  @Test
  void theAccountOfTheRequestIsTheOneThatIsSent() throws Exception {
    server.says("USER", "332 account?").says("ACCT", "230 fine");

    patchbay.connect(login("ann", "s3cret").option(FtpConnection.ACCOUNT, "b-12"));

    assertThat(server.commands()).containsExactly("USER ann", "ACCT b-12");
  }

  @Test
  void theCharacterSetOfTheRequestIsThatOfNames() throws Exception {
    patchbay
        .connect(FtpPatchbay.to(server.port()).option(FtpConnection.CHARSET, "ISO-8859-1"))
        .command("SITE \u00e4");

    assertThat(server.commands()).last().isEqualTo("SITE \ufffd"); // no UTF-8
  }

  @Test
  void aCharacterSetThatDoesNotExistIsRefusedBeforeAByteIsSent() {
    fails(
        login("ann", "s3cret").option(FtpConnection.CHARSET, "klingon"),
        InternetError.INVALID_PARAMETER);

    assertThat(server.commands()).isEmpty();
  }

  @Test
  void everyReplyOfTheLoginCanBeRead() throws Exception {
    server.greets("220-hello\r\n220 second line\r\n");

    FtpConnection connection = patchbay.connect(login("ann", "s3cret"));

    assertThat(connection.lastResponse().lines())
        .containsExactly("220-hello", "220 second line", "331 password", "230 logged in");
  }

  @Test
  void anIndentedCodeDoesNotEndAReply() throws Exception {
    server.says("PASS", "230-first", " 230 still inside", "23 so is this", "230 last");

    FtpConnection connection = patchbay.connect(login("ann", "s3cret"));

    assertThat(connection.lastResponse()).contains("still inside").contains("230 last");
  }

  @Test
  void aRefusedPasswordIsALoginFailureThatNamesNoSecret() {
    server.says("PASS", "530 no");

    fails(login("ann", "s3cret"), InternetError.LOGIN_FAILURE)
        .hasMessageContaining("530 no")
        .satisfies(e -> assertThat(((InternetException) e).replyCode()).isEqualTo(530))
        .satisfies(e -> assertThat(everything(e)).doesNotContain("s3cret"));
  }

  @Test
  void aRefusedUserIsALoginFailure() {
    server.says("USER", "530 who?");

    fails(login("ann", "s3cret"), InternetError.LOGIN_FAILURE);
  }

  @Test
  void aServerThatDoesNotKnowTheCommandIsNoLoginFailure() {
    server.says("USER", "500 what?");

    fails(login("ann", "s3cret"), InternetError.EXTENDED_ERROR);
  }

  @Test
  void aGreetingOf421Fails() {
    server.greets("421 too many users\r\n");

    fails(login("ann", "s3cret"), InternetError.EXTENDED_ERROR)
        .hasMessageContaining("421 too many users");
  }

  @Test
  void aServerThatHangsUpDuringTheLoginHasDroppedTheSession() {
    server.on("PASS", (argument, talk) -> talk.hangUp());

    fails(login("ann", "s3cret"), InternetError.FTP_DROPPED);
  }

  @Test
  void whatIsNoFtpServerIsAProtocolViolation() {
    server.greets("SSH-2.0-OpenSSH_9.2\r\n");

    fails(login("ann", "s3cret"), InternetError.PROTOCOL_VIOLATION);
  }

  @Test
  void aSilentServerIsATimeout() {
    server.greets("");

    fails(login("ann", "s3cret"), InternetError.TIMEOUT);
  }

  @Test
  void anEndlessGreetingIsCutOff() {
    server.greets("220-again\r\n".repeat(2_000));

    fails(login("ann", "s3cret"), InternetError.LIMIT_EXCEEDED);
  }

  @Test
  void anEndlessReplyLineIsCutOff() {
    server.says("USER", "331 " + "x".repeat(100_000));

    fails(login("ann", "s3cret"), InternetError.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann\r\nDELE x", "ann\nDELE x", "ann\rDELE x", "ann\0"})
  void aUserWithALineBreakIsRefusedBeforeAByteIsSent(String user) {
    fails(login(user, "s3cret"), InternetError.INVALID_PARAMETER);

    assertThat(server.commands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\r\nDELE x", "s3cret\nDELE x", "s3cret\0"})
  void aPasswordWithALineBreakIsRefusedBeforeAByteIsSent(String password) {
    fails(login("ann", password), InternetError.INVALID_PARAMETER);

    assertThat(server.commands()).isEmpty();
  }

  @Test
  void withoutTlsOnTheServerNothingOfTheLoginIsSent() {
    fails(login("ann", "s3cret").secure(), InternetError.TLS_REQUIRED);

    assertThat(server.commands()).containsExactly("AUTH TLS");
  }

  @Test
  void whatComesBeforeTheHandshakeDoesNotPassForWhatComesAfterIt() {
    server.on("AUTH", (argument, talk) -> talk.write("234 go\r\n230 already logged in\r\n"));

    fails(login("ann", "s3cret").secure(), InternetError.PROTOCOL_VIOLATION);
  }

  @Test
  void closingTakesLeave() throws Exception {
    FtpConnection connection = patchbay.connect(server);

    connection.close();

    assertThat(server.commands()).last().isEqualTo("QUIT");
  }

  private ConnectRequest login(String user, String password) {
    return FtpPatchbay.to(server.port()).login(user, Secret.of(password));
  }

  private AbstractThrowableAssert<?, ?> fails(ConnectRequest request, InternetError error) {
    return failing(() -> patchbay.connect(request), error);
  }

  static AbstractThrowableAssert<?, ?> failing(ThrowingCallable call, InternetError error) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).as(e.getMessage()).isEqualTo(error));
  }

  private static String everything(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .map(Throwable::toString)
        .reduce("", String::concat);
  }
}
