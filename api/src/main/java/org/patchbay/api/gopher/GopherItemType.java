package org.patchbay.api.gopher;

/**
 * What a menu item leads to: the characters of RFC 1436 and later custom, and WinINet's bits
 * (catalogue 7.2).
 */
public enum GopherItemType {
  TEXT_FILE('0', 0x1),
  DIRECTORY('1', 0x2),
  CSO('2', 0x4),
  ERROR('3', 0x8),
  MAC_BINHEX('4', 0x10),
  DOS_ARCHIVE('5', 0x20),
  UNIX_UUENCODED('6', 0x40),
  INDEX_SERVER('7', 0x80),
  TELNET('8', 0x100),
  BINARY('9', 0x200),
  /** The same as the item before it, on another server. */
  REDUNDANT('+', 0x400),
  TN3270('T', 0x800),
  GIF('g', 0x1000),
  IMAGE('I', 0x2000),
  BITMAP(':', 0x4000),
  MOVIE(';', 0x8000),
  SOUND('<', 0x10000),
  HTML('h', 0x20000),
  PDF('P', 0x40000),
  CALENDAR('c', 0x80000),
  /** A line of information that leads nowhere; WinINet calls it INLINE. */
  INFORMATION('i', 0x100000),
  /** Any other character. */
  UNKNOWN('\0', 0x20000000);

  private final char character;
  private final int bit;

  GopherItemType(char character, int bit) {
    this.character = character;
    this.bit = bit;
  }

  /** The type of a character; {@code s} is a sound too. */
  public static GopherItemType of(char character) {
    if (character == 's') {
      return SOUND;
    }
    for (GopherItemType type : values()) {
      if (type.character == character && type != UNKNOWN) {
        return type;
      }
    }
    return UNKNOWN;
  }

  /** The character on the wire, NUL for {@link #UNKNOWN}. */
  public char character() {
    return character;
  }

  /** WinINet's bit. */
  public int bit() {
    return bit;
  }

  /** Whether it is fetched as a text: terminated by a dot. */
  public boolean isText() {
    return this == TEXT_FILE || this == MAC_BINHEX || this == UNIX_UUENCODED;
  }

  /**
   * Whether it is fetched at all, and not as a menu: an {@link #UNKNOWN} one is. Phone books and
   * terminal sessions are other services, information and errors are said already, and a {@link
   * #REDUNDANT} one is fetched as what it is the same as.
   */
  public boolean isDocument() {
    return switch (this) {
      case DIRECTORY, CSO, ERROR, INDEX_SERVER, TELNET, REDUNDANT, TN3270, INFORMATION -> false;
      default -> true;
    };
  }

  /** Whether it is fetched as a menu. */
  public boolean isMenu() {
    return this == DIRECTORY || this == INDEX_SERVER;
  }
}
