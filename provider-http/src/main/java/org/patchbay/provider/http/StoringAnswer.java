package org.patchbay.provider.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.spi.ConcurrentlyCloseable;
import org.patchbay.spi.ResumableDownload;

/** An answer whose body is remembered as it is read, and kept when all of it was. */
final class StoringAnswer implements HttpResponse {
  private final HttpResponse answer;
  private final InputStream body;

  /**
   * Remembers a body of bounded length.
   *
   * @param whole gets it once, when all of it has been read
   */
  StoringAnswer(HttpResponse answer, int largest, Consumer<byte[]> whole) throws InternetException {
    this.answer = answer;
    this.body = new Remembering(answer.body(), answer.length(), largest, whole);
  }

  @Override
  public int status() {
    return answer.status();
  }

  @Override
  public String reason() {
    return answer.reason();
  }

  @Override
  public String version() throws InternetException {
    return answer.version();
  }

  @Override
  public List<HttpHeader> headers() {
    return answer.headers();
  }

  @Override
  public URI uri() {
    return answer.uri();
  }

  @Override
  public long length() {
    return answer.length();
  }

  @Override
  public boolean complete() {
    return answer.complete();
  }

  @Override
  public List<HttpHeader> trailers() throws InternetException {
    return answer.trailers();
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    answer.close();
  }

  /** Goes on elsewhere as the body itself would; what was begun here is not kept then. */
  private static final class Remembering extends FilterInputStream
      implements ResumableDownload, ConcurrentlyCloseable {
    private final long length;
    private final int largest;
    private final Consumer<byte[]> whole;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean keeping = true;

    Remembering(InputStream in, long length, int largest, Consumer<byte[]> whole) {
      super(in);
      this.length = length;
      this.largest = largest;
      this.whole = whole;
    }

    @Override
    public Map<String, String> bookmark() {
      return in instanceof ResumableDownload download ? download.bookmark() : Map.of();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
      int got = super.read(buffer, offset, most);
      if (keeping) {
        remember(buffer, offset, got);
      }
      return got;
    }

    private void remember(byte[] buffer, int offset, int got) {
      if (got > 0 && read.size() + got > largest) {
        keeping = false;
        read.reset();
      } else if (got > 0) {
        read.write(buffer, offset, got);
      }
      if (keeping && (got < 0 || read.size() == length)) {
        keeping = false;
        whole.accept(read.toByteArray());
        read.reset();
      }
    }

    /** By reading: what is skipped belongs to the whole. */
    @Override
    public long skip(long count) throws IOException {
      byte[] buffer = new byte[(int) Math.max(0, Math.min(count, 8192))];
      return Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
