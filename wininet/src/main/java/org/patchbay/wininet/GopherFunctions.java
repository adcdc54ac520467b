package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;

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
   * @param view of Gopher+: without effect
   * @param flags of caching: there is none
   * @return 0 if that failed
   */
  public long gopherOpenFile(
      long connect, @Nullable String locator, @Nullable String view, int flags, long context) {
    return calls.number(0, () -> work.open(connect, locator, context));
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
   * Always fails, with 12136: Gopher+ is not spoken.
   *
   * @param attributes names by blanks; NULL for all
   */
  public @Nullable String gopherGetAttribute(
      long connect, @Nullable String locator, @Nullable String attributes) {
    return calls.value(() -> work.attribute(connect, locator));
  }
}
