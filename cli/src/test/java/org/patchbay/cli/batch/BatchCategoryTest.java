package org.patchbay.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class BatchCategoryTest {

  @Test
  void everyErrorHasExactlyOneCategory() {
    List<InternetError> errors =
        Arrays.stream(BatchCategory.values())
            .flatMap(category -> category.errors().stream())
            .toList();

    assertThat(errors).containsExactlyInAnyOrder(InternetError.values());
  }

  @ParameterizedTest
  @CsvSource({
    "NAME_NOT_RESOLVED, NAME_NOT_RESOLVED",
    "CANNOT_CONNECT, CANNOT_CONNECT",
    "CONNECTION_RESET, CONNECTION_RESET",
    "CONNECTION_ABORTED, CONNECTION_RESET",
    "FTP_DROPPED, CONNECTION_RESET",
    "TIMEOUT, TIMEOUT",
    "LOGIN_FAILURE, LOGIN_FAILURE",
    "EXTENDED_ERROR, SERVER_REFUSED",
    "DATA_CONNECTION_FAILED, DATA_CONNECTION",
    "FTP_NO_PASSIVE_MODE, DATA_CONNECTION",
    "PROTOCOL_VIOLATION, PROTOCOL_ERROR",
    "HTTP_INVALID_SERVER_RESPONSE, PROTOCOL_ERROR",
    "DECODING_FAILED, PROTOCOL_ERROR",
    "GOPHER_PROTOCOL_ERROR, PROTOCOL_ERROR",
    "TRUNCATED, TRUNCATED",
    "LIMIT_EXCEEDED, TOO_LARGE",
    "TOO_MANY_REDIRECTS, TOO_MANY_REDIRECTS",
    "HTTP_REDIRECT_FAILED, REDIRECT_REFUSED",
    "HTTPS_TO_HTTP_ON_REDIR, REDIRECT_REFUSED",
    "RESUME_FAILED, RESUME_FAILED",
    "UNSUPPORTED, UNSUPPORTED",
    "PROVIDER_UNAVAILABLE, UNSUPPORTED",
    "INVALID_PARAMETER, INVALID_ARGUMENT",
    "SEC_INVALID_CERT, CERT_INVALID",
    "SEC_CERT_DATE_INVALID, CERT_EXPIRED",
    "INVALID_CA, CERT_UNTRUSTED",
    "SEC_CERT_CN_INVALID, CERT_HOST_MISMATCH",
    "SECURITY_CHANNEL_ERROR, TLS_FAILURE",
    "TLS_REQUIRED, TLS_REQUIRED",
    "PROXY_SERVER_UNREACHABLE, PROXY_ERROR",
    "OPERATION_CANCELLED, OTHER",
    "DENIED_BY_POLICY, OTHER",
  })
  void anErrorIsToldByItsCategory(InternetError error, BatchCategory category) {
    assertThat(BatchCategory.of(new InternetException(error, "x"))).isEqualTo(category);
  }

  @Test
  void theNumberOfAReplyTellsTheDataConnectionFromTheOther() {
    assertThat(ftp(InternetError.CANNOT_CONNECT, 425)).isEqualTo(BatchCategory.DATA_CONNECTION);
    assertThat(ftp(InternetError.CONNECTION_ABORTED, 426)).isEqualTo(BatchCategory.TRUNCATED);
    assertThat(ftp(InternetError.EXTENDED_ERROR, 550)).isEqualTo(BatchCategory.SERVER_REFUSED);
  }

  private static BatchCategory ftp(InternetError error, int replyCode) {
    return BatchCategory.of(new InternetException(error, "x", replyCode, null));
  }
}
