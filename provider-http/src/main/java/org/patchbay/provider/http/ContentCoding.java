package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.patchbay.api.http.HttpHeader;

/** The content codings that are decoded (RFC 9110 §8.4.1). */
enum ContentCoding {
  GZIP {
    @Override
    InputStream decode(InputStream coded) throws IOException {
      return new GZIPInputStream(coded, BUFFER);
    }
  },
  /** By the RFC with a zlib header; some servers leave that out. */
  DEFLATE {
    @Override
    InputStream decode(InputStream coded) throws IOException {
      PushbackInputStream peeked = new PushbackInputStream(coded, 1);
      int first = peeked.read();
      if (first >= 0) {
        peeked.unread(first);
      }
      boolean zlib = (first & 0x0f) == 8;
      return new InflaterInputStream(peeked, new Inflater(!zlib), BUFFER) {
        @Override
        public void close() throws IOException {
          inf.end();
          super.close();
        }
      };
    }
  };

  /** What is asked for. */
  static final String ACCEPTED = "gzip, deflate";

  private static final int BUFFER = 16 * 1024;
  private static final int MOST_LAYERS = 3;

  abstract InputStream decode(InputStream coded) throws IOException;

  /** The codings to take off, outermost first; none if there is no body or one is unknown. */
  static List<ContentCoding> of(WireAnswer answer) {
    if (answer.body().length() == 0 || answer.status() == 206) {
      return List.of();
    }
    List<ContentCoding> codings = new ArrayList<>();
    for (HttpHeader line : answer.headers()) {
      if (line.isNamed("Content-Encoding") && !collect(line.value(), codings)) {
        return List.of();
      }
    }
    Collections.reverse(codings);
    return codings.size() > MOST_LAYERS ? List.of() : codings;
  }

  private static boolean collect(String value, List<ContentCoding> codings) {
    for (String token : value.split(",")) {
      switch (token.strip().toLowerCase(Locale.ROOT)) {
        case "gzip", "x-gzip" -> codings.add(GZIP);
        case "deflate" -> codings.add(DEFLATE);
        case "identity", "" -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
