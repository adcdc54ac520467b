package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAnswer;
import org.patchbay.api.gopher.GopherQuestion;

class GopherRequestTest {
  private static final GopherRequest.Maker REQUESTS =
      new GopherRequest.Maker(GopherLimits.DEFAULT, GopherText.DEFAULT);

  @Test
  void aSelectorIsALine() throws IOException {
    assertThat(sent(REQUESTS.plain("/grüße"))).isEqualTo("/grüße\r\n");
    assertThat(sent(REQUESTS.plain(""))).isEqualTo("\r\n");
  }

  @Test
  void aQueryFollowsATab() throws IOException {
    GopherRequest request = REQUESTS.search("/find", "two words");

    assertThat(sent(request)).isEqualTo("/find\ttwo words\r\n");
    assertThat(request.length()).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\tb", "a\0b", "\r\n"})
  void whatWouldBeginAnotherRequestIsRefused(String text) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> REQUESTS.plain(text))
        .withMessageContaining("selector")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_PARAMETER);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> REQUESTS.search("/find", text))
        .withMessageContaining("query");
  }

  @Test
  void aSelectorHasTheLengthThatWinInetAllows() throws IOException {
    assertThat(sent(REQUESTS.plain("x".repeat(256)))).hasSize(258);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> REQUESTS.plain("x".repeat(257)))
        .withMessageContaining("256")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_PARAMETER);
  }

  @Test
  void gopherPlusAsksForViewsAttributesAndMenusOfThem() throws IOException {
    assertThat(sent(REQUESTS.view("/a", null, ""))).isEqualTo("/a\t+\r\n");
    assertThat(sent(REQUESTS.view("/a", null, "text/plain De_DE")))
        .isEqualTo("/a\t+text/plain De_DE\r\n");
    assertThat(sent(REQUESTS.view("/a", "words", ""))).isEqualTo("/a\twords\t+\r\n");
    assertThat(sent(REQUESTS.attributes("/a"))).isEqualTo("/a\t!\r\n");
    assertThat(sent(REQUESTS.directory("/a"))).isEqualTo("/a\t$\r\n");
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> REQUESTS.view("/a", null, "text/plain\t1"))
        .withMessageContaining("view");
  }

  @Test
  void answersFollowAsABlockThatEndsWithADot() throws IOException {
    List<GopherAnswer> answers =
        List.of(
            GopherQuestion.parse("Ask: Name?").orElseThrow().answer(".Ann"),
            GopherQuestion.parse("AskL: Tell").orElseThrow().answer("one\n.\n"));

    assertThat(sent(REQUESTS.answered("/a", "", answers)))
        .isEqualTo("/a\t+\t1\r\n+-1\r\n..Ann\r\n2\r\none\r\n..\r\n.\r\n");
  }

  @Test
  void whatTheCharacterSetHasNotIsRefusedRatherThanReplaced() {
    GopherText latin = new GopherText(StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> new GopherRequest.Maker(GopherLimits.DEFAULT, latin).plain("/€"))
        .withMessageContaining("charset")
        .returns(InternetError.INVALID_PARAMETER, InternetException::error);
  }

  private static String sent(GopherRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    request.send(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
