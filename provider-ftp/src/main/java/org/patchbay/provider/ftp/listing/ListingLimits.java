package org.patchbay.provider.ftp.listing;

import java.nio.charset.StandardCharsets;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * How much a listing may be.
 *
 * @param lineLimit bytes of a line
 * @param nameLimit bytes of a name
 * @param findLimit entries, 0 for any number
 * @param listingLimit bytes altogether, 0 for any number
 */
public record ListingLimits(int lineLimit, int nameLimit, long findLimit, long listingLimit) {
  /** Longer than what any system has; a whole listing is not bounded: it is not kept. */
  public static final ListingLimits DEFAULT = new ListingLimits(8 * 1024, 4 * 1024, 0, 0);

  private static final int SHOWN = 60;

  /** Clear words for a limit that was exceeded: the limit, what came, which key allows more. */
  public static InternetException exceeded(String what, long limit, String key) {
    return new InternetException(
        InternetError.LIMIT_EXCEEDED,
        "the listing has " + what + ", the limit is " + limit + ": raise " + key);
  }

  InternetException longLine(byte[] bytes, int from, int to) {
    String shown = shown(bytes, from, to);
    return exceeded("a line longer than allowed, \"" + shown + "…\"", lineLimit, "lineLimit");
  }

  /** Refuses a name that is too long. */
  public void checkName(byte[] bytes, int from, int to) throws InternetException {
    if (to - from > nameLimit) {
      String shown = shown(bytes, from, to);
      throw exceeded(
          "a name of " + (to - from) + " bytes, \"" + shown + "…\"", nameLimit, "nameLimit");
    }
  }

  void checkEntries(long count) throws InternetException {
    if (findLimit > 0 && count > findLimit) {
      throw exceeded("more entries than allowed", findLimit, "findLimit");
    }
  }

  void checkTotal(long bytes) throws InternetException {
    if (listingLimit > 0 && bytes > listingLimit) {
      throw exceeded("more bytes than allowed", listingLimit, "listingLimit");
    }
  }

  /** The beginning of what a server sent, fit to be shown. */
  public static String shown(byte[] bytes, int from, int to) {
    int length = Math.min(SHOWN, to - from);
    String text = new String(bytes, from, length, StandardCharsets.US_ASCII);
    return text.replaceAll("[^ -~]", "?");
  }
}
