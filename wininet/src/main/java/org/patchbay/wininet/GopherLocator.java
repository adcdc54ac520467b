package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/** The line of a menu as text that an application passes on unread (catalogue 7.3). */
record GopherLocator(
    char type, String display, String selector, String host, int port, boolean plus) {
  private static final int GOPHER_PLUS = WinInetConstants.GOPHER_TYPE_GOPHER_PLUS;

  static GopherLocator of(GopherItem item) {
    int port = item.port() == 0 ? WinInetConstants.INTERNET_DEFAULT_GOPHER_PORT : item.port();
    return new GopherLocator(
        item.typeCharacter(),
        item.display(),
        item.selector(),
        item.host(),
        port,
        item.gopherPlus());
  }

  /** The locator of what an application knows of (W-212). */
  static GopherLocator create(
      String host, int port, @Nullable String display, @Nullable String selector, int type)
      throws InternetException {
    if (host.isEmpty() || port < 0 || port > 65535) {
      throw Refusal.invalid("not a server: \"" + host + "\" port " + port);
    }
    return new GopherLocator(
        character(type & ~GOPHER_PLUS),
        display == null ? "" : clean(display),
        selector == null ? "" : clean(selector),
        clean(host),
        port == 0 ? WinInetConstants.INTERNET_DEFAULT_GOPHER_PORT : port,
        (type & GOPHER_PLUS) != 0);
  }

  private static String clean(String text) throws InternetException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid("a locator's parts have no control characters");
    }
    return text;
  }

  private static char character(int type) throws InternetException {
    if (type == 0) {
      return GopherItemType.DIRECTORY.character();
    }
    for (GopherItemType known : GopherItemType.values()) {
      if (known.bit() == type && known != GopherItemType.UNKNOWN) {
        return known.character();
      }
    }
    throw Refusal.of(InternetError.GOPHER_UNKNOWN_LOCATOR, "not one type of item: " + type);
  }

  static GopherLocator parse(String text) throws InternetException {
    String[] parts = text.strip().split("\t", -1);
    if (parts.length < 4 || parts[0].isEmpty() || parts[2].isEmpty()) {
      throw invalid();
    }
    int port = port(parts[3]);
    boolean plus = parts.length > 4 && parts[4].startsWith("+");
    return new GopherLocator(
        parts[0].charAt(0), parts[0].substring(1), parts[1], parts[2], port, plus);
  }

  private static int port(String digits) throws InternetException {
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw invalid();
    }
    return port;
  }

  private static InternetException invalid() {
    return Refusal.of(InternetError.GOPHER_INVALID_LOCATOR, "not a locator"); // W-215
  }

  GopherItemType itemType() {
    return GopherItemType.of(type);
  }

  /** WinINet's bits (W-215). */
  int bits() {
    return itemType().bit() | (plus ? GOPHER_PLUS : 0);
  }

  /** As the line of a menu. */
  String text() {
    return type
        + display
        + "\t"
        + selector
        + "\t"
        + host
        + "\t"
        + port
        + (plus ? "\t+" : "")
        + "\r\n";
  }
}
