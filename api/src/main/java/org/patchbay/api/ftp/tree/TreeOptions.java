package org.patchbay.api.ftp.tree;

/** What was asked of a tree transfer; changed only while it is being made. */
final class TreeOptions {
  /** What is smaller is begun anew after an interruption: it costs less than asking. */
  static final long LARGE = 1 << 20;

  int sessions = 4;
  int attempts = 3;
  int levels = 100;
  long entries = 10_000_000;
  long bytes = Long.MAX_VALUE;
  boolean verified;
  NameRule names = NameRule.PORTABLE;
  TreeListener listener = new TreeListener() {};

  TreeOptions copy() {
    TreeOptions copy = new TreeOptions();
    copy.sessions = sessions;
    copy.attempts = attempts;
    copy.levels = levels;
    copy.entries = entries;
    copy.bytes = bytes;
    copy.verified = verified;
    copy.names = names;
    copy.listener = listener;
    return copy;
  }
}
