package org.patchbay.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class ReportTest {

  @ParameterizedTest
  @CsvSource({
    "NAME_NOT_RESOLVED, 1, check the name of the host",
    "CANNOT_CONNECT, 1, check host and port",
    "TIMEOUT, 1, --timeout",
    "LOGIN_FAILURE, 1, --password-file",
    "INCORRECT_USER_NAME, 1, --password-file",
    "INCORRECT_PASSWORD, 1, --password-file",
    "INVALID_CA, 1, --trust",
    "SEC_CERT_DATE_INVALID, 1, new certificate",
    "SEC_CERT_CN_INVALID, 1, name",
    "PROVIDER_UNAVAILABLE, 3, patchbay providers",
    "PROTOCOL_NOT_FOUND, 3, profile",
    "INVALID_PARAMETER, 2, ''",
  })
  void anErrorHasAnExitCodeAndAdvice(InternetError error, int exitCode, String advice) {
    Report report = Report.of(new InternetException(error, "it went wrong"), "ftp://h/x");

    assertThat(report.exitCode()).isEqualTo(exitCode);
    assertThat(report.line()).startsWith("ftp://h/x: it went wrong").contains(advice);
  }

  @Test
  void theUrlStandsInPlaceOfTheEndpoint() {
    InternetException failure =
        new InternetException(
            InternetError.EXTENDED_ERROR,
            "ftp://bob@h:21: RETR refused: 550-no\n550 such file",
            "ftp://bob@h:21",
            "",
            null);

    assertThat(Report.of(failure, "ftp://h/x").line())
        .isEqualTo("ftp://h/x: RETR refused: 550-no 550 such file");
  }

  @Test
  void adviceFollowsTheServersWords() {
    InternetException failure =
        new InternetException(InternetError.LOGIN_FAILURE, "PASS refused: 530 Not you.");

    assertThat(Report.of(failure, "ftp://h/x").line())
        .isEqualTo("ftp://h/x: PASS refused: 530 Not you; check --user and --password-file");
  }

  @Test
  void aPlainFailureOfTheNetworkIsToldWithItsPlace() {
    assertThat(Report.of(new IOException("reset"), "ftp://h/x"))
        .isEqualTo(new Report(ExitCode.FAILED, "ftp://h/x: reset"));
  }

  @Test
  void whatNobodyHasThoughtOfIsOurFault() {
    Report report = Report.of(new IllegalStateException("oops"));

    assertThat(report.exitCode()).isEqualTo(ExitCode.INTERNAL);
    assertThat(report.line()).contains("report it", "oops");
  }
}
