package org.patchbay.tck;

import java.nio.ByteBuffer;

/** A place in a heap dump from which values are read one after the other. */
final class HeapBytes {
  /** HPROF's number for a reference to an object. */
  static final int REFERENCE = 2;

  private final ByteBuffer bytes;
  private final int idSize;

  HeapBytes(ByteBuffer bytes, int idSize) {
    this.bytes = bytes;
    this.idSize = idSize;
  }

  /** The same bytes from another place on. */
  HeapBytes at(int position) {
    ByteBuffer other = bytes.duplicate();
    other.position(position);
    return new HeapBytes(other, idSize);
  }

  int position() {
    return bytes.position();
  }

  int u1() {
    return bytes.get() & 0xff;
  }

  int u2() {
    return bytes.getShort() & 0xffff;
  }

  int u4() {
    return bytes.getInt();
  }

  long id() {
    return idSize == Long.BYTES ? bytes.getLong() : bytes.getInt() & 0xffffffffL;
  }

  byte[] take(int length) {
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  void skip(int length) {
    bytes.position(bytes.position() + length);
  }

  void skipValue(int type) {
    skip(size(type));
  }

  /** Bytes that a value of a type takes. */
  int size(int type) {
    return switch (type) {
      case REFERENCE -> idSize;
      case 4, 8 -> 1;
      case 5, 9 -> 2;
      case 6, 10 -> 4;
      case 7, 11 -> 8;
      default -> throw new IllegalArgumentException("a value of type " + type);
    };
  }
}
