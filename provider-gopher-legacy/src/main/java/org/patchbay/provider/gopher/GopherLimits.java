package org.patchbay.provider.gopher;

import java.time.Duration;

/**
 * The bounds that hold for one connection, whatever is configured later.
 *
 * @param documentBytes 0 for none
 */
record GopherLimits(
    int menuItems,
    int menuBytes,
    int menuLineBytes,
    int attributeLines,
    int attributeBytes,
    long documentBytes,
    Duration answer,
    int selectorLength) {
  static final int MENU_ITEMS = 100_000;
  static final int MENU_BYTES = 32 << 20;
  static final int MENU_LINE_BYTES = 8 << 10;
  static final int ATTRIBUTE_LINES = 200_000;
  static final int ATTRIBUTE_BYTES = 8 << 20;
  static final long ANSWER_MILLIS = 3_600_000;
  static final int SELECTOR_LENGTH = 256;

  private static final long LONGEST_MILLIS = Long.MAX_VALUE / 2_000_000;

  static final GopherLimits DEFAULT =
      new GopherLimits(
          MENU_ITEMS,
          MENU_BYTES,
          MENU_LINE_BYTES,
          ATTRIBUTE_LINES,
          ATTRIBUTE_BYTES,
          0,
          Duration.ofMillis(ANSWER_MILLIS),
          SELECTOR_LENGTH);

  // Metatype's own bounds are advice to consoles: Configuration Admin takes any number.
  static GopherLimits from(GopherConfiguration config) {
    return new GopherLimits(
        Math.max(1, config.menuItems()),
        Math.max(1, config.menuBytes()),
        Math.min(Math.max(1, config.menuLineBytes()), MenuReader.LONGEST_LINE),
        Math.max(1, config.attributeLines()),
        Math.max(1, config.attributeBytes()),
        Math.max(0, config.documentBytes()),
        Duration.ofMillis(Math.min(Math.max(1, config.answerMillis()), LONGEST_MILLIS)),
        Math.max(1, config.selectorLength()));
  }

  /** The bytes that a document may have. */
  long longestDocument() {
    return documentBytes == 0 ? Long.MAX_VALUE : documentBytes;
  }
}
