package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.http.HttpHeader;

class ValidatorTest {
  private static final String MODIFIED = "Last-Modified: Tue, 02 Jan 2024 03:04:05 GMT";

  @Test
  void aStrongTagIsPreferredToATime() {
    assertThat(
            Validator.of(headers("ETag: \"a\"", MODIFIED, "Date: Tue, 02 Jan 2024 04:04:05 GMT")))
        .contains(new Validator("ETag", "\"a\""));
  }

  @Test
  void aTimeThatHasSettledWillDo() {
    assertThat(Validator.of(headers(MODIFIED, "Date: Tue, 02 Jan 2024 03:05:05 GMT")))
        .contains(new Validator("Last-Modified", "Tue, 02 Jan 2024 03:04:05 GMT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag: W/\"a\"",
        "ETag: a",
        "ETag: \"a\"\nETag: \"b\"",
        "ETag: W/\"a\"\n" + MODIFIED + "\nDate: Tue, 02 Jan 2024 04:04:05 GMT",
        MODIFIED,
        MODIFIED + "\nDate: Tue, 02 Jan 2024 03:05:04 GMT",
        MODIFIED + "\nDate: yesterday",
        "Last-Modified: yesterday\nDate: Tue, 02 Jan 2024 04:04:05 GMT",
        "Date: Tue, 02 Jan 2024 04:04:05 GMT"
      })
  void whatIsWeakOrUnclearIsNone(String lines) {
    assertThat(Validator.of(headers(lines.split("\n")))).isEmpty();
  }

  private static List<HttpHeader> headers(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line.split(": ", 2))
        .map(parts -> new HttpHeader(parts[0], parts[1]))
        .toList();
  }
}
