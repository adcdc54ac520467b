package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/** What the Gopher functions do. */
final class GopherWork {
  private final Handles handles;
  private final Pending pending;

  GopherWork(Handles handles, Pending pending) {
    this.handles = handles;
    this.pending = pending;
  }

  long find(
      long connect,
      @Nullable String locator,
      @Nullable String search,
      GopherFindData @Nullable [] first,
      long context)
      throws IOException {
    GopherNode node = handles.find(connect, GopherNode.class);
    boolean top = locator == null || locator.isEmpty(); // W-216
    GopherLocator place = top ? node.top() : GopherLocator.parse(required(locator, "the locator"));
    return pending.handle(node, context, () -> find(node, place, search, first, context));
  }

  private long find(
      GopherNode node,
      GopherLocator place,
      @Nullable String search,
      GopherFindData @Nullable [] first,
      long context)
      throws IOException {
    Menu menu = new Menu(menu(node, place, search).iterator());
    GopherFindData found = menu.next();
    if (first != null && first.length > 0) {
      first[0] = found;
    }
    return made(
        new FindNode(WinInetConstants.INTERNET_HANDLE_TYPE_GOPHER_FIND, node, context, menu));
  }

  private long made(Node node) throws IOException {
    long handle = handles.add(node);
    node.tellCreated();
    return handle;
  }

  static List<GopherItem> menu(GopherNode node, GopherLocator place, @Nullable String search)
      throws InternetException {
    boolean searchable = place.itemType() == GopherItemType.INDEX_SERVER;
    boolean asked = search != null && !search.isEmpty();
    if (!place.itemType().isMenu() || searchable != asked) { // W-217
      throw Refusal.of(
          InternetError.GOPHER_INCORRECT_LOCATOR_TYPE,
          "a search goes with an index server, nothing with a menu");
    }
    GopherConnection connection = node.to(place);
    try {
      return search != null && asked
          ? connection.search(place.selector(), search)
          : connection.menu(place.selector());
    } finally {
      node.release(connection);
    }
  }

  /** Nothing is asked of the server before the first byte is read (W-219). */
  long open(long connect, @Nullable String locator, long context) throws IOException {
    GopherNode node = handles.find(connect, GopherNode.class);
    GopherLocator place = GopherLocator.parse(required(locator, "the locator"));
    return made(reading(node, node, place, context));
  }

  static FileNode reading(GopherNode node, Node parent, GopherLocator place, long context)
      throws InternetException {
    if (!isFile(place.itemType())) {
      throw Refusal.of(InternetError.GOPHER_NOT_FILE, "not the locator of a file"); // W-219
    }
    AtomicReference<@Nullable GopherConnection> used = new AtomicReference<>();
    FileNode.Opening opening =
        () -> {
          GopherConnection connection = node.to(place);
          used.set(connection);
          return read(connection, place);
        };
    Runnable after =
        () -> {
          GopherConnection connection = used.get();
          if (connection != null) {
            node.release(connection);
          }
          if (parent != node) {
            node.end(true);
          }
        };
    return new FileNode(
        WinInetConstants.INTERNET_HANDLE_TYPE_GOPHER_FILE, parent, context, -1, opening, after);
  }

  private static InputStream read(GopherConnection connection, GopherLocator place)
      throws InternetException {
    return place.itemType().isText()
        ? connection.openText(place.selector())
        : connection.openBinary(place.selector());
  }

  private static boolean isFile(GopherItemType type) {
    return switch (type) {
      case DIRECTORY, CSO, ERROR, INDEX_SERVER, TELNET, REDUNDANT, TN3270, INFORMATION -> false;
      default -> true;
    };
  }

  /** No server is asked: the API knows no Gopher+ (W-221). */
  String attribute(long connect, @Nullable String locator) throws InternetException {
    handles.find(connect, GopherNode.class);
    GopherLocator.parse(required(locator, "the locator"));
    throw Refusal.of(InternetError.GOPHER_NOT_GOPHER_PLUS, "Gopher+ is not spoken here");
  }

  /** The lines of a menu. */
  record Menu(Iterator<GopherItem> items) implements FindNode.Entries {
    @Override
    public GopherFindData next() throws InternetException {
      if (!items.hasNext()) {
        throw FindNode.noMore();
      }
      GopherLocator locator = GopherLocator.of(items.next());
      return new GopherFindData(locator.display(), locator.bits(), locator.text());
    }

    @Override
    public void close() {
      // the menu is here already
    }
  }
}
