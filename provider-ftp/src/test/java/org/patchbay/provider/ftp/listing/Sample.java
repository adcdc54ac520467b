package org.patchbay.provider.ftp.listing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a listing and what it says, both as bytes one in each character.
 *
 * @param section of the table: the dialect, and what of it
 * @param line as the server sends it
 * @param facts what is expected of it, as {@link #told} writes it; {@code -} for a headline
 */
record Sample(String section, String line, String facts) {
  private static final Pattern BYTE = Pattern.compile("\\\\x(\\p{XDigit}{2})");

  /** The table. */
  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    String section = "";
    for (String row : text().split("\n")) {
      if (row.startsWith("[")) {
        section = row.substring(1, row.indexOf(']'));
      } else if (!row.isEmpty() && !row.startsWith("#")) {
        String[] parts = row.split(" ¦ ", 2);
        samples.add(new Sample(section, wire(parts[0]), wire(parts[1])));
      }
    }
    return samples;
  }

  private static String text() {
    try (InputStream in = Sample.class.getResourceAsStream("samples.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a text, one in each character. */
  static String wire(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Matcher matcher = BYTE.matcher(bytes);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  ListingStyle style() {
    return ListingStyle.valueOf(section.split(" ")[0]);
  }

  byte[] bytes() {
    return bytes(line);
  }

  static byte[] bytes(String wire) {
    return wire.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Several lines, each with its end. */
  static byte[] bytes(List<String> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String line : lines) {
      out.writeBytes(bytes(line + "\r\n"));
    }
    return out.toByteArray();
  }

  /** What was found, as the table has it. */
  static String told(Found found) {
    String told =
        found.kind()
            + wire(" ¦ ")
            + part(found, found.nameStart(), found.nameEnd())
            + wire(" ¦ ")
            + found.size()
            + wire(" ¦ ")
            + (found.modified() == null ? "-" : found.modified());
    String target = part(found, found.targetStart(), found.targetEnd());
    return target.isEmpty() ? told : told + wire(" ¦ ") + target;
  }

  static String part(Found found, int from, int to) {
    return new String(found.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return section + ": " + ListingLimits.shown(bytes(), 0, bytes().length);
  }
}
