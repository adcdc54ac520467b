package org.patchbay.provider.gopher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.spi.ResumableDownload;

/** A document as it is handed out: no longer than it may be, and fetched again if need be. */
final class GopherDownload extends FilterInputStream implements ResumableDownload {
  private final Map<String, String> bookmark;
  private final long longest;
  private long count;

  private GopherDownload(InputStream body, Map<String, String> bookmark, long longest) {
    super(body);
    this.bookmark = bookmark;
    this.longest = longest;
  }

  /** One that can be fetched again, by what its source tells. */
  static GopherDownload of(InputStream body, Source source, GopherLimits limits) {
    return new GopherDownload(body, source.bookmark(), limits.longestDocument());
  }

  /** One that cannot: what has been sent is not to be sent again. */
  static GopherDownload once(InputStream body, GopherLimits limits) {
    return new GopherDownload(body, Map.of(), limits.longestDocument());
  }

  @Override
  public Map<String, String> bookmark() {
    return bookmark;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count += Math.max(0, read);
    if (count > longest) {
      close();
      throw GopherErrors.limit("The document has more bytes", longest, "documentBytes");
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    count += skipped;
    return skipped;
  }

  /** How an answer is read. */
  enum Kind {
    TEXT,
    BINARY,
    VIEW
  }

  /**
   * What is fetched and how: Gopher can begin nowhere but at the first byte.
   *
   * @param item where it is; an empty host stands for the connection's own server
   * @param query null for none
   * @param view of Gopher+, empty for the server's favourite
   */
  record Source(Kind kind, GopherItem item, @Nullable String query, String view) {
    private static final String KIND = "kind";
    private static final String SELECTOR = "selector";
    private static final String QUERY = "query";
    private static final String VIEW = "view";
    private static final String HOST = "host";
    private static final String PORT = "port";

    /** On the connection's own server. */
    static Source of(Kind kind, String selector) {
      return new Source(kind, GopherItem.of(GopherItemType.UNKNOWN, selector), null, "");
    }

    /** What an index server there answers, as it comes. */
    static Source search(String selector, String query) {
      return new Source(Kind.TEXT, GopherItem.of(GopherItemType.INDEX_SERVER, selector), query, "");
    }

    Map<String, String> bookmark() {
      Map<String, String> bookmark = new HashMap<>();
      bookmark.put(FROM_START, "true");
      bookmark.put(KIND, kind.name());
      bookmark.put(SELECTOR, item.selector());
      if (query != null) {
        bookmark.put(QUERY, query);
      }
      if (!view.isEmpty()) {
        bookmark.put(VIEW, view);
      }
      if (!item.host().isEmpty()) {
        bookmark.put(HOST, item.host());
        bookmark.put(PORT, Integer.toString(item.port()));
      }
      return bookmark;
    }

    static Source from(Map<String, String> bookmark) throws InternetException {
      try {
        Kind kind = Kind.valueOf(bookmark.getOrDefault(KIND, ""));
        int port = Integer.parseInt(bookmark.getOrDefault(PORT, "0"));
        String selector = bookmark.get(SELECTOR);
        if (selector == null || !bookmark.containsKey(FROM_START)) {
          throw new IllegalArgumentException("no selector");
        }
        GopherItemType type = GopherItemType.UNKNOWN;
        String host = bookmark.getOrDefault(HOST, "");
        return new Source(
            kind,
            new GopherItem(type, type.character(), "", selector, host, port, false),
            bookmark.get(QUERY),
            bookmark.getOrDefault(VIEW, ""));
      } catch (IllegalArgumentException e) {
        throw new InternetException(
            InternetError.RESUME_FAILED, "no bookmark of a Gopher download: " + bookmark.keySet());
      }
    }
  }
}
