package org.patchbay.provider.gopher;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAnswer;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.provider.gopher.GopherDownload.Kind;
import org.patchbay.provider.gopher.GopherDownload.Source;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.DownloadResumer;

/** Fetches by one network connection for each call, so several may go on at once (W-227). */
final class GopherClient implements GopherConnection, DownloadResumer {
  private final GopherFetch fetch;

  GopherClient(ConnectContext context, GopherSettings settings) {
    this.fetch = new GopherFetch(new GopherExchange(context, settings), settings);
  }

  @Override
  public List<GopherItem> menu(String selector) throws InternetException {
    return fetch.menu(GopherItem.of(GopherItemType.DIRECTORY, selector));
  }

  @Override
  public List<GopherItem> search(String selector, String query) throws InternetException {
    return fetch.search(GopherItem.of(GopherItemType.INDEX_SERVER, selector), query);
  }

  @Override
  public InputStream openText(String selector) throws InternetException {
    return fetch.document(Source.of(Kind.TEXT, selector));
  }

  @Override
  public InputStream openSearch(String selector, String query) throws InternetException {
    return fetch.document(Source.search(selector, query));
  }

  @Override
  public InputStream openBinary(String selector) throws InternetException {
    return fetch.document(Source.of(Kind.BINARY, selector));
  }

  @Override
  public List<GopherItem> menu(GopherItem item, String query) throws InternetException {
    boolean index = item.type() == GopherItemType.INDEX_SERVER;
    if (!item.type().isMenu() || index == query.isEmpty()) { // W-217
      throw new InternetException(
          InternetError.GOPHER_INCORRECT_LOCATOR_TYPE,
          "Words to search for go with an index server, none with a menu; the item is "
              + item.type());
    }
    return index ? fetch.search(item, query) : fetch.menu(item);
  }

  @Override
  public InputStream open(GopherItem item) throws InternetException {
    requireDocument(item);
    Kind kind = item.type().isText() ? Kind.TEXT : Kind.BINARY;
    return fetch.document(new Source(kind, item, null, ""));
  }

  private static void requireDocument(GopherItem item) throws InternetException {
    if (!item.type().isDocument()) {
      throw new InternetException(
          InternetError.GOPHER_NOT_FILE,
          "An item of type " + item.type() + " is no document; nothing was asked of its server");
    }
  }

  @Override
  public InputStream openView(GopherItem item, String query, String view) throws InternetException {
    return fetch.document(new Source(Kind.VIEW, item, query.isEmpty() ? null : query, view));
  }

  @Override
  public InputStream openAnswered(GopherItem item, String view, List<GopherAnswer> answers)
      throws InternetException {
    return fetch.answered(item, view, answers);
  }

  @Override
  public GopherAttributes attributes(GopherItem item) throws InternetException {
    return fetch.attributes(item);
  }

  @Override
  public List<GopherAttributes> directory(GopherItem item) throws InternetException {
    return fetch.directory(item);
  }

  @Override
  public InputStream resume(Map<String, String> bookmark, long offset) throws InternetException {
    return fetch.document(Source.from(bookmark));
  }

  /** The core closes what it has lent, and there is nothing else. */
  @Override
  public void close() {}
}
