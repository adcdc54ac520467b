package org.patchbay.api.gopher;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Gopher+ server tells of one item (Gopher+ §2.5). What it says in a way of its own, or not
 * at all, is empty here and can be read from the {@link #blocks}. Immutable.
 *
 * @param item the item itself, from {@code +INFO}; empty if that was missing or no line of a menu
 * @param blocks all blocks in the server's order, unknown ones among them
 */
public record GopherAttributes(Optional<GopherItem> item, List<GopherBlock> blocks) {
  private static final Pattern DATE = Pattern.compile("<(\\d{14})>");
  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  /** Copies the blocks. */
  public GopherAttributes {
    blocks = List.copyOf(blocks);
  }

  /**
   * The first block of this name.
   *
   * @param name such as {@code ABSTRACT}, in any case, with or without its plus
   */
  public Optional<GopherBlock> block(String name) {
    String wanted = (name.startsWith("+") ? name.substring(1) : name).toUpperCase(Locale.ROOT);
    return blocks.stream().filter(block -> block.name().equals(wanted)).findFirst();
  }

  /** Who looks after it, as name and address in angle brackets. */
  public Optional<String> administrator() {
    return block("ADMIN").flatMap(block -> block.field("Admin"));
  }

  /** When it was changed last, by the server's clock, whose zone nobody tells. */
  public Optional<LocalDateTime> modified() {
    return block("ADMIN").flatMap(block -> block.field("Mod-Date")).flatMap(GopherAttributes::date);
  }

  /** The forms in which it can be had, the server's favourite first. */
  public List<GopherView> views() {
    return block("VIEWS").stream()
        .flatMap(block -> block.lines().stream())
        .map(GopherView::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What it is about: the lines of {@code +ABSTRACT}, by line feeds. */
  public Optional<String> summary() {
    return block("ABSTRACT").map(block -> String.join("\n", block.lines()));
  }

  /** What has to be answered before it can be had, in order; empty if it asks nothing. */
  public List<GopherQuestion> questions() {
    return block("ASK").stream()
        .flatMap(block -> block.lines().stream())
        .map(GopherQuestion::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LocalDateTime> date(String text) {
    Matcher matcher = DATE.matcher(text);
    try {
      return matcher.find()
          ? Optional.of(LocalDateTime.parse(matcher.group(1), DIGITS))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
