package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.patchbay.api.InternetException;

/** The request of one stream on its way out. Used by one thread at a time. */
final class Sender {
  /** One TLS record holds such a frame with its head. */
  private static final int PIECE = FrameReader.LONGEST - FrameWriter.HEAD;

  private final H2Stream stream;
  private final Multiplexer multiplexer;
  private volatile boolean ended;
  private long bytes;

  Sender(H2Stream stream, Multiplexer multiplexer) {
    this.stream = stream;
    this.multiplexer = multiplexer;
  }

  /** Bytes of frames so far. */
  long bytes() {
    return bytes;
  }

  /** Whether all of it has been sent. */
  boolean isEnded() {
    return ended;
  }

  void header(List<Header> fields, boolean end) throws IOException {
    ended = end;
    try {
      bytes += multiplexer.begin(stream, fields, end);
    } catch (InternetException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      // What the peer said before it closed, or what became of it, is told with the answer.
    }
  }

  /** Whether the peer has wanted it. */
  boolean data(byte[] data, int offset, int length, boolean end) throws IOException {
    int done = 0;
    while (done < length) {
      int most = Math.min(PIECE, multiplexer.peer().frameSize());
      int piece = multiplexer.windows().take(stream, Math.min(length - done, most));
      boolean last = end && done + piece == length;
      if (piece == 0 || !write(data, offset + done, piece, last)) {
        return false;
      }
      done += piece;
    }
    return length > 0 || !end || stream.isWanted() && write(data, 0, 0, true);
  }

  private boolean write(byte[] data, int offset, int length, boolean last) throws IOException {
    int flags = last ? FrameFlag.END_STREAM.getValue() : 0;
    int id = stream.id();
    try {
      multiplexer
          .outbound()
          .write(
              stream.patience(),
              frames -> frames.frame(FrameType.DATA, flags, id, data, offset, length));
    } catch (InternetException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return false; // as with the header
    }
    ended = last;
    bytes += FrameWriter.HEAD + length;
    multiplexer.guard().sent(length);
    return true;
  }
}
