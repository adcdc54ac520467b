package org.patchbay.cli;

/** How a command ends; documented in {@code --help} and in the README. */
final class ExitCode {
  static final int OK = 0;

  /** The network or the server failed. */
  static final int FAILED = 1;

  /** The command line is wrong; nothing was done. */
  static final int USAGE = 2;

  /** No provider that may be used serves the protocol. */
  static final int NO_PROVIDER = 3;

  /** A local file cannot be read or written. */
  static final int LOCAL_FILE = 4;

  /** A fault of Patchbay's own. */
  static final int INTERNAL = 70;

  /** Ended by SIGINT: 128 + 2. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
