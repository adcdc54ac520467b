package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.wininet.WinInetErrors.ERROR_INVALID_PARAMETER;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;

/** The table of logins, byte by byte, by the functions and by the API. */
class CredentialMatrixWireTest {
  private static final String EMAIL = System.getProperty("user.name");

  private final Facade facade = new Facade();
  private ScriptedFtp server;
  private Recorder recorder;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedFtp();
    recorder = new Recorder(server.port());
  }

  @AfterEach
  void close() throws Exception {
    facade.close();
    recorder.close();
    server.close();
  }

  /** Logs in and takes leave. */
  private String dialogue(boolean byTheFunctions, @Nullable String user, @Nullable String password)
      throws Exception {
    if (byTheFunctions) {
      long ftp = facade.ftp(recorder.port(), user, password, 0);
      assertThat(ftp).as(facade.wininet.getLastErrorMessage()).isNotZero();
      facade.wininet.internetCloseHandle(ftp);
    } else {
      connect(user, password).close();
    }
    return recorder.transcript();
  }

  private FtpConnection connect(@Nullable String user, @Nullable String password)
      throws InternetException {
    InternetSession session = facade.internet().open(SessionOptions.agent("test/1"));
    Secret secret = password == null ? null : Secret.of(password);
    return session.connect(
        FtpConnection.FTP,
        ConnectRequest.to(Facade.HOST).port(recorder.port()).login(user, secret));
  }

  private static String login(String user, String password) {
    return """
    S 220 ready
    C USER %s
    S 331 password
    C PASS %s
    S 230 in
    C QUIT
    S 221 bye
    """
        .formatted(user, password);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w034_w041_row1NobodyIsAnonymousWithTheEMailName(boolean byTheFunctions) throws Exception {
    assertThat(dialogue(byTheFunctions, null, null)).isEqualTo(login("anonymous", EMAIL));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w035_w042_row2AUserAloneHasAnEmptyPassword(boolean byTheFunctions) throws Exception {
    assertThat(dialogue(byTheFunctions, "ann", null)).isEqualTo(login("ann", ""));
  }

  @Test
  void w036_row3APasswordAloneIsRefusedBeforeAByteIsSent() {
    assertThat(facade.ftp(recorder.port(), null, "s3cret", 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> connect(null, "s3cret"))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(recorder.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w037_w045_row4BothAreSent(boolean byTheFunctions) throws Exception {
    assertThat(dialogue(byTheFunctions, "ann", "s3cret")).isEqualTo(login("ann", "s3cret"));
  }

  @Test
  void w038_anEmptyUserIsNone() {
    assertThat(facade.ftp(recorder.port(), "", "s3cret", 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThatExceptionOfType(InternetException.class).isThrownBy(() -> connect("", "s3cret"));
    assertThat(recorder.connections()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {
        "true,'',NULL",
        "true,NULL,''",
        "true,'',''",
        "false,'',NULL",
        "false,NULL,''",
        "false,'',''"
      })
  void w039_emptyIsAsGoodAsNone(
      boolean byTheFunctions, @Nullable String user, @Nullable String password) throws Exception {
    assertThat(dialogue(byTheFunctions, user, password)).isEqualTo(login("anonymous", EMAIL));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w040_anEmptyPasswordIsNone(boolean byTheFunctions) throws Exception {
    assertThat(dialogue(byTheFunctions, "ann", "")).isEqualTo(login("ann", ""));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w046_aUserMayBeEnough(boolean byTheFunctions) throws Exception {
    server.says("USER", "230 in");

    assertThat(dialogue(byTheFunctions, "ann", "s3cret"))
        .isEqualTo(
            """
            S 220 ready
            C USER ann
            S 230 in
            C QUIT
            S 221 bye
            """);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w047_anAccountIsGivenWhereOneIsAskedFor(boolean byTheFunctions) throws Exception {
    server.says("PASS", "332 account?").says("ACCT", "230 in");

    assertThat(dialogue(byTheFunctions, "ann", "s3cret"))
        .isEqualTo(
            """
            S 220 ready
            C USER ann
            S 331 password
            C PASS s3cret
            S 332 account?
            C ACCT noaccount
            S 230 in
            C QUIT
            S 221 bye
            """);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w048_aSuperfluousPasswordIsALogin(boolean byTheFunctions) throws Exception {
    server.says("PASS", "202 superfluous");

    assertThat(dialogue(byTheFunctions, "ann", "s3cret"))
        .contains("S 202 superfluous\nC QUIT\nS 221 bye\n");
  }
}
