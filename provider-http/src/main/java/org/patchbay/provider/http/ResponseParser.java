package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the headers of one network connection, and knows what is left in its buffer. */
final class ResponseParser extends DefaultHttpResponseParser {
  private @Nullable SessionInputBuffer source;

  ResponseParser(Http1Config http1) {
    super(http1);
  }

  @Override
  public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    source = buffer;
    try {
      @Nullable ClassicHttpResponse head = super.parse(buffer, in);
      if (head != null) { // nothing at all is not the same
        requireWhole(in, null);
      }
      return head;
    } catch (HttpException e) {
      requireWhole(in, e);
      throw e;
    }
  }

  /** The library takes the end of the stream for the end of the header. */
  private static void requireWhole(InputStream in, @Nullable HttpException cause)
      throws ConnectionClosedException {
    if (in instanceof WireInput wire && wire.hasEnded()) {
      ConnectionClosedException cut =
          new ConnectionClosedException("the answer ends within its header");
      cut.initCause(cause);
      throw cut;
    }
  }

  /** Bytes that have come and that nobody has read yet. */
  int buffered() {
    return source == null ? 0 : source.length();
  }
}
