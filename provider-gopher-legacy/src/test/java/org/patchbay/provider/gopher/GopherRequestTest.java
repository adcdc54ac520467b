package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class GopherRequestTest {
  private static final GopherLimits LIMITS = GopherLimits.DEFAULT;

  @Test
  void aSelectorIsALine() throws IOException {
    assertThat(sent(GopherRequest.of("/grüße", LIMITS))).isEqualTo("/grüße\r\n");
    assertThat(sent(GopherRequest.of("", LIMITS))).isEqualTo("\r\n");
  }

  @Test
  void aQueryFollowsATab() throws IOException {
    GopherRequest request = GopherRequest.search("/find", "two words", LIMITS);

    assertThat(sent(request)).isEqualTo("/find\ttwo words\r\n");
    assertThat(request.length()).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\tb", "a\0b", "\r\n"})
  void whatWouldBeginAnotherRequestIsRefused(String text) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> GopherRequest.of(text, LIMITS))
        .withMessageContaining("selector")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_PARAMETER);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> GopherRequest.search("/find", text, LIMITS))
        .withMessageContaining("query");
  }

  @Test
  void aSelectorHasTheLengthThatWinInetAllows() throws IOException {
    assertThat(sent(GopherRequest.of("x".repeat(256), LIMITS))).hasSize(258);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> GopherRequest.of("x".repeat(257), LIMITS))
        .withMessageContaining("256")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_PARAMETER);
  }

  private static String sent(GopherRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    request.send(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
