package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherBlock;
import org.patchbay.api.gopher.GopherLocator;

/** The Gopher functions. Locators are opaque: pass them on as they came. */
abstract sealed class GopherFunctions extends HttpFunctions permits WinInet {
  private final GopherWork work = new GopherWork(handles, pending);

  GopherFunctions(Internet internet) {
    super(internet);
  }

  /**
   * Fetches a menu, or the answer to a search.
   *
   * @param locator NULL or empty for the topmost menu; may name another server
   * @param search the words to search for, with an index server's locator only
   * @param first place for the first line; NULL to do without
   * @param flags of caching: there is none
   * @return 0 if that failed, or if the menu is empty (18)
   */
  public long gopherFindFirstFile(
      long connect,
      @Nullable String locator,
      @Nullable String search,
      GopherFindData @Nullable [] first,
      int flags,
      long context) {
    return calls.number(0, () -> work.find(connect, locator, search, first, context));
  }

  /**
   * Opens a file; the server is asked when it is first read.
   *
   * @param view of Gopher+, such as {@code text/plain En_US}, with a locator of Gopher+ only
   *     (12136); NULL for the server's favourite
   * @param flags of caching: there is none
   * @return 0 if that failed
   */
  public long gopherOpenFile(
      long connect, @Nullable String locator, @Nullable String view, int flags, long context) {
    return calls.number(0, () -> work.open(connect, locator, view, context));
  }

  /**
   * Makes a locator.
   *
   * @param port 0 for 70
   * @param display NULL for none
   * @param selector NULL for the topmost menu
   * @param gopherType bits; 0 for a menu
   * @return NULL if that failed
   */
  public @Nullable String gopherCreateLocator(
      @Nullable String host,
      int port,
      @Nullable String display,
      @Nullable String selector,
      int gopherType) {
    return calls.value(
        () ->
            GopherLocator.create(required(host, "the host"), port, display, selector, gopherType)
                .text());
  }

  /**
   * The bits of what a locator leads to.
   *
   * @param type place for them
   */
  public boolean gopherGetLocatorType(@Nullable String locator, int @Nullable [] type) {
    return calls.succeeds(
        () -> {
          int[] place = required(type, "the place for the type");
          place[0] = GopherLocator.parse(required(locator, "the locator")).bits();
        });
  }

  /**
   * What the server tells of an item, by Gopher+, as text of whatever length.
   *
   * @param attributes names of blocks by blanks, such as {@code +ADMIN +VIEWS}; NULL for all
   * @return NULL if that failed
   */
  public @Nullable String gopherGetAttribute(
      long connect, @Nullable String locator, @Nullable String attributes) {
    return calls.value(() -> text(work.attributes(connect, locator, attributes)));
  }

  /**
   * What the server tells of an item, by Gopher+.
   *
   * @param attributes names of blocks by blanks, such as {@code +ADMIN +VIEWS}; NULL for all
   * @param buffer for the text of the blocks where there is no enumerator; at least {@link
   *     GopherAttribute#MIN_GOPHER_ATTRIBUTE_LENGTH} long in any case (W-222)
   * @param returned place for the number of characters in it, or, with 122, for how many there are
   * @param enumerator is given one attribute after the other until it has enough (W-223); NULL for
   *     the text
   */
  public boolean gopherGetAttribute(
      long connect,
      @Nullable String locator,
      @Nullable String attributes,
      char @Nullable [] buffer,
      int @Nullable [] returned,
      @Nullable GopherAttributeEnumerator enumerator,
      long context) {
    return calls.succeeds(
        () -> {
          char[] room = required(buffer, "the buffer");
          int[] place = required(returned, "the place for the number");
          if (room.length < GopherAttribute.MIN_GOPHER_ATTRIBUTE_LENGTH) {
            throw Refusal.of(InternetError.INSUFFICIENT_BUFFER, "the buffer is too small");
          }
          List<GopherBlock> blocks = work.attributes(connect, locator, attributes);
          if (enumerator == null) {
            place[0] = copy(text(blocks), room, place);
          } else {
            enumerate(blocks, enumerator);
          }
        });
  }

  private static String text(List<GopherBlock> blocks) {
    StringBuilder text = new StringBuilder();
    for (GopherBlock block : blocks) {
      String value = block.value().isEmpty() ? "" : " " + block.value();
      text.append('+').append(block.name()).append(':').append(value).append("\r\n");
      block.lines().forEach(line -> text.append(' ').append(line).append("\r\n"));
    }
    return text.toString();
  }

  private static int copy(String text, char[] room, int[] place) throws InternetException {
    if (text.length() > room.length) {
      place[0] = text.length();
      throw Refusal.of(
          InternetError.INSUFFICIENT_BUFFER,
          "the attributes have " + text.length() + " characters");
    }
    text.getChars(0, text.length(), room, 0);
    return text.length();
  }

  private static void enumerate(List<GopherBlock> blocks, GopherAttributeEnumerator enumerator) {
    for (GopherBlock block : blocks) {
      for (GopherAttributeReader.Read read : GopherAttributeReader.read(block)) {
        if (!enumerator.attribute(read.attribute(), read.error())) {
          return;
        }
      }
    }
  }
}
