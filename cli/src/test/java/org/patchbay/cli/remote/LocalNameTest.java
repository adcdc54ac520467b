package org.patchbay.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.cli.failure.Failure;

class LocalNameTest {

  @Test
  void theNameIsTheLastPartOfThePath() throws Failure {
    assertThat(LocalName.of(Url.parse("http://h/a/b%20c.txt?v=1/2"))).isEqualTo("b c.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h/a/..",
        "ftp://h/a/%2E%2E",
        "ftp://h/..%2F..%2Fetc%2Fpasswd",
        "ftp://h/a%5Cb",
        "ftp://h/c%3Ab",
        "ftp://h/a%0Ab",
        "ftp://h/a%00b"
      })
  void aNameThatCouldLeaveTheFolderIsRefused(String url) {
    assertThatThrownBy(() -> LocalName.of(Url.parse(url))).hasMessageContaining("no safe name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h", "http://h/", "ftp://h/dir/", "http://h/?q"})
  void aUrlWithoutAFileNeedsTheOption(String url) {
    assertThatThrownBy(() -> LocalName.of(Url.parse(url))).hasMessageContaining("-o FILE");
  }
}
