package org.patchbay.cli.remote;

import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.cli.failure.Failure;

/**
 * The path of a Gopher URL: the type of the item, its selector, after a TAB the words to search
 * for, after one more what is wanted by Gopher+ (RFC 4266 §2.1).
 *
 * @param item on the URL's own server
 * @param query empty for none
 * @param plus empty where Gopher+ is not asked for, or a sign and perhaps more
 */
record GopherPath(GopherItem item, String query, String plus) {
  private static final int PARTS = 3;

  static GopherPath of(Url url) throws Failure {
    String[] parts = url.decodedPath().split("\t", PARTS);
    String plus = parts.length < PARTS ? "" : parts[2];
    if (!plus.isEmpty() && "+!$".indexOf(plus.charAt(0)) < 0) {
      throw Failure.ofUsage(url + ": what follows the second %09 begins with +, ! or $");
    }
    char type = parts[0].isEmpty() ? GopherItemType.DIRECTORY.character() : parts[0].charAt(0);
    GopherItem item =
        new GopherItem(
            GopherItemType.of(type),
            type,
            "",
            parts[0].isEmpty() ? "" : parts[0].substring(1),
            "",
            0,
            !plus.isEmpty());
    return new GopherPath(item, parts.length < 2 ? "" : parts[1], plus);
  }

  GopherItemType type() {
    return item.type();
  }

  String selector() {
    return item.selector();
  }

  /** Whether it asks for a view: {@code +}, with its name or without. */
  boolean isView() {
    return plus.startsWith("+");
  }

  /** The name of the view; empty for the server's favourite. */
  String view() {
    return plus.substring(1);
  }

  /** Whether it asks what there is to know about an item: {@code !}. */
  boolean isAttributes() {
    return plus.startsWith("!");
  }

  /** Whether it asks what there is to know about each item of a menu: {@code $}. */
  boolean isDirectory() {
    return plus.startsWith("$");
  }
}
