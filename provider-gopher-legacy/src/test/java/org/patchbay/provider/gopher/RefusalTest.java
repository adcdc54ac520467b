package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class RefusalTest {
  private final Answers answers = new Answers();

  @Test
  void anAnswerThatIsOneErrorItemIsTheServersWord() {
    assertRefused("3'/x' does not exist\t\terror.host\t1\r\n", "'/x' does not exist");
    assertRefused("3No such thing\t\terror.host\t1\r\n.\r\n", "No such thing");
    assertRefused("3No such thing\t\terror.host\t1\r\n.\r\nrest", "No such thing");
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
    assertThat(answers.replies).isEmpty();
  }

  private void assertRefused(String answer, String words) {
    answers.replies.clear();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> read(answer))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.EXTENDED_ERROR);
    assertThat(answers.replies).containsExactly(words);
  }

  private String read(String answer) throws IOException {
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    String whole = null;
    for (int piece : new int[] {1, 3, 100_000}) {
      WireAnswer looked = answers.of(bytes, piece);
      Refusal.throwIfIn(looked, answers, GopherText.DEFAULT);
      whole = new String(looked.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    return Objects.requireNonNull(whole);
  }
}
