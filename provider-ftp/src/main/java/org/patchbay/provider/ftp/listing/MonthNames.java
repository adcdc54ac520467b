package org.patchbay.provider.ftp.listing;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Short and long names of months in the languages that servers list in, in the character sets that
 * these were written in. A table of bytes, so that looking one up leaves no garbage.
 */
final class MonthNames {
  private static final String LANGUAGES =
      """
      january february march april may june july august september october november december
      jan feb mar apr may jun jul aug sept oct nov dec
      januar februar märz april mai juni juli august september oktober november dezember
      jän feber mär apr mai jun jul aug sep okt nov dez
      jan feb mrz apr mai jun jul aug sep okt nov dez
      janvier février mars avril mai juin juillet août septembre octobre novembre décembre
      janv févr mars avr mai juin juil août sept oct nov déc
      jan fév mars avr mai jun jui aoû sep oct nov déc
      gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
      gen feb mar apr mag giu lug ago set ott nov dic
      enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
      ene feb mar abr may jun jul ago sep oct nov dic
      janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
      jan fev mar abr mai jun jul ago set out nov dez
      januari februari maart april mei juni juli augustus september oktober november december
      jan feb mrt apr mei jun jul aug sep okt nov dec
      stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
      listopada grudnia
      sty lut mar kwi maj cze lip sie wrz paź lis gru
      января февраля марта апреля мая июня июля августа сентября октября ноября декабря
      янв фев мар апр май июн июл авг сен окт ноя дек
      янв фев марта апр мая июня июля авг сент окт нояб дек
      січ лют бер кві тра чер лип сер вер жов лис гру
      led úno bře dub kvě čvn čvc srp zář říj lis pro
      jan febr márc ápr máj jún júl aug szept okt nov dec
      jan feb mar apr maj jun jul aug sep okt nov des
      tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
      oca şub mar nis may haz tem ağu eyl eki kas ara
      ian feb mar apr mai iun iul aug sep oct nov dec
      ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
      """;

  private static final List<Charset> CHARSETS =
      Stream.of(
              "UTF-8",
              "ISO-8859-1",
              "ISO-8859-2",
              "ISO-8859-5",
              "ISO-8859-7",
              "ISO-8859-9",
              "windows-1250",
              "windows-1251",
              "KOI8-R",
              "KOI8-U",
              "IBM850",
              "IBM852",
              "IBM866")
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  private static final int SIZE = 4096;
  private static final byte[][] NAMES = new byte[SIZE][];
  private static final byte[] MONTHS = new byte[SIZE];

  static {
    languages().forEach(MonthNames::addAll);
  }

  private MonthNames() {}

  /** Twelve names in each. */
  static Stream<String[]> languages() {
    return LANGUAGES.lines().map(line -> line.strip().split("\\s+"));
  }

  private static void addAll(String[] names) {
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      String upper = name.toUpperCase(Locale.ROOT);
      for (Charset charset : CHARSETS) {
        add(name, charset, i + 1);
        add(upper.charAt(0) + name.substring(1), charset, i + 1);
        add(upper, charset, i + 1);
      }
    }
  }

  private static void add(String name, Charset charset, int month) {
    if (!charset.newEncoder().canEncode(name)) {
      return;
    }
    byte[] bytes = name.getBytes(charset);
    int slot = slot(bytes, 0, bytes.length);
    while (NAMES[slot] != null && !isSame(NAMES[slot], bytes, 0, bytes.length)) {
      slot = next(slot);
    }
    if (NAMES[slot] == null) {
      NAMES[slot] = bytes;
      MONTHS[slot] = (byte) month;
    }
  }

  /** The month that these bytes name, 1 to 12, with or without a dot; 0 if they do not. */
  static int of(byte[] bytes, int from, int to) {
    int end = to > from && bytes[to - 1] == '.' ? to - 1 : to;
    int english = end - from == 3 ? english(bytes, from) : 0;
    return english > 0 ? english : listed(bytes, from, end);
  }

  private static int listed(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    while (NAMES[slot] != null) {
      if (isSame(NAMES[slot], bytes, from, to)) {
        return MONTHS[slot];
      }
      slot = next(slot);
    }
    return 0;
  }

  /** What nearly all servers write. */
  private static int english(byte[] bytes, int from) {
    int letters =
        (bytes[from] | 0x20) << 16 | (bytes[from + 1] | 0x20) << 8 | (bytes[from + 2] | 0x20);
    return switch (letters) {
      case 'j' << 16 | 'a' << 8 | 'n' -> 1;
      case 'f' << 16 | 'e' << 8 | 'b' -> 2;
      case 'm' << 16 | 'a' << 8 | 'r' -> 3;
      case 'a' << 16 | 'p' << 8 | 'r' -> 4;
      case 'm' << 16 | 'a' << 8 | 'y' -> 5;
      case 'j' << 16 | 'u' << 8 | 'n' -> 6;
      case 'j' << 16 | 'u' << 8 | 'l' -> 7;
      case 'a' << 16 | 'u' << 8 | 'g' -> 8;
      case 's' << 16 | 'e' << 8 | 'p' -> 9;
      case 'o' << 16 | 'c' << 8 | 't' -> 10;
      case 'n' << 16 | 'o' << 8 | 'v' -> 11;
      case 'd' << 16 | 'e' << 8 | 'c' -> 12;
      default -> 0;
    };
  }

  private static int slot(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + Bytes.lower(bytes[i]);
    }
    return (hash ^ hash >>> 13) & (SIZE - 1);
  }

  private static int next(int slot) {
    return (slot + 1) & (SIZE - 1);
  }

  private static boolean isSame(byte[] name, byte[] bytes, int from, int to) {
    if (name.length != to - from) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (Bytes.lower(name[i]) != Bytes.lower(bytes[from + i])) {
        return false;
      }
    }
    return true;
  }
}
