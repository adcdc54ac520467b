package org.patchbay.internal;

/** What the server said in answer to the last call, all of it up to a limit (W-069). */
final class Replies {
  private static final int LONGEST = 64 * 1024;

  private final StringBuilder text = new StringBuilder();

  /** Read without the lock: most calls have nothing to clear. */
  private volatile boolean heard;

  void clear() {
    if (heard) {
      synchronized (text) {
        text.setLength(0);
        heard = false;
      }
    }
  }

  void add(String reply) {
    synchronized (text) {
      int room = LONGEST - text.length();
      text.append(reply, 0, Math.min(room, reply.length()));
      if (!reply.endsWith("\n") && text.length() < LONGEST) {
        text.append('\n');
      }
      heard = true;
    }
  }

  String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  /** The last line, for messages: no control characters. */
  String lastLine() {
    String[] lines = text().strip().split("\\R");
    return lines.length == 0 ? "" : RequestRules.printable(lines[lines.length - 1]);
  }
}
