package org.patchbay.provider.gopher;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.spi.ResumableDownload;

/** What is fetched, and how to fetch it again: Gopher can begin nowhere but at the first byte. */
final class GopherDownload extends FilterInputStream implements ResumableDownload {
  private static final String KIND = "kind";
  private static final String SELECTOR = "selector";
  private static final String QUERY = "query";

  private final Map<String, String> bookmark;

  private enum Kind {
    TEXT,
    BINARY
  }

  private GopherDownload(InputStream body, Map<String, String> bookmark) {
    super(body);
    this.bookmark = bookmark;
  }

  /**
   * A text, or the answer to a search.
   *
   * @param query null for a text
   */
  static GopherDownload text(InputStream body, String selector, @Nullable String query) {
    return new GopherDownload(body, bookmark(Kind.TEXT, selector, query));
  }

  static GopherDownload binary(InputStream body, String selector) {
    return new GopherDownload(body, bookmark(Kind.BINARY, selector, null));
  }

  private static Map<String, String> bookmark(Kind kind, String selector, @Nullable String query) {
    Map<String, String> bookmark = new HashMap<>();
    bookmark.put(FROM_START, "true");
    bookmark.put(KIND, kind.name());
    bookmark.put(SELECTOR, selector);
    if (query != null) {
      bookmark.put(QUERY, query);
    }
    return bookmark;
  }

  @Override
  public Map<String, String> bookmark() {
    return bookmark;
  }

  /** Fetches it again, all of it. */
  static InputStream again(Map<String, String> bookmark, GopherConnection connection)
      throws InternetException {
    String kind = bookmark.get(KIND);
    String selector = bookmark.get(SELECTOR);
    String query = bookmark.get(QUERY);
    if (kind == null || selector == null || !bookmark.containsKey(FROM_START)) {
      throw new InternetException(
          InternetError.RESUME_FAILED, "no bookmark of a Gopher download: " + bookmark.keySet());
    }
    if (kind.equals(Kind.BINARY.name())) {
      return connection.openBinary(selector);
    }
    return query == null ? connection.openText(selector) : connection.openSearch(selector, query);
  }
}
