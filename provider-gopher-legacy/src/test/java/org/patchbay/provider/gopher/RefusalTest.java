package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

class RefusalTest {
  private final List<String> replies = new ArrayList<>();

  @Test
  void anAnswerThatIsOneErrorItemIsTheServersWord() {
    assertRefused("3'/x' does not exist\t\terror.host\t1\r\n", "'/x' does not exist");
    assertRefused("3No such thing\t\terror.host\t1\r\n.\r\n", "No such thing");
  }

  @Test
  void gophernicusTellsOfAMissingFileInPlainText() {
    assertRefused(
        "Error: File or directory not found! (null)\r\n____\r\n"
            + "     Gophered by Gophernicus/3.1.1 on Debian/12 x86_64\r\n",
        "Error: File or directory not found! (null)");
  }

  @Test
  void whateverElseBeginsAlikeIsContentToTheLastByte() throws IOException {
    for (String content :
        List.of(
            "",
            "3",
            "3.14159\n",
            "3 apples\tand\tpears\tnone\r\n",
            "3One\t\thost\t70\r\n3Two\t\thost\t70\r\n",
            "Error: this file is about errors\n",
            "3" + "x".repeat(5000) + "\t\thost\t70\r\n",
            "plain")) {
      assertThat(read(content)).as(content).isEqualTo(content);
    }
    assertThat(replies).isEmpty();
  }

  private void assertRefused(String answer, String words) {
    replies.clear();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> read(answer))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.EXTENDED_ERROR);
    assertThat(replies).containsExactly(words);
  }

  private String read(String answer) throws IOException {
    StatusSink sink =
        new StatusSink() {
          @Override
          public void status(InternetStatus status, String text, long value) {}

          @Override
          public void reply(String text) {
            replies.add(text);
          }
        };
    return new String(
        Refusal.unlessIn(
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)), sink)
            .readAllBytes(),
        StandardCharsets.ISO_8859_1);
  }
}
