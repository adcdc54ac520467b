package org.patchbay.wininet;

import java.time.Instant;

/**
 * An attribute of Gopher+ (GOPHER_ATTRIBUTE_TYPE, catalogue 7.4).
 *
 * @param categoryId of the block that it is in: {@code GOPHER_CATEGORY_ID_…}
 * @param attributeId {@code GOPHER_ATTRIBUTE_ID_…}
 * @param category name of the block, with its plus
 * @param value what it says
 */
public record GopherAttribute(int categoryId, int attributeId, String category, Value value) {
  private static final int BASE = 0xABCCCC00;

  /** The least buffer of GopherGetAttribute, in characters (W-222). */
  public static final int MIN_GOPHER_ATTRIBUTE_LENGTH = 256;

  /** +INFO. */
  public static final int GOPHER_CATEGORY_ID_INFO = BASE + 2;

  /** +ADMIN. */
  public static final int GOPHER_CATEGORY_ID_ADMIN = BASE + 3;

  /** +VIEWS. */
  public static final int GOPHER_CATEGORY_ID_VIEWS = BASE + 4;

  /** +ABSTRACT. */
  public static final int GOPHER_CATEGORY_ID_ABSTRACT = BASE + 5;

  /** +VERONICA. */
  public static final int GOPHER_CATEGORY_ID_VERONICA = BASE + 6;

  /** +ASK. */
  public static final int GOPHER_CATEGORY_ID_ASK = BASE + 7;

  /** Any other block. */
  public static final int GOPHER_CATEGORY_ID_UNKNOWN = BASE + 8;

  /** Who looks after the item: {@link Admin}. */
  public static final int GOPHER_ATTRIBUTE_ID_ADMIN = BASE + 10;

  /** When it was changed: {@link Time}. */
  public static final int GOPHER_ATTRIBUTE_ID_MOD_DATE = BASE + 11;

  /** How long it may be kept: {@link Number}. */
  public static final int GOPHER_ATTRIBUTE_ID_TTL = BASE + 12;

  /** How well it fits a search: {@link Number}. */
  public static final int GOPHER_ATTRIBUTE_ID_SCORE = BASE + 13;

  /** What scores there are: {@link Range}. */
  public static final int GOPHER_ATTRIBUTE_ID_RANGE = BASE + 14;

  /** The server's name: {@link Text}. */
  public static final int GOPHER_ATTRIBUTE_ID_SITE = BASE + 15;

  /** Whose server it is: {@link Text}. */
  public static final int GOPHER_ATTRIBUTE_ID_ORG = BASE + 16;

  /** Where it is: {@link Text}. */
  public static final int GOPHER_ATTRIBUTE_ID_LOCATION = BASE + 17;

  /** Where it is, in degrees: {@link Text}, as the server writes it. */
  public static final int GOPHER_ATTRIBUTE_ID_GEOG = BASE + 18;

  /** Hours from Greenwich: {@link Number}. */
  public static final int GOPHER_ATTRIBUTE_ID_TIMEZONE = BASE + 19;

  /** Who provides it: {@link Text}. */
  public static final int GOPHER_ATTRIBUTE_ID_PROVIDER = BASE + 20;

  /** Its version: {@link Text}. */
  public static final int GOPHER_ATTRIBUTE_ID_VERSION = BASE + 21;

  /** What it is about: {@link Text}. */
  public static final int GOPHER_ATTRIBUTE_ID_ABSTRACT = BASE + 22;

  /** A form in which it can be had: {@link View}. */
  public static final int GOPHER_ATTRIBUTE_ID_VIEW = BASE + 23;

  /** Whether indexers are to walk below it: {@link Flag}. */
  public static final int GOPHER_ATTRIBUTE_ID_TREEWALK = BASE + 24;

  /** Anything else: {@link Text}, or {@link Ask} in a form. */
  public static final int GOPHER_ATTRIBUTE_ID_UNKNOWN = BASE + 25;

  /** What an attribute says. */
  public sealed interface Value permits Admin, Ask, Flag, Number, Range, Text, Time, View {}

  /** Who looks after the item. */
  public record Admin(String comment, String emailAddress) implements Value {}

  /** A question of a form. */
  public record Ask(String questionType, String questionText) implements Value {}

  /** Yes or no. */
  public record Flag(boolean value) implements Value {}

  /** A number. */
  public record Number(int value) implements Value {}

  /** From a number to another. */
  public record Range(int lowerBound, int upperBound) implements Value {}

  /** Words. */
  public record Text(String value) implements Value {}

  /** A time; the server's clock, taken as UTC. */
  public record Time(Instant dateAndTime) implements Value {}

  /**
   * A form in which an item can be had.
   *
   * @param size in bytes, 0 if it is not known
   */
  public record View(String contentType, String language, long size) implements Value {}
}
