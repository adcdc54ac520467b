package org.patchbay.api.gopher;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a menu. What servers send is kept as it is: an unknown type keeps its character, and
 * nothing here says that it is safe to go where an item leads.
 *
 * @param type what it leads to
 * @param typeCharacter the character that says so on the wire
 * @param display its text
 * @param selector what to send to get it
 * @param host the server that has it, not always the one that was asked; empty for the one that was
 * @param port that server's port, 0 if the line has none that is one
 * @param gopherPlus whether the server marks it as Gopher+, with {@code +} or {@code ?}
 * @param asks whether it is marked as a form to fill in first, with {@code ?} (Gopher+ §2.8)
 */
public record GopherItem(
    GopherItemType type,
    char typeCharacter,
    String display,
    String selector,
    String host,
    int port,
    boolean gopherPlus,
    boolean asks) {
  /** WinINet's bit for an item of Gopher+, beside that of its type. */
  public static final int GOPHER_PLUS_BIT = 0x80000000;

  /** WinINet's bit for an item that asks first, beside that of its type. */
  public static final int ASK_BIT = 0x40000000;

  private static final String LINK = "URL:";
  private static final Set<String> SCHEMES =
      Set.of("http", "https", "ftp", "ftps", "gopher", "gophers", "mailto", "news", "telnet");

  /** An item that asks nothing. */
  public GopherItem(
      GopherItemType type,
      char typeCharacter,
      String display,
      String selector,
      String host,
      int port,
      boolean gopherPlus) {
    this(type, typeCharacter, display, selector, host, port, gopherPlus, false);
  }

  /** Something on the very server that a connection is to. */
  public static GopherItem of(GopherItemType type, String selector) {
    return new GopherItem(type, type.character(), "", selector, "", 0, false);
  }

  /** WinINet's bits: that of the type, and those of Gopher+ (catalogue 7.2). */
  public int bits() {
    return type.bit() | (gopherPlus ? GOPHER_PLUS_BIT : 0) | (asks ? ASK_BIT : 0);
  }

  /**
   * The URL that an item stands for whose selector begins with {@code URL:}, of whatever type.
   * Scripts, data and local files are none: only {@code http}, {@code https}, {@code ftp}, {@code
   * ftps}, {@code gopher}, {@code gophers}, {@code mailto}, {@code news} and {@code telnet}.
   *
   * @return empty for any other item; the rest of the selector otherwise, unchecked but for its
   *     scheme
   */
  public Optional<String> link() {
    String plain = selector.startsWith("/" + LINK) ? selector.substring(1) : selector;
    int colon = plain.indexOf(':', LINK.length());
    if (!plain.startsWith(LINK) || colon < 0) {
      return Optional.empty();
    }
    String scheme = plain.substring(LINK.length(), colon).toLowerCase(Locale.ROOT);
    return SCHEMES.contains(scheme)
        ? Optional.of(plain.substring(LINK.length()))
        : Optional.empty();
  }
}
