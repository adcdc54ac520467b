package org.patchbay.api.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class GopherValuesTest {
  private static final int TEXT = GopherItemType.TEXT_FILE.bit();

  @Test
  void aLocatorIsTheLineOfAMenu() throws InternetException {
    assertThat(GopherLocator.create("h", 71, "A text", "/a", TEXT).text())
        .isEqualTo("0A text\t/a\th\t71\r\n");
    assertThat(GopherLocator.create("h", 0, null, null, 0).text()).isEqualTo("1\t\th\t70\r\n");
  }

  @Test
  void aLocatorReadsBackAsWhatItWasMadeOf() throws InternetException {
    for (int marks : new int[] {0, GopherItem.GOPHER_PLUS_BIT, GopherItem.ASK_BIT}) {
      for (GopherItemType type : GopherItemType.values()) {
        if (type != GopherItemType.UNKNOWN) {
          GopherLocator made = GopherLocator.create("h", 70, "d", "/s", type.bit() | marks);
          assertThat(GopherLocator.parse(made.text())).isEqualTo(made);
          assertThat(made.bits() & ~GopherItem.GOPHER_PLUS_BIT)
              .isEqualTo((type.bit() | marks) & ~GopherItem.GOPHER_PLUS_BIT);
        }
      }
    }
  }

  @Test
  void anItemOfUnknownTypeKeepsItsCharacterInItsLocator() throws InternetException {
    GopherItem item = new GopherItem(GopherItemType.UNKNOWN, 'd', "A doc", "/d", "h", 0, true);

    assertThat(new GopherLocator(item).text()).isEqualTo("dA doc\t/d\th\t70\t+\r\n");
    assertThat(GopherLocator.parse("dA doc\t/d\th\t70\t+\r\n").bits())
        .isEqualTo(GopherItemType.UNKNOWN.bit() | GopherItem.GOPHER_PLUS_BIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "0a\tb\th",
        "\ta\tb\th\t70",
        "0a\tb\t\t70",
        "0a\tb\th\t0",
        "0a\tb\th\t65536",
        "0a\tb\th\t-1",
        "0a\tb\th\tseventy",
        "0a\tb\th\t7 0"
      })
  void whatIsNoLocatorIsRefused(String text) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> GopherLocator.parse(text))
        .returns(InternetError.GOPHER_INVALID_LOCATOR, InternetException::error);
  }

  @Test
  void aLocatorIsMadeOfASaneServerAndOneType() {
    refused(InternetError.INVALID_PARAMETER, "", 70, "/a", TEXT);
    refused(InternetError.INVALID_PARAMETER, "h", 65_536, "/a", TEXT);
    refused(InternetError.INVALID_PARAMETER, "h", 70, "/a\r\nb", TEXT);
    refused(InternetError.INVALID_PARAMETER, "h\t25", 70, "/a", TEXT);
    refused(InternetError.GOPHER_UNKNOWN_LOCATOR, "h", 70, "/a", 3);
  }

  private static void refused(InternetError error, String host, int port, String path, int bits) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> GopherLocator.create(host, port, null, path, bits))
        .returns(error, InternetException::error);
  }

  @ParameterizedTest
  @CsvSource({
    "URL:http://h/a, http://h/a",
    "/URL:https://h/a, https://h/a",
    "URL:mailto:a@b, mailto:a@b",
    "URL:javascript:alert(1),",
    "URL:JavaScript:alert(1),",
    "URL: javascript:alert(1),",
    "URL:data:text/html;x,",
    "URL:file:///etc/passwd,",
    "URL:nothing,",
    "/a/URL:http://h/,",
    "/a,"
  })
  void onlyLinksThatRunNothingAreGiven(String selector, String link) {
    assertThat(GopherItem.of(GopherItemType.HTML, selector).link())
        .isEqualTo(Optional.ofNullable(link));
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain En_US: <10k>, text/plain, En_US, 10240",
    "text/plain: <.2k>, text/plain, '', 204",
    "application/postscript De_DE: <2M>, application/postscript, De_DE, 2097152",
    "image/gif:, image/gif, '', -1",
    "image/gif, image/gif, '', -1",
    "text/plain: <huge>, text/plain, '', -1",
    "text/plain: <99999999999999999999k>, text/plain, '', -1",
    "text/plain: <-5k>, text/plain, '', -1",
    "text/plain: <120>, text/plain, '', 120"
  })
  void viewsTellTypeLanguageAndSize(String line, String type, String language, long size) {
    assertThat(GopherView.parse(line)).contains(new GopherView(type, language, size));
  }

  @Test
  void aViewIsAskedForByTypeAndLanguage() {
    assertThat(new GopherView("text/plain", "", 1).name()).isEqualTo("text/plain");
    assertThat(new GopherView("text/plain", "De_DE", 1).name()).isEqualTo("text/plain De_DE");
    assertThat(GopherView.parse(" : <10k>")).isEmpty();
  }

  @Test
  void attributesAreReadFromTheirBlocks() {
    GopherAttributes attributes =
        new GopherAttributes(
            Optional.empty(),
            List.of(
                new GopherBlock(
                    "ADMIN",
                    "",
                    List.of("Admin: Ann <a@h>", "mod-date: Wed Jul 28 1993 <19930728170201>")),
                new GopherBlock("VIEWS", "", List.of("text/plain: <1k>", "", "image/gif:")),
                new GopherBlock("ABSTRACT", "", List.of("One.", "Two.")),
                new GopherBlock("X", "y", List.of())));

    assertThat(attributes.administrator()).contains("Ann <a@h>");
    assertThat(attributes.modified()).contains(LocalDateTime.of(1993, 7, 28, 17, 2, 1));
    assertThat(attributes.views())
        .extracting(GopherView::contentType)
        .containsExactly("text/plain", "image/gif");
    assertThat(attributes.summary()).contains("One.\nTwo.");
    assertThat(attributes.block("+x")).map(GopherBlock::value).contains("y");
    assertThat(attributes.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mod-Date: yesterday", "Mod-Date: <19931328170201>", "Mod-Date:"})
  void aDateThatIsNoneIsNone(String line) {
    GopherBlock admin = new GopherBlock("ADMIN", "", List.of(line));

    assertThat(new GopherAttributes(Optional.empty(), List.of(admin)).modified()).isEmpty();
  }

  @Test
  void questionsAreAnsweredInTheirOwnWays() {
    GopherQuestion choose = question("Choose: Colour?\tred\tgreen");
    GopherQuestion select = question(" Select: Sure?");
    GopherQuestion letter = question("AskL: Tell us");

    assertThat(choose.choices()).containsExactly("red", "green");
    assertThat(choose.answer("red").lines()).containsExactly("red");
    assertThat(letter.answer("a\n.b\r\n").lines()).containsExactly("2", "a", ".b");
    assertThatIllegalArgumentException().isThrownBy(() -> choose.answer("blue"));
    assertThatIllegalArgumentException().isThrownBy(() -> select.answer("yes"));
    assertThatIllegalArgumentException().isThrownBy(() -> question("Ask: Name?").answer("a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> question("Note: hear").answer("x"));
    assertThat(GopherQuestion.parse("Guess: what")).isEmpty();
  }

  @Test
  void anAnswerIsNeverShown() {
    assertThat(question("AskP: Password?").answer("hidden")).asString().doesNotContain("hidden");
  }

  private static GopherQuestion question(String line) {
    return GopherQuestion.parse(line).orElseThrow();
  }
}
