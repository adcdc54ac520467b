package org.patchbay.provider.http.h2;

import org.apache.hc.core5.http2.config.H2Param;

/** What the peer allows (RFC 9113 §6.5.2). Written by the reader, read by all. */
final class PeerSettings {
  /** Until it says otherwise; nobody allows less in earnest. */
  private static final int STREAMS = 100;

  private static final int SETTING = 6;
  private static final int LONGEST_FRAME = (1 << 24) - 1;

  private volatile int streams = STREAMS;
  private volatile int frameSize = FrameReader.LONGEST;
  private volatile boolean known;

  /** What a change means for others. */
  interface Listener {
    void headerTable(int bytes) throws ConnectionError;

    void initialWindow(int bytes) throws ConnectionError;
  }

  /** Takes over what a SETTINGS frame says. */
  void apply(Frame frame, Listener listener) throws ConnectionError {
    if (frame.length() % SETTING != 0) {
      throw ConnectionError.size("a SETTINGS frame of " + frame.length() + " bytes");
    }
    if (!known) {
      streams = Integer.MAX_VALUE; // whoever says nothing allows all
    }
    for (int at = 0; at < frame.length(); at += SETTING) {
      int id = (frame.payload()[at] & 0xff) << 8 | frame.payload()[at + 1] & 0xff;
      H2Param parameter = H2Param.valueOf(id);
      if (parameter != null) {
        apply(parameter, frame.intAt(at + 2) & 0xffff_ffffL, listener);
      }
    }
    known = true;
  }

  private void apply(H2Param parameter, long value, Listener listener) throws ConnectionError {
    switch (parameter) {
      case HEADER_TABLE_SIZE -> listener.headerTable(atMost(value));
      case MAX_CONCURRENT_STREAMS -> streams = atMost(value);
      case INITIAL_WINDOW_SIZE -> {
        if (value > Integer.MAX_VALUE) {
          throw ConnectionError.flow("windows of " + value + " bytes");
        }
        listener.initialWindow((int) value);
      }
      case MAX_FRAME_SIZE -> {
        if (value < FrameReader.LONGEST || value > LONGEST_FRAME) {
          throw ConnectionError.protocol("frames of at most " + value + " bytes");
        }
        frameSize = (int) value;
      }
      case ENABLE_PUSH -> {
        if (value != 0) {
          throw ConnectionError.protocol("a server that wants to be pushed to");
        }
      }
      default -> {
        // How large a header may be is advice: a server says so where one is too large.
      }
    }
  }

  private static int atMost(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  /** Whether it has said anything yet. */
  boolean isKnown() {
    return known;
  }

  int streams() {
    return streams;
  }

  int frameSize() {
    return frameSize;
  }
}
