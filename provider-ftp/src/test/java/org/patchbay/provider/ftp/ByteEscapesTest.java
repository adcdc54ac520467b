package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteEscapesTest {
  @Test
  void textIsLeftAsItIs() {
    String text = "gr\u00fcn \u20ac \ud83d\ude00";

    assertThat(ByteEscapes.text(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    assertThat(ByteEscapes.isIn(text)).isFalse();
  }

  @Test
  void aByteThatIsNoTextBecomesAnUnpairedSurrogate() throws Exception {
    byte[] bytes = "a\u00e9\u00f0\u009f\u0098\u0080\u00ff".getBytes(ISO_8859_1);

    String text = ByteEscapes.text(bytes, UTF_8);

    assertThat(text).isEqualTo("a\udce9\ud83d\ude00\udcff");
    assertThat(ByteEscapes.bytes(text, UTF_8)).isEqualTo(bytes);
  }

  @Test
  void aCharacterThatTheCharacterSetLacksIsNotReplaced() {
    assertThatThrownBy(() -> ByteEscapes.bytes("\udce9\u20ac", ISO_8859_1))
        .isInstanceOf(CharacterCodingException.class);
    assertThatThrownBy(() -> ByteEscapes.bytes("\udc0a", UTF_8))
        .isInstanceOf(CharacterCodingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "US-ASCII",
        "ISO-8859-1",
        "windows-1252",
        "Shift_JIS",
        "GBK",
        "Big5",
        "EUC-JP",
        "EUC-KR",
        "GB18030",
        "windows-31j",
        "Big5-HKSCS"
      })
  void allBytesComeBack(String name) throws Exception {
    Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(8)];
      random.nextBytes(bytes);
      String text = ByteEscapes.text(bytes, charset);
      assertThat(ByteEscapes.bytes(text, charset)).as("seed %d", seed).isEqualTo(bytes);
    }
  }
}
