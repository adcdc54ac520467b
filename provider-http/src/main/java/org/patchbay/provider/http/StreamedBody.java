package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpBody;

/** A caller's body on its way out, in pieces of 64 KiB. */
final class StreamedBody extends AbstractHttpEntity {
  private static final int PIECE = 64 * 1024;

  private final HttpBody body;
  private boolean spent;

  StreamedBody(HttpBody body) {
    super((String) null, null, body.length() < 0);
    this.body = body;
  }

  /** Whether it has been begun to be sent. */
  boolean isSpent() {
    return spent;
  }

  @Override
  public boolean isRepeatable() {
    return body.isRepeatable();
  }

  @Override
  public long getContentLength() {
    return body.length();
  }

  @Override
  public boolean isStreaming() {
    return !body.isRepeatable();
  }

  @Override
  public InputStream getContent() throws IOException {
    return body.open();
  }

  @Override
  public void close() {}

  @Override
  public void writeTo(OutputStream out) throws IOException {
    spent = true;
    InputStream in = open();
    try {
      copy(in, out);
    } finally {
      if (body.isRepeatable()) {
        in.close();
      }
    }
  }

  /** Sends no more than was announced, and does not pass less for all of it. */
  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    long left = body.length() < 0 ? Long.MAX_VALUE : body.length();
    while (left > 0) {
      int count = read(in, piece, (int) Math.min(PIECE, left));
      if (count < 0) {
        break;
      }
      out.write(piece, 0, count);
      left -= count;
    }
    if (body.length() >= 0 && left > 0) {
      throw new InternetException(
          InternetError.TRUNCATED,
          "the body to send ended " + left + " bytes short of its " + body.length());
    }
  }

  private InputStream open() throws InternetException {
    try {
      return body.open();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static int read(InputStream in, byte[] piece, int most) throws InternetException {
    try {
      return in.read(piece, 0, most);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The caller's side failed, not the network. */
  private static InternetException unreadable(IOException e) {
    if (e instanceof InternetException told) {
      return told;
    }
    return new InternetException(
        e instanceof NoSuchFileException
            ? InternetError.FILE_NOT_FOUND
            : InternetError.INVALID_OPERATION,
        "the body to send could not be read: " + e,
        e);
  }
}
