package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.config.H2Param;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;

/** Puts frames together, to be sent by as few writes as possible. Guarded by Outbound's lock. */
final class FrameWriter {
  static final int HEAD = 9;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int SMALL = 512;

  private final OutputStream out;
  private byte[] bytes = new byte[SMALL];
  private int count;

  FrameWriter(OutputStream out) {
    this.out = out;
  }

  /** What a client says first (RFC 9113 §3.4). */
  void preface() {
    append(PREFACE, 0, PREFACE.length);
  }

  void frame(FrameType type, int flags, int stream, byte[] payload, int offset, int length) {
    append24(length);
    append(type.getValue());
    append(flags);
    append32(stream);
    append(payload, offset, length);
  }

  /**
   * Says what we allow.
   *
   * @param numbers a parameter and its value, and so on
   */
  void settings(int... numbers) {
    head(FrameType.SETTINGS, 0, 0, numbers.length / 2 * 6);
    for (int i = 0; i < numbers.length; i += 2) {
      append(numbers[i] >> 8);
      append(numbers[i]);
      append32(numbers[i + 1]);
    }
  }

  void settings(H2Limits limits) {
    settings(
        H2Param.ENABLE_PUSH.getCode(),
        0,
        H2Param.INITIAL_WINDOW_SIZE.getCode(),
        limits.windowBytes(),
        H2Param.MAX_HEADER_LIST_SIZE.getCode(),
        limits.headerListBytes());
  }

  void settingsAck() {
    head(FrameType.SETTINGS, FrameFlag.ACK.getValue(), 0, 0);
  }

  void pingAck(byte[] opaque) {
    frame(FrameType.PING, FrameFlag.ACK.getValue(), 0, opaque, 0, opaque.length);
  }

  void windowUpdate(int stream, int increment) {
    head(FrameType.WINDOW_UPDATE, 0, stream, 4);
    append32(increment);
  }

  void reset(int stream, H2Error code) {
    head(FrameType.RST_STREAM, 0, stream, 4);
    append32(code.getCode());
  }

  /** Nothing of the peer's has been processed, as we let it begin nothing. */
  void goAway(H2Error code, String text) {
    byte[] debug = text.getBytes(StandardCharsets.UTF_8);
    head(FrameType.GOAWAY, 0, 0, 8 + debug.length);
    append32(0);
    append32(code.getCode());
    append(debug, 0, debug.length);
  }

  void endOfStream(int stream) {
    frame(FrameType.DATA, FrameFlag.END_STREAM.getValue(), stream, NOTHING, 0, 0);
  }

  /** Bytes that have not been sent. */
  int pending() {
    return count;
  }

  void flush() throws IOException {
    if (count > 0) {
      int length = count;
      count = 0;
      out.write(bytes, 0, length);
      out.flush();
    }
  }

  /** For a while nothing will be sent. */
  void rest() {
    if (count == 0 && bytes.length > SMALL) {
      bytes = new byte[SMALL];
    }
  }

  private void head(FrameType type, int flags, int stream, int length) {
    frame(type, flags, stream, NOTHING, 0, 0);
    int start = count - HEAD;
    bytes[start] = (byte) (length >> 16);
    bytes[start + 1] = (byte) (length >> 8);
    bytes[start + 2] = (byte) length;
  }

  private void append24(int number) {
    append(number >> 16);
    append(number >> 8);
    append(number);
  }

  private void append32(int number) {
    append(number >> 24);
    append24(number);
  }

  private void append(int octet) {
    room(1);
    bytes[count++] = (byte) octet;
  }

  private void append(byte[] some, int offset, int length) {
    room(length);
    System.arraycopy(some, offset, bytes, count, length);
    count += length;
  }

  private void room(int more) {
    if (bytes.length - count < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + more));
    }
  }
}
