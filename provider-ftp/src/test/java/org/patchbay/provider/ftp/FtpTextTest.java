package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;

class FtpTextTest {
  @Test
  void eachByteIsOneCharacterOnTheWire() throws Exception {
    FtpText text = new FtpText(UTF_8);

    assertThat(text.encode("\u00fc", "path")).isEqualTo("\u00c3\u00bc");
    assertThat(text.decode("\u00c3\u00bc")).isEqualTo("\u00fc");
  }

  @Test
  void whatIsNotInTheCharacterSetIsReadableStill() {
    assertThat(new FtpText(UTF_8).decode("\u00fc")).isEqualTo("\u00fc");
  }

  @Test
  void aCharacterThatCannotBeWrittenIsNotReplaced() {
    failing(
        () -> new FtpText(ISO_8859_1).encode("\u20ac", "path"), InternetError.INVALID_PARAMETER);
  }

  @Test
  void aCharacterThatBecomesALineBreakIsRefused() {
    failing(() -> new FtpText(UTF_16BE).encode("\u0d0a", "path"), InternetError.INVALID_PARAMETER);
  }

  @Test
  void theServerMaySayThatItUsesUtf8() throws Exception {
    FtpText text = new FtpText(ISO_8859_1);

    text.useUtf8();

    assertThat(text.encode("\u00fc", "path")).hasSize(2);
  }
}
