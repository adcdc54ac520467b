package org.patchbay.provider.gopher;

/** The bounds that hold for one connection, whatever is configured later. */
record GopherLimits(int menuItems, int menuBytes, int menuLineBytes, int selectorLength) {
  static final int MENU_ITEMS = 100_000;
  static final int MENU_BYTES = 32 << 20;
  static final int MENU_LINE_BYTES = 8 << 10;
  static final int SELECTOR_LENGTH = 256;

  static final GopherLimits DEFAULT =
      new GopherLimits(MENU_ITEMS, MENU_BYTES, MENU_LINE_BYTES, SELECTOR_LENGTH);

  static GopherLimits from(GopherConfiguration config) {
    return new GopherLimits(
        atLeastOne(config.menuItems()),
        atLeastOne(config.menuBytes()),
        Math.min(atLeastOne(config.menuLineBytes()), MenuReader.LONGEST_LINE),
        atLeastOne(config.selectorLength()));
  }

  // Metatype's own bounds are advice to consoles: Configuration Admin takes any number.
  private static int atLeastOne(int limit) {
    return Math.max(1, limit);
  }
}
