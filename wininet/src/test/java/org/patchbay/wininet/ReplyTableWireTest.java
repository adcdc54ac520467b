package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;

/**
 * Which number a server's refusal becomes, with what went over the wire, in both ways of asking.
 */
class ReplyTableWireTest {
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

  private InternetSession session() throws InternetException {
    return facade.internet().open(SessionOptions.agent("test/1"));
  }

  private ConnectRequest request() {
    return ConnectRequest.to(Facade.HOST).port(recorder.port()).login("ann", Secret.of("s3cret"));
  }

  /** Reply to DELE, number of the functions, error of the API. */
  @ParameterizedTest
  @CsvSource({
    "421, 12003, EXTENDED_ERROR",
    "425, 12029, CANNOT_CONNECT",
    "426, 12030, CONNECTION_ABORTED",
    "450, 12003, EXTENDED_ERROR",
    "451, 12003, EXTENDED_ERROR",
    "452, 12003, EXTENDED_ERROR",
    "500, 12003, EXTENDED_ERROR",
    "501, 12003, EXTENDED_ERROR",
    "502, 12003, EXTENDED_ERROR",
    "503, 12003, EXTENDED_ERROR",
    "504, 12003, EXTENDED_ERROR",
    "530, 12015, LOGIN_FAILURE",
    "532, 12003, EXTENDED_ERROR",
    "550, 12003, EXTENDED_ERROR",
    "551, 12003, EXTENDED_ERROR",
    "552, 12003, EXTENDED_ERROR",
    "553, 12003, EXTENDED_ERROR",
    "599, 12003, EXTENDED_ERROR"
  })
  void w057_w058_w059_w060_aRefusedCommandHasItsNumber(int reply, int number, String error)
      throws Exception {
    server.says("DELE", reply + " because");
    long ftp = facade.ftp(recorder.port());

    assertThat(facade.wininet.ftpDeleteFile(ftp, "x")).isFalse();
    assertThat(facade.error()).isEqualTo(number);
    assertThat(facade.wininet.internetGetLastResponseInfo(new int[1]))
        .isEqualTo(reply + " because\n");
    facade.wininet.internetCloseHandle(ftp);
    String byTheFunctions = recorder.transcript();
    try (InternetSession session = session();
        FtpConnection connection = session.connect(FtpConnection.FTP, request())) {
      InternetException e =
          catchThrowableOfType(InternetException.class, () -> connection.delete("x"));
      assertThat(e.error()).hasToString(error);
      assertThat(e.replyCode()).isEqualTo(reply);
      assertThat(e.serverResponse()).isEqualTo(reply + " because\n");
    }

    assertThat(byTheFunctions)
        .startsWith(
            """
            S 220 ready
            C USER ann
            S 331 password
            C PASS s3cret
            S 230 in
            C DELE x
            S %d because
            """
                .formatted(reply));
    assertThat(recorder.transcript()).isEqualTo(byTheFunctions + byTheFunctions);
  }

  /** Where it says what, number of the functions, error of the API. */
  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 full, 12003, EXTENDED_ERROR",
    "USER, 530 no, 12015, LOGIN_FAILURE",
    "USER, 500 what, 12003, EXTENDED_ERROR",
    "PASS, 530 no, 12015, LOGIN_FAILURE",
    "PASS, 421 full, 12003, EXTENDED_ERROR"
  })
  void w049_w050_w051_w053_aRefusedLoginHasItsNumber(
      String at, String says, int number, String error) throws Exception {
    server.says(at, says);

    assertThat(facade.ftp(recorder.port())).isZero();
    assertThat(facade.error()).isEqualTo(number);
    String byTheFunctions = recorder.transcript();
    try (InternetSession session = session()) {
      InternetException e =
          catchThrowableOfType(
              InternetException.class, () -> session.connect(FtpConnection.FTP, request()));
      assertThat(e.error()).hasToString(error);
    }

    assertThat(byTheFunctions).contains("S " + says + "\n").doesNotContain("QUIT\nS 2");
    assertThat(recorder.transcript()).isEqualTo(byTheFunctions + byTheFunctions);
  }
}
