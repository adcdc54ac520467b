package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherBlock;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.api.gopher.GopherLocator;

/** What the Gopher functions do. */
final class GopherWork {
  private static final GopherItem TOP = GopherItem.of(GopherItemType.DIRECTORY, "");

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
    GopherItem place = top ? TOP : item(locator);
    return pending.handle(node, context, () -> find(node, place, search, first, context));
  }

  private long find(
      GopherNode node,
      GopherItem place,
      @Nullable String search,
      GopherFindData @Nullable [] first,
      long context)
      throws IOException {
    GopherMenu menu = menu(node, place, search);
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

  static GopherMenu menu(GopherNode node, GopherItem place, @Nullable String search)
      throws InternetException {
    return GopherMenu.fetch(node.online(), place, search == null ? "" : search); // W-217
  }

  static GopherItem item(@Nullable String locator) throws InternetException {
    return GopherLocator.parse(required(locator, "the locator")).item();
  }

  /** Nothing is asked of the server before the first byte is read (W-219). */
  long open(long connect, @Nullable String locator, @Nullable String view, long context)
      throws IOException {
    GopherNode node = handles.find(connect, GopherNode.class);
    GopherItem place = item(locator);
    return made(reading(node, node, place, view, context));
  }

  static FileNode reading(
      GopherNode node, Node parent, GopherItem place, @Nullable String view, long context)
      throws InternetException {
    if (!place.type().isDocument()) {
      throw Refusal.of(InternetError.GOPHER_NOT_FILE, "not the locator of a file"); // W-219
    }
    boolean viewed = view != null && !view.isEmpty();
    if (viewed && !place.gopherPlus()) {
      throw notPlus();
    }
    Runnable after = parent == node ? () -> {} : () -> node.end(true);
    return new FileNode(
        WinInetConstants.INTERNET_HANDLE_TYPE_GOPHER_FILE,
        parent,
        context,
        -1,
        () -> read(node.online(), place, view),
        after);
  }

  private static InputStream read(
      GopherConnection connection, GopherItem place, @Nullable String view)
      throws InternetException {
    return view == null || view.isEmpty()
        ? connection.open(place)
        : connection.openView(place, "", view);
  }

  private static InternetException notPlus() {
    return Refusal.of(
        InternetError.GOPHER_NOT_GOPHER_PLUS, "the locator is not one of Gopher+"); // W-221
  }

  /**
   * The blocks that are asked for.
   *
   * @param names by blanks, with or without their plus; null for all
   * @throws InternetException 12137 if there is none of them
   */
  List<GopherBlock> attributes(long connect, @Nullable String locator, @Nullable String names)
      throws InternetException {
    GopherNode node = handles.find(connect, GopherNode.class);
    GopherItem place = item(locator);
    if (!place.gopherPlus()) {
      throw notPlus();
    }
    List<String> wanted =
        names == null || names.isBlank()
            ? List.of()
            : List.of(names.strip().toUpperCase(Locale.ROOT).replace("+", "").split(" +"));
    List<GopherBlock> found =
        node.online().attributes(place).blocks().stream()
            .filter(block -> wanted.isEmpty() || wanted.contains(block.name()))
            .toList();
    if (found.isEmpty()) {
      throw Refusal.of(InternetError.GOPHER_ATTRIBUTE_NOT_FOUND, "the item has no such attribute");
    }
    return found;
  }
}
