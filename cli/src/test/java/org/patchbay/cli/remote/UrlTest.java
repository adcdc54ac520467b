package org.patchbay.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;

class UrlTest {

  @Test
  void everyPartIsRead() throws Failure {
    Url url = Url.parse("FTP://ann%40home:s%3Acret@files.example.org:2121/pub/a%20b.txt");

    assertThat(url.scheme()).isEqualTo(Scheme.FTP);
    assertThat(url.user()).isEqualTo("ann@home");
    assertThat(Optional.ofNullable(url.password()).map(secret -> secret.<String>use(String::new)))
        .contains("s:cret");
    assertThat(url.host()).isEqualTo("files.example.org");
    assertThat(url.port()).isEqualTo(2121);
    assertThat(url.decodedPath()).isEqualTo("pub/a b.txt");
    assertThat(url.fileName()).isEqualTo("a b.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h/dir/f, dir/f",
    "ftp://h/%2Fetc/f, /etc/f",
    "ftp://h//etc/f, /etc/f",
    "ftp://h/f?x, f?x",
    "ftp://h/%C3%BC, ü",
    "gopher://h/0/a%09b, '0/a\tb'"
  })
  void ftpAndGopherPathsAreDecodedAndRelative(String text, String path) throws Failure {
    assertThat(Url.parse(text).decodedPath()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, ''",
    "http://h/a%20b?c=%2F, /a%20b?c=%2F",
    "http://h?q, /?q",
    "http://h/a#part, /a",
  })
  void anHttpTargetIsLeftAsItIs(String text, String target) throws Failure {
    assertThat(Url.parse(text).path()).isEqualTo(target);
  }

  @Test
  void aLiteralAddressLosesItsBracketsAndGetsThemBack() throws Failure {
    Url url = Url.parse("http://[::1]:8080/x");

    assertThat(url.host()).isEqualTo("::1");
    assertThat(url).hasToString("http://[::1]:8080/x");
  }

  @Test
  void theTextOfAUrlHasNeitherUserNorPassword() throws Failure {
    assertThat(Url.parse("ftp://ann:secret@h/x")).hasToString("ftp://h/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://ann:sec/ret@h/x",
        "ftp://ann:secret@",
        "ann:secret@h",
        "ftp://ann:secret@h:70000/",
        "sftp://ann:secret@h/",
        "ftp://ann:secret@h/%zz",
        "ftp://ann:sec%zzret@h/"
      })
  void noMessageGivesAPasswordAway(String text) {
    assertThatThrownBy(() -> Url.parse(text))
        .isInstanceOf(Failure.class)
        .hasMessageNotContaining("ret");
  }

  @ParameterizedTest
  @CsvSource({
    "foo://x, 'foo://x: unknown scheme foo; known are ftp, ftps, http, https, gopher, gophers'",
    "ftp:///x, no host is named",
    "http://h:65536/, port 65536 is above 65535",
    "ftp://h/a%2, not followed by two hexadecimal digits",
    "ftp://h/a#b, write %23 for #",
    "example.org, not a URL",
  })
  void aMalformedUrlIsRefusedWithItsReason(String text, String reason) {
    assertThatThrownBy(() -> Url.parse(text))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(reason);
  }

  @Test
  void controlCharactersAreRefused() {
    assertThatThrownBy(() -> Url.parse("ftp://h/a\r\nDELE b")).hasMessageContaining("a??DELE b");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h, ftp://h/a%20b",
    "ftp://h/dir/, ftp://h/dir/a%20b",
    "ftp://h/dir/c, ftp://h/dir/c",
  })
  void theNameOfAFileIsAddedToADirectory(String text, String expected) throws Failure {
    assertThat(Url.parse(text).withFileName("a b")).hasToString(expected);
  }
}
