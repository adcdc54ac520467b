package org.patchbay.provider.http.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.hc.core5.http2.H2Error;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private static byte[] frame(int length, int... stream) {
    byte[] bytes = new byte[9 + length];
    bytes[2] = (byte) length;
    for (int i = 0; i < 4; i++) {
      bytes[5 + i] = (byte) stream[i];
    }
    for (int i = 0; i < length; i++) {
      bytes[9 + i] = (byte) i;
    }
    return bytes;
  }

  @Test
  void numbersOfStreamsHave31Bits() throws IOException {
    for (int[] number :
        new int[][] {{0, 0, 1, 1}, {0, 1, 0, 1}, {0, 0x80, 0, 1}, {0x7f, 0xff, 0xff, 0xff}}) {
      int expected = number[0] << 24 | number[1] << 16 | number[2] << 8 | number[3];
      assertThat(read(frame(0, number)).stream()).isEqualTo(expected);
    }
    assertThat(read(frame(0, 0x80, 0, 0, 3)).stream()).isEqualTo(3);
  }

  private static Frame read(byte[] bytes) throws IOException {
    return Objects.requireNonNull(
        new FrameReader(new ByteArrayInputStream(bytes), () -> {}).next());
  }

  @Test
  void aTimeoutLosesNothing() throws IOException {
    byte[] bytes = frame(5, 0, 0, 0, 1);
    InputStream slow =
        new InputStream() {
          private int at;
          private boolean late = true;

          @Override
          public int read() throws IOException {
            throw new IOException("one by one");
          }

          @Override
          public int read(byte[] buffer, int offset, int most) throws IOException {
            late = !late;
            if (late) {
              throw new SocketTimeoutException();
            }
            if (at == bytes.length) {
              return -1;
            }
            buffer[offset] = bytes[at++];
            return 1;
          }
        };
    FrameReader reader = new FrameReader(slow, () -> {});
    Frame frame = null;
    int timeouts = 0;
    while (frame == null) {
      try {
        frame = reader.next();
      } catch (SocketTimeoutException e) {
        timeouts++;
      }
    }

    assertThat(frame.payload()).containsExactly(0, 1, 2, 3, 4);
    assertThat(timeouts).isEqualTo(13);
  }

  @Test
  void anEndIsOneBetweenFramesOnly() throws IOException {
    assertThat(new FrameReader(InputStream.nullInputStream(), () -> {}).next()).isNull();
    for (int length : new int[] {3, 9, 11}) {
      byte[] cut = Arrays.copyOf(frame(5, 0, 0, 0, 1), length);
      assertThatExceptionOfType(EOFException.class)
          .isThrownBy(() -> new FrameReader(new ByteArrayInputStream(cut), () -> {}).next());
    }
  }

  @Test
  void aFrameThatIsTooLongIsNotRead() {
    byte[] head = {1, 0, 0, 0, 0, 0, 0, 0, 1};
    assertThatExceptionOfType(ConnectionError.class)
        .isThrownBy(() -> new FrameReader(new ByteArrayInputStream(head), () -> {}).next())
        .returns(H2Error.FRAME_SIZE_ERROR, ConnectionError::code);
  }
}
