package org.patchbay.provider.http.h2;

import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each frame that comes: it goes to its stream, or to what is about the connection.
 * Confined to the reader.
 */
final class Inbound {
  private static final int PRIORITY = 5;

  /** A header of an answer is worth so many frames that bring nothing. */
  private static final int EARNED = 10;

  private final H2Connection connection;
  private final Multiplexer multiplexer;
  private final Streams streams;
  private final FloodGuard guard;
  private final ConnectionFrames others;
  private final HeaderDecoder headers;
  private final ReceiveWindow window;
  private final Wakes wakes;
  private boolean begun;
  private @Nullable Frame header;

  Inbound(H2Connection connection, Multiplexer multiplexer, Wakes wakes) {
    this.wakes = wakes;
    this.connection = connection;
    this.multiplexer = multiplexer;
    this.streams = multiplexer.streams();
    this.guard = multiplexer.guard();
    this.others = new ConnectionFrames(connection, multiplexer);
    this.headers = new HeaderDecoder(multiplexer.limits());
    this.window = new ReceiveWindow(multiplexer.outbound());
  }

  /**
   * Takes a frame.
   *
   * @throws ConnectionError if the connection cannot go on after it
   */
  void take(Frame frame) throws ConnectionError {
    FrameType type = FrameType.valueOf(frame.type());
    if (!begun && (type != FrameType.SETTINGS || frame.has(FrameFlag.ACK))) {
      throw ConnectionError.protocol("no SETTINGS first: it may not be HTTP/2 at all");
    }
    begun = true;
    Frame goingOn = header;
    if (goingOn != null && (type != FrameType.CONTINUATION || frame.stream() != goingOn.stream())) {
      throw ConnectionError.protocol("a frame within a header that goes on");
    }
    if (type == FrameType.DATA) {
      data(frame);
    } else if (type == FrameType.HEADERS) {
      header(frame);
    } else if (type == FrameType.CONTINUATION) {
      continuation(frame, goingOn);
    } else {
      others.take(type, frame);
    }
  }

  private void data(Frame frame) throws ConnectionError {
    H2Stream stream = streams.find(frame.stream());
    window.took(frame.length());
    boolean last = frame.has(FrameFlag.END_STREAM);
    int start = frame.contentStart();
    int end = frame.contentEnd(start);
    if (start == end && !last) {
      guard.spend("DATA without data");
    }
    if (stream == null) {
      orphan(frame, last);
      return;
    }
    guard.earn(start < end ? 1 : 0);
    try {
      stream.received().data(frame, start, end, last);
      wakes.later(stream.received().inbox());
    } catch (StreamError e) {
      end(stream, e);
    }
  }

  private void header(Frame frame) throws ConnectionError {
    streams.find(frame.stream());
    if (!frame.has(FrameFlag.END_HEADERS)) {
      header = frame;
      headers.add(frame.payload(), headerStart(frame), headerEnd(frame));
      return;
    }
    HeaderDecoder.Fields fields =
        headers.decode(frame.payload(), headerStart(frame), headerEnd(frame));
    header(frame, fields);
  }

  private void continuation(Frame frame, @Nullable Frame first) throws ConnectionError {
    if (first == null) {
      throw ConnectionError.protocol("a header goes on that has not begun");
    }
    guard.spend("CONTINUATION");
    headers.add(frame.payload(), 0, frame.length());
    if (frame.has(FrameFlag.END_HEADERS)) {
      header = null;
      header(first, headers.decodeAll());
    }
  }

  private static int headerStart(Frame frame) {
    return frame.contentStart() + (frame.has(FrameFlag.PRIORITY) ? PRIORITY : 0);
  }

  private static int headerEnd(Frame frame) throws ConnectionError {
    return frame.contentEnd(headerStart(frame));
  }

  private void header(Frame frame, HeaderDecoder.Fields fields) throws ConnectionError {
    boolean last = frame.has(FrameFlag.END_STREAM);
    H2Stream stream = streams.find(frame.stream());
    if (stream == null) {
      orphan(frame, last);
      return;
    }
    try {
      stream.received().fields(fields, frame.length(), last);
      guard.earn(EARNED);
      connection.answered();
      wakes.later(stream.received().inbox());
    } catch (StreamError e) {
      end(stream, e);
    }
  }

  /** A stream that is over: what comes for it may have been under way, or be a flood. */
  private void orphan(Frame frame, boolean last) throws ConnectionError {
    if (!streams.isAbandoned(frame.stream(), last)) {
      guard.spend("frame of a stream that is over");
      multiplexer.outbound().answer(f -> f.reset(frame.stream(), H2Error.STREAM_CLOSED));
    }
  }

  private void end(H2Stream stream, StreamError e) throws ConnectionError {
    guard.spend("broken answer");
    multiplexer.resetFor(stream, e);
  }
}
