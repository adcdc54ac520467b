package org.patchbay.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchTextTest {

  @Test
  void textIsUtf8AndHalvesOfCharactersAreEscaped() throws IOException {
    BatchText text = new BatchText(100);

    text.write("aäё€\ud83d");
    text.write("\ude00 \ud83d. \ude00");

    assertThat(told(text)).isEqualTo("aäё€😀 \\ud83d. \\ude00");
  }

  @Test
  void bytesGoOutInBase64AcrossPieces() throws IOException {
    byte[] bytes = new byte[200_001];
    new Random(1).nextBytes(bytes);
    BatchText text = new BatchText(1_000_000);

    text.write("<");
    try (OutputStream base64 = text.base64()) {
      for (int i = 0; i < bytes.length; i += 997) {
        base64.write(bytes, i, Math.min(997, bytes.length - i));
      }
    }
    text.write(">");

    assertThat(told(text)).isEqualTo("<" + Base64.getEncoder().encodeToString(bytes) + ">");
  }

  @Test
  void itIsCutBackAcrossPieces() throws IOException {
    BatchText text = new BatchText(1_000_000);
    text.write("kept");
    long mark = text.mark();
    text.write("x".repeat(300_000));

    text.cut(mark);
    text.write(", too");

    assertThat(told(text)).isEqualTo("kept, too");
  }

  @Test
  void itIsCutBackToTheVeryEndOfAPiece() throws IOException {
    BatchText text = new BatchText(1_000_000);
    text.write("x".repeat(64 * 1024));
    long mark = text.mark();
    text.write("y");

    text.cut(mark);
    text.write("z");

    assertThat(told(text)).isEqualTo("x".repeat(64 * 1024) + "z");
  }

  @Test
  void moreThanMayBeIsRefused() throws IOException {
    BatchText text = new BatchText(4);
    text.write("1234");

    assertThatExceptionOfType(BatchFailure.class)
        .isThrownBy(() -> text.write("5"))
        .returns(BatchCategory.TOO_LARGE, BatchFailure::category);
  }

  private static String told(BatchText text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.writeTo(out);
    return out.toString(UTF_8);
  }
}
