package org.patchbay.api.gopher;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form in which an item can be had (Gopher+ §2.6). Immutable.
 *
 * @param contentType such as {@code text/plain}, as the server has it
 * @param language such as {@code En_US}; empty if it has none
 * @param size in bytes, -1 if the server does not tell; servers round it to a thousand or so
 */
public record GopherView(String contentType, String language, long size) {
  private static final Pattern LINE =
      Pattern.compile("([^\\s:]+)(?:\\s+([^\\s:<]+))?\\s*:?\\s*(?:<([^<>]*)>)?.*");
  private static final Pattern SIZE = Pattern.compile("(\\d{0,15}(?:\\.\\d{1,3})?)\\s*([kmg]?)b?");

  /**
   * Reads a line of {@code +VIEWS}, such as {@code text/plain En_US: <10k>}.
   *
   * @return empty if it names no content type
   */
  public static Optional<GopherView> parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String language = matcher.group(2);
    String size = matcher.group(3);
    return Optional.of(
        new GopherView(
            matcher.group(1), language == null ? "" : language, size == null ? -1 : size(size)));
  }

  /** What is sent to have it: the content type, and the language if there is one. */
  public String name() {
    return language.isEmpty() ? contentType : contentType + " " + language;
  }

  // "<.2k>", "<10k>", "<77M>", "<120>"
  private static long size(String text) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || matcher.group(1).isEmpty()) {
      return -1;
    }
    long unit =
        switch (matcher.group(2)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> 1;
        };
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
    return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? -1 : bytes.longValue();
  }
}
