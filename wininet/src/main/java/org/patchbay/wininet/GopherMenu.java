package org.patchbay.wininet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.api.gopher.GopherLocator;
import org.patchbay.api.gopher.GopherView;

/** The lines of a menu, with size and time where Gopher+ tells them. */
final class GopherMenu implements FindNode.Entries {
  private final Iterator<GopherItem> items;
  private final Map<String, GopherAttributes> attributes;

  private GopherMenu(List<GopherItem> items, Map<String, GopherAttributes> attributes) {
    this.items = items.iterator();
    this.attributes = attributes;
  }

  static GopherMenu fetch(GopherConnection connection, GopherItem place, String search)
      throws InternetException {
    List<GopherItem> items = connection.menu(place, search);
    boolean plus = place.gopherPlus() && place.type() == GopherItemType.DIRECTORY;
    return new GopherMenu(items, plus ? attributes(connection, place) : Map.of());
  }

  /** The menu is there: what a server cannot tell besides is left out. */
  private static Map<String, GopherAttributes> attributes(
      GopherConnection connection, GopherItem place) throws InternetException {
    Map<String, GopherAttributes> all = new HashMap<>();
    try {
      for (GopherAttributes attributes : connection.directory(place)) {
        attributes.item().ifPresent(item -> all.put(key(item), attributes));
      }
    } catch (InternetException e) {
      if (e.error() != InternetError.GOPHER_NOT_GOPHER_PLUS
          && e.error() != InternetError.EXTENDED_ERROR) {
        throw e;
      }
    }
    return all;
  }

  private static String key(GopherItem item) {
    return item.typeCharacter() + item.selector() + "\t" + item.host() + "\t" + item.port();
  }

  @Override
  public GopherFindData next() throws InternetException {
    if (!items.hasNext()) {
      throw FindNode.noMore();
    }
    GopherItem item = items.next();
    GopherAttributes known = attributes.get(key(item));
    return new GopherFindData(
        item.display(),
        item.bits(),
        known == null ? 0 : size(known),
        known == null ? null : modified(known),
        new GopherLocator(item).text());
  }

  private static long size(GopherAttributes attributes) {
    long size = attributes.views().stream().mapToLong(GopherView::size).findFirst().orElse(0);
    return Math.max(0, size);
  }

  private static @Nullable Instant modified(GopherAttributes attributes) {
    return attributes.modified().map(time -> time.toInstant(ZoneOffset.UTC)).orElse(null);
  }

  @Override
  public void close() {
    // the menu is here already
  }
}
