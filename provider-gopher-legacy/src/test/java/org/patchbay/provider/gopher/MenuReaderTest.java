package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

class MenuReaderTest {
  private static final GopherSettings SMALL =
      GopherSettings.from(
          Configured.with(Map.of("menuItems", 3, "menuBytes", 200, "menuLineBytes", 40)));

  @Test
  void itemsComeInOrderUpToTheDot() throws InternetException {
    List<GopherItem> items =
        menu(
            "0About\t/about.txt\texample.org\t70\r\n"
                + "iWelcome\tfake\t(NULL)\t0\r\n"
                + "1Plus\t/plus\texample.org\t7070\t+\r\n"
                + ".\r\n"
                + "0After\t/after\texample.org\t70\r\n");

    assertThat(items)
        .containsExactly(
            new GopherItem(
                GopherItemType.TEXT_FILE, '0', "About", "/about.txt", "example.org", 70, false),
            new GopherItem(GopherItemType.INFORMATION, 'i', "Welcome", "fake", "(NULL)", 0, false),
            new GopherItem(
                GopherItemType.DIRECTORY, '1', "Plus", "/plus", "example.org", 7070, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a\t/a\th\t70\n1b\t/b\th\t70\n.\n",
        "1a\t/a\th\t70\r\n1b\t/b\th\t70\r\n",
        "1a\t/a\th\t70\r\n1b\t/b\th\t70",
        "1a\t/a\th\t70\r\n\r\n1b\t/b\th\t70\r\n."
      })
  void lineEndsAndTheLastDotMayBeMissing(String text) throws InternetException {
    assertThat(menu(text)).extracting(GopherItem::selector).containsExactly("/a", "/b");
  }

  @ParameterizedTest
  @CsvSource({
    "70, 70",
    "'', 0",
    "0, 0",
    "' 70 ', 70",
    "65535, 65535",
    "65536, 0",
    "-1, 0",
    "7x, 0",
    "99999999999999999999, 0"
  })
  void aPortThatIsNoneIsZero(String port, int expected) throws InternetException {
    assertThat(menu("1a\t/a\th\t" + port + "\r\n").get(0).port()).isEqualTo(expected);
  }

  @Test
  void missingFieldsAreEmpty() throws InternetException {
    assertThat(menu("1\r\n1a\r\n1a\t/a\r\n1a\t/a\th\r\n1a\t\t\t\t\t\t\r\n"))
        .extracting(GopherItem::display, GopherItem::selector, GopherItem::host, GopherItem::port)
        .containsExactly(
            tuple("", "", "", 0),
            tuple("a", "", "", 0),
            tuple("a", "/a", "", 0),
            tuple("a", "/a", "h", 0),
            tuple("a", "", "", 0));
  }

  @Test
  void typesThatNobodyKnowsKeepTheirCharacter() throws InternetException {
    assertThat(menu("Zodd\t/z\th\t70\r\n+same\t/s\tother\t70\r\n?\t\t\t\t?\r\n"))
        .extracting(GopherItem::type, GopherItem::typeCharacter, GopherItem::gopherPlus)
        .containsExactly(
            tuple(GopherItemType.UNKNOWN, 'Z', false),
            tuple(GopherItemType.REDUNDANT, '+', false),
            tuple(GopherItemType.UNKNOWN, '?', true));
  }

  @Test
  void errorsAndInformationNeedNoOtherField() throws InternetException {
    assertThat(menu("3No such thing\r\n"))
        .extracting(GopherItem::display)
        .containsExactly("No such thing");
    assertThat(menu("iHello\r\n")).extracting(GopherItem::display).containsExactly("Hello");
  }

  @Test
  void eachLineIsUtf8OrElseLatin1() throws InternetException {
    byte[] utf8 = "1Grüße\t/a\th\t70\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "1Grüße\t/b\th\t70\r\n".getBytes(StandardCharsets.ISO_8859_1);

    List<GopherItem> items =
        new MenuReader(stream(concat(utf8, latin1)), GopherSettings.DEFAULT).items();

    assertThat(items).extracting(GopherItem::display).containsExactly("Grüße", "Grüße");
  }

  @Test
  void theCharacterSetsAreThoseOfTheConfiguration() throws InternetException {
    GopherSettings cyrillic =
        GopherSettings.from(
            Configured.with(Map.of("charset", "KOI8-R", "fallbackCharset", "ISO-8859-1")));
    byte[] line = "1Привет\t/a\th\t70\r\n".getBytes(Charset.forName("KOI8-R"));

    assertThat(new MenuReader(stream(line), cyrillic).items())
        .extracting(GopherItem::display)
        .containsExactly("Привет");
  }

  @Test
  void theMarkSaysWhetherItIsGopherPlusOrAsks() throws InternetException {
    List<GopherItem> items =
        menu("0a\t/a\th\t70\t+\r\n0b\t/b\th\t70\t?\r\n0c\t/c\th\t70\tx\r\n0d\t/d\th\t70\r\n");

    assertThat(items).extracting(GopherItem::gopherPlus).containsExactly(true, true, false, false);
    assertThat(items).extracting(GopherItem::asks).containsExactly(false, true, false, false);
  }

  @Test
  void linesAreFoundHoweverTheyArriveInPieces() throws InternetException {
    String text =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "0Item " + i + "\t/item/" + i + "\thost" + i % 3 + "\t" + i + "\r\n")
            .collect(Collectors.joining("", "", ".\r\n"));
    List<GopherItem> whole = menu(text);

    assertThat(whole).hasSize(5_000);
    assertThat(whole.get(4_999))
        .isEqualTo(
            new GopherItem(
                GopherItemType.TEXT_FILE, '0', "Item 4999", "/item/4999", "host1", 4999, false));
    for (int piece : new int[] {1, 7, 1460, 65_535}) {
      InputStream pieces = new Pieces(text.getBytes(StandardCharsets.UTF_8), piece);
      assertThat(new MenuReader(pieces, GopherSettings.DEFAULT).items()).isEqualTo(whole);
    }
  }

