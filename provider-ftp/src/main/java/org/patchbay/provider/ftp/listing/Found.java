package org.patchbay.provider.ftp.listing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * What a line says of an entry: positions in the bytes that hold it, valid until the next line is
 * read. Used again for the next entry; confined.
 */
public final class Found {
  static final long NO_TIME = Long.MIN_VALUE;
  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int lineStart;
  private int lineEnd;
  private boolean ascii;
  private int nameStart;
  private int nameEnd;
  private int targetStart;
  private int targetEnd;

  Kind kind = Kind.UNKNOWN;
  long size = -1;
  long epochSecond = NO_TIME;
  int nanos;

  /** Forgets the last entry. */
  void clear(Line line) {
    bytes = line.bytes();
    lineStart = line.start();
    lineEnd = line.end();
    name(lineEnd, lineEnd);
    target(lineEnd, lineEnd);
    kind = Kind.UNKNOWN;
    size = -1;
    epochSecond = NO_TIME;
    nanos = 0;
  }

  void name(int start, int end) {
    nameStart = start;
    nameEnd = end;
  }

  void target(int start, int end) {
    targetStart = start;
    targetEnd = end;
  }

  void ascii(boolean only) {
    ascii = only;
  }

  /** What the positions count in. */
  public byte[] bytes() {
    return bytes;
  }

  public int lineStart() {
    return lineStart;
  }

  public int lineEnd() {
    return lineEnd;
  }

  /** Whether the line has no byte above 127. */
  public boolean isAscii() {
    return ascii;
  }

  /** Where the name begins; where it ends if there is none. */
  public int nameStart() {
    return nameStart;
  }

  public int nameEnd() {
    return nameEnd;
  }

  /** Where the target of a link begins; where it ends if there is none. */
  public int targetStart() {
    return targetStart;
  }

  public int targetEnd() {
    return targetEnd;
  }

  /** What it is; {@link Kind#UNKNOWN} where the line was not understood: then all else is not. */
  public Kind kind() {
    return kind;
  }

  /** Bytes, -1 where the line does not say. */
  public long size() {
    return size;
  }

  /** When it was last modified, null where the line does not say. */
  public @Nullable Instant modified() {
    return epochSecond == NO_TIME ? null : Instant.ofEpochSecond(epochSecond, nanos);
  }
}
