package org.patchbay.provider.http.h2;

import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;

/** The frames that carry no answer (RFC 9113 §6.3 to §6.9). Confined to the reader. */
final class ConnectionFrames {
  private static final int LONGEST_WORDS = 200;

  private final H2Connection connection;
  private final Multiplexer multiplexer;
  private int lastProcessed = Integer.MAX_VALUE;

  ConnectionFrames(H2Connection connection, Multiplexer multiplexer) {
    this.connection = connection;
    this.multiplexer = multiplexer;
  }

  /**
   * @param type null if it is one that we do not know, which means nothing (RFC 9113 §5.5)
   */
  void take(@Nullable FrameType type, Frame frame) throws ConnectionError {
    multiplexer.guard().spend(type == null ? "frame of type " + frame.type() : type.name());
    if (type == null) {
      return;
    }
    switch (type) {
      case SETTINGS -> settings(frame);
      case PING -> ping(frame);
      case GOAWAY -> goAway(frame);
      case RST_STREAM -> reset(frame);
      case WINDOW_UPDATE -> windowUpdate(frame);
      case PRIORITY -> requireLength(frame, 5);
      case PUSH_PROMISE -> throw ConnectionError.protocol("a promise that was not asked for");
      default -> {
        // Means nothing to a client.
      }
    }
  }

  private void settings(Frame frame) throws ConnectionError {
    requireNoStream(frame);
    if (frame.has(FrameFlag.ACK)) {
      requireLength(frame, 0);
      return;
    }
    multiplexer.peer().apply(frame, multiplexer);
    multiplexer.outbound().answer(FrameWriter::settingsAck);
    connection.changed();
  }

  private void ping(Frame frame) throws ConnectionError {
    requireNoStream(frame);
    requireLength(frame, 8);
    if (!frame.has(FrameFlag.ACK)) {
      multiplexer.outbound().answer(frames -> frames.pingAck(frame.payload()));
    }
  }

  /** No more streams; those that the peer has not begun with may go elsewhere (RFC 9113 §6.8). */
  private void goAway(Frame frame) throws ConnectionError {
    requireNoStream(frame);
    if (frame.length() < 8) {
      throw ConnectionError.size("a GOAWAY frame of " + frame.length() + " bytes");
    }
    int last = frame.positiveAt(0);
    if (last > lastProcessed) {
      throw ConnectionError.protocol("a GOAWAY takes back what one before has said");
    }
    lastProcessed = last;
    connection.retire();
    Failure failure = goneAway(frame);
    multiplexer.heard(failure.message());
    for (H2Stream stream : multiplexer.streams().all()) {
      if (stream.id() > last) {
        stream.wasReset(failure);
      }
    }
  }

  private static Failure goneAway(Frame frame) {
    int code = frame.intAt(4);
    String words =
        new String(
                frame.payload(),
                8,
                Math.min(LONGEST_WORDS, frame.length() - 8),
                StandardCharsets.ISO_8859_1)
            .replaceAll("[^ -~]", "?");
    Failure reset = Failure.reset(code);
    String message =
        "the server ends the connection: "
            + Failure.name(code)
            + (words.isEmpty() ? "" : " \"" + words + "\"");
    return reset.repetition() == StreamFailure.Repetition.OVER_HTTP_1_1
        ? new Failure(InternetError.CONNECTION_RESET, message, reset.repetition())
        : Failure.unprocessed(message);
  }

  private void reset(Frame frame) throws ConnectionError {
    requireLength(frame, 4);
    H2Stream stream = multiplexer.streams().find(frame.stream());
    if (stream == null) {
      multiplexer.streams().isAbandoned(frame.stream(), true);
    } else {
      stream.wasReset(Failure.reset(frame.intAt(0)));
    }
  }

  private void windowUpdate(Frame frame) throws ConnectionError {
    requireLength(frame, 4);
    int increment = frame.positiveAt(0);
    if (frame.stream() == 0) {
      multiplexer.windows().grant(increment);
      return;
    }
    H2Stream stream = multiplexer.streams().find(frame.stream());
    if (stream != null) {
      try {
        multiplexer.windows().grant(stream, increment);
      } catch (StreamError e) {
        multiplexer.resetFor(stream, e);
      }
    }
  }

  private static void requireNoStream(Frame frame) throws ConnectionError {
    if (frame.stream() != 0) {
      throw ConnectionError.protocol("a frame about the connection names stream " + frame.stream());
    }
  }

  private static void requireLength(Frame frame, int length) throws ConnectionError {
    if (frame.length() != length) {
      throw ConnectionError.size(
          "a frame of type " + frame.type() + " has " + frame.length() + " bytes, not " + length);
    }
  }
}