  @Test
  void aMenuWithoutAByteIsNoMenu() {
    fails("", GopherSettings.DEFAULT, InternetError.GOPHER_PROTOCOL_ERROR, "without a byte");
  }

  @Test
  void anEmptyMenuIsAMenu() throws InternetException {
    assertThat(menu(".\r\n")).isEmpty();
  }

  @Test
  void aPageOfAnotherProtocolIsNoMenu() {
    fails(
        "HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n<html>\r\n",
        GopherSettings.DEFAULT,
        InternetError.GOPHER_PROTOCOL_ERROR,
        "HTTP/1.1 400 Bad Request");
    fails(
        "\033[2JError: File or directory not found!\r\n",
        GopherSettings.DEFAULT,
        InternetError.GOPHER_PROTOCOL_ERROR,
        "?[2JError: File or directory not found!");
  }

  @Test
  void moreThanTheLimitsIsRefused() throws InternetException {
    String item = "1a\t/a\th\t70\r\n";
    assertThat(new MenuReader(stream(item.repeat(3) + ".\r\n"), SMALL).items()).hasSize(3);

    fails(item.repeat(4), SMALL, InternetError.LIMIT_EXCEEDED, "menuItems");
    fails("i" + "x".repeat(40) + "\r\n", SMALL, InternetError.LIMIT_EXCEEDED, "menuLineBytes");
    fails("i" + "x".repeat(41), SMALL, InternetError.LIMIT_EXCEEDED, "menuLineBytes");
    fails("\r\n".repeat(101), SMALL, InternetError.LIMIT_EXCEEDED, "menuBytes");
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
    Endless endless = new Endless();

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> new MenuReader(endless, GopherSettings.DEFAULT).items())
        .extracting(InternetException::error)
        .isEqualTo(InternetError.LIMIT_EXCEEDED);
    assertThat(endless.read).isLessThan(1 << 20);
  }

  private static void fails(
      String text, GopherSettings settings, InternetError error, String words) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> new MenuReader(stream(text), settings).items())
        .withMessageContaining(words)
        .extracting(InternetException::error)
        .isEqualTo(error);
  }

  private static List<GopherItem> menu(String text) throws InternetException {
    return new MenuReader(stream(text), GopherSettings.DEFAULT).items();
  }

  private static InputStream stream(String text) {
    Charset charset = StandardCharsets.UTF_8;
    return stream(text.getBytes(charset));
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static final class Endless extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Arrays.fill(target, offset, offset + length, (byte) 'x');
      read += length;
      return length;
    }
  }
}
