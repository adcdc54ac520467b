package org.patchbay.api.gopher;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * An item as text that is passed on unread: WinINet's locator, the line of a menu (catalogue 7.3).
 * Made and read without a server (W-214). Immutable.
 *
 * @param item what it leads to
 */
public record GopherLocator(GopherItem item) {
  private static final int DEFAULT_PORT = 70;
  private static final int HIGHEST_PORT = 65_535;
  private static final int FIELDS = 4;
  private static final int MARKS = GopherItem.GOPHER_PLUS_BIT | GopherItem.ASK_BIT;

  /** The locator of an item; one without a port is at 70. */
  public GopherLocator {
    Objects.requireNonNull(item, "item");
  }

  /**
   * The locator of what is known otherwise (W-212).
   *
   * @param port 0 for 70
   * @param display null for none
   * @param selector null for the topmost menu
   * @param bits of one type, those of Gopher+ added; 0 for a menu
   * @throws InternetException {@link InternetError#INVALID_PARAMETER} for what is no server, or for
   *     control characters; {@link InternetError#GOPHER_UNKNOWN_LOCATOR} if the bits are not those
   *     of one type
   */
  public static GopherLocator create(
      String host, int port, @Nullable String display, @Nullable String selector, int bits)
      throws InternetException {
    if (host.isEmpty() || port < 0 || port > HIGHEST_PORT) {
      throw refused(InternetError.INVALID_PARAMETER, "not a server: " + host + " port " + port);
    }
    GopherItemType type = typeOf(bits & ~MARKS);
    return new GopherLocator(
        new GopherItem(
            type,
            type.character(),
            display == null ? "" : clean(display),
            selector == null ? "" : clean(selector),
            clean(host),
            port == 0 ? DEFAULT_PORT : port,
            (bits & MARKS) != 0,
            (bits & GopherItem.ASK_BIT) != 0));
  }

  /**
   * Reads a locator.
   *
   * @throws InternetException {@link InternetError#GOPHER_INVALID_LOCATOR} if it is none (W-215)
   */
  public static GopherLocator parse(String text) throws InternetException {
    String[] fields = text.replaceFirst("[\\r\\n]+$", "").split("\t", -1);
    if (fields.length < FIELDS || fields[0].isEmpty() || fields[2].isEmpty()) {
      throw refused(InternetError.GOPHER_INVALID_LOCATOR, "a locator has four fields at least");
    }
    char type = fields[0].charAt(0);
    String mark = fields.length > FIELDS ? fields[FIELDS] : "";
    boolean asks = mark.startsWith("?");
    return new GopherLocator(
        new GopherItem(
            GopherItemType.of(type),
            type,
            fields[0].substring(1),
            fields[1],
            fields[2],
            port(fields[3]),
            asks || mark.startsWith("+"),
            asks));
  }

  /** WinINet's bits of what it leads to (W-215). */
  public int bits() {
    return item.bits();
  }

  /** As the line of a menu, with its end. */
  public String text() {
    String mark = item.asks() ? "\t?" : item.gopherPlus() ? "\t+" : "";
    int port = item.port() == 0 ? DEFAULT_PORT : item.port();
    return item.typeCharacter()
        + String.join("\t", item.display(), item.selector(), item.host(), port + mark)
        + "\r\n";
  }

  private static GopherItemType typeOf(int bit) throws InternetException {
    if (bit == 0) {
      return GopherItemType.DIRECTORY;
    }
    for (GopherItemType type : GopherItemType.values()) {
      if (type.bit() == bit && type != GopherItemType.UNKNOWN) {
        return type;
      }
    }
    throw refused(
        InternetError.GOPHER_UNKNOWN_LOCATOR,
        "not the bits of one type: " + Integer.toHexString(bit));
  }

  private static String clean(String text) throws InternetException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          InternetError.INVALID_PARAMETER, "the parts of a locator have no control characters");
    }
    return text;
  }

  private static int port(String digits) throws InternetException {
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw refused(InternetError.GOPHER_INVALID_LOCATOR, "a locator's port is 1 to 65535");
    }
    return port;
  }

  private static InternetException refused(InternetError error, String why) {
    return new InternetException(error, why);
  }
}
