package org.patchbay.provider.ftp.listing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a listing, as positions in one buffer that is used again and again: memory is flat,
 * however much a server sends. Confined.
 *
 * <p>A line ends with LF, CR before it is not part of it. Where no LF has come by the end of the
 * first line that is allowed, or of all, the lines end with CR.
 */
public final class ListingLines {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final InputStream in;
  private final ListingLimits limits;
  private final byte[] buffer;
  private byte separator = '\n';
  private boolean settled;
  private boolean ended;
  private boolean again;
  private long total;
  private int position;
  private int filled;
  private int start;
  private int end;
  private boolean ascii;

  /**
   * Reads from here on.
   *
   * @param in stays the caller's
   */
  public ListingLines(InputStream in, ListingLimits limits) {
    this.in = in;
    this.limits = limits;
    this.buffer = new byte[Math.max(BUFFER_SIZE, limits.lineLimit() + 2)];
  }

  /** Goes to the next line; false after the last. */
  public boolean next() throws IOException {
    if (again) {
      again = false;
      return true;
    }
    int scanned = 0;
    int bits = 0;
    while (true) {
      int at = position + scanned;
      while (at < filled && buffer[at] != separator) {
        bits |= buffer[at++];
      }
      scanned = at - position;
      ascii = bits >= 0;
      if (at < filled) {
        return take(at, at + 1);
      } else if (scanned > limits.lineLimit() + 1 || !fill()) {
        return isByCarriageReturn(scanned) ? next() : last();
      }
    }
  }

  /** The next line is this one once more. */
  void repeat() {
    again = true;
  }

  private boolean take(int lineEnd, int next) throws IOException {
    settled = true;
    start = position;
    end = lineEnd;
    while (end > start && buffer[end - 1] == '\r') {
      end--;
    }
    if (end - start > limits.lineLimit()) {
      throw limits.longLine(buffer, start, end);
    }
    position = next;
    return true;
  }

  /** No separator has come: this is the last line, or it is too long. */
  private boolean last() throws IOException {
    return position < filled && take(filled, filled);
  }

  private boolean isByCarriageReturn(int length) {
    if (settled) {
      return false;
    }
    settled = true;
    for (int i = position; i < position + length; i++) {
      if (buffer[i] == '\r') {
        separator = '\r';
        return true;
      }
    }
    return false;
  }

  /** Reads more behind what has not been taken yet, which moves to the front. */
  private boolean fill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, filled - position);
      filled -= position;
      position = 0;
    }
    int count = ended ? -1 : in.read(buffer, filled, buffer.length - filled);
    if (count <= 0) {
      ended = true;
      return false;
    }
    filled += count;
    total += count;
    limits.checkTotal(total);
    return true;
  }

  /** The first lines, as far as they have come: at least one, unless there is none. */
  List<byte[]> sample(int most) throws IOException {
    List<byte[]> lines = new ArrayList<>(most);
    if (!next()) {
      return lines;
    }
    repeat();
    lines.add(Arrays.copyOfRange(buffer, start, end));
    int from = position;
    for (int i = position; i < filled && lines.size() < most; i++) {
      if (buffer[i] == separator) {
        boolean returned = i > from && buffer[i - 1] == '\r';
        lines.add(Arrays.copyOfRange(buffer, from, returned ? i - 1 : i));
        from = i + 1;
      }
    }
    return lines;
  }

  /** What {@link #start} and {@link #end} count in. */
  public byte[] bytes() {
    return buffer;
  }

  /** Where the line begins. */
  public int start() {
    return start;
  }

  /** Where the line ends. */
  public int end() {
    return end;
  }

  /** Whether the line has no byte above 127. */
  public boolean isAscii() {
    return ascii;
  }
}
