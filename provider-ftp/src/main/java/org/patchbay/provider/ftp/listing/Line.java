package org.patchbay.provider.ftp.listing;

/**
 * One line of a listing, and the fields in it that blanks part. Positions are those of the array
 * that holds it. Used again for the next line, so that lines leave no garbage; confined.
 */
final class Line {
  /** More than any dialect has before the name. */
  private static final int MOST_FIELDS = 24;

  private static final int NOT_SPLIT = -1;

  private final int[] starts = new int[MOST_FIELDS];
  private final int[] ends = new int[MOST_FIELDS];
  private byte[] bytes = {};
  private int start;
  private int end;
  private int fields;

  /** Shows these bytes from now on. */
  Line of(byte[] array, int from, int to) {
    bytes = array;
    start = from;
    end = to;
    fields = NOT_SPLIT;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** The byte at a position; 0 after the end. */
  int at(int position) {
    return position < end ? bytes[position] : 0;
  }

  boolean isBlankAt(int position) {
    return isBlank(at(position));
  }

  /** The first position from here on that has no blank; the end if there is none. */
  int skipBlanks(int position) {
    int p = position;
    while (p < end && isBlankAt(p)) {
      p++;
    }
    return p;
  }

  /** How many fields there are; those beyond the first 24 are not looked at. */
  int fields() {
    if (fields == NOT_SPLIT) {
      split();
    }
    return fields;
  }

  private void split() {
    int count = 0;
    int p = start;
    while (count < MOST_FIELDS) {
      while (p < end && isBlank(bytes[p])) {
        p++;
      }
      if (p == end) {
        break;
      }
      starts[count] = p;
      while (p < end && !isBlank(bytes[p])) {
        p++;
      }
      ends[count++] = p;
    }
    fields = count;
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\t';
  }

  /** Where a field begins; the end of the line if there is none of this number. */
  int start(int field) {
    return field < fields() ? starts[field] : end;
  }

  /** Where a field ends. */
  int end(int field) {
    return field < fields() ? ends[field] : end;
  }

  int length(int field) {
    return end(field) - start(field);
  }

  /** The byte at an offset in a field; 0 beyond its end. */
  int at(int field, int offset) {
    int position = start(field) + offset;
    return position < end(field) ? bytes[position] : 0;
  }

  /** Whether a field is this ASCII word, in whatever case. */
  boolean is(int field, String word) {
    return length(field) == word.length() && startsWith(start(field), word);
  }

  /** Whether this ASCII text stands here, in whatever case. */
  boolean startsWith(int position, String text) {
    if (position + text.length() > end) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Bytes.lower(bytes[position + i]) != Bytes.lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Where this ASCII text first stands from a position on; -1 if it does not. */
  int indexOf(String text, int position) {
    for (int p = position; p + text.length() <= end; p++) {
      if (startsWith(p, text)) {
        return p;
      }
    }
    return -1;
  }

  /** The number that a field consists of; -1 if it is none, or above 2^63-1. */
  long number(int field) {
    return Bytes.number(bytes, start(field), end(field));
  }
}
