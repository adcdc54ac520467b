package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.provider.http.h2.H2Stream;

/** The body of an answer as it comes on a stream. */
final class StreamInput extends InputStream {
  private final H2Stream stream;
  private List<HttpHeader> trailers = List.of();

  StreamInput(H2Stream stream) {
    this.stream = stream;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int most) throws IOException {
    int got = stream.read(buffer, offset, most);
    if (got < 0) {
      trailers = stream.trailers();
    }
    return got;
  }

  /** Whether it is known that there is nothing more to read. */
  boolean isAtEnd() {
    boolean atEnd = stream.isAtEnd();
    if (atEnd) {
      trailers = stream.trailers();
    }
    return atEnd;
  }

  @Override
  public int available() {
    return stream.available();
  }

  /** What came after it; empty until it has been read. */
  List<HttpHeader> trailers() {
    return trailers;
  }
}
