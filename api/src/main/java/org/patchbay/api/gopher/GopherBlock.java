package org.patchbay.api.gopher;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A block of an item's attributes (Gopher+ §2.5), known or not. Immutable.
 *
 * @param name in upper case, without its plus, such as {@code ADMIN}
 * @param value what follows the colon on the same line; often empty
 * @param lines the lines below it, without the blank that each begins with
 */
public record GopherBlock(String name, String value, List<String> lines) {
  /** Copies the lines. */
  public GopherBlock {
    lines = List.copyOf(lines);
  }

  /**
   * The value of the first line {@code Name: value}; the name's case does not matter.
   *
   * @param field such as {@code Mod-Date}
   */
  public Optional<String> field(String field) {
    String start = field.toLowerCase(Locale.ROOT) + ":";
    return lines.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }
}
