package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class GopherErrorsTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new SocketTimeoutException("Read timed out"), InternetError.TIMEOUT),
        Arguments.of(new SocketException("Connection reset"), InternetError.CONNECTION_RESET),
        Arguments.of(new EOFException(), InternetError.CONNECTION_ABORTED),
        Arguments.of(new SSLException("bad record"), InternetError.SECURITY_CHANNEL_ERROR),
        Arguments.of(new IOException("odd"), InternetError.GOPHER_DATA_ERROR));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresOfTheNetworkHaveTheirErrors(IOException cause, InternetError expected) {
    InternetException mapped = GopherErrors.from("Reading failed", cause);

    assertThat(mapped.error()).isEqualTo(expected);
    assertThat(mapped).hasMessageStartingWith("Reading failed: ").hasCause(cause);
    assertThat(mapped.getMessage()).doesNotContain("null");
  }

  @Test
  void exceptionsOfTheCoreStayWhatTheyAre() {
    InternetException known = new InternetException(InternetError.DENIED_BY_POLICY, "no");

    assertThat(GopherErrors.from("Sending failed", known)).isSameAs(known);
    assertThat(GopherErrors.from("Sending failed", new IOException(new IOException(known))))
        .isSameAs(known);
  }
}
