package org.patchbay.cli.failure;

/** How a command ends; documented in {@code --help} and in the README. */
public final class ExitCode {
  /** Everything was done. */
  public static final int OK = 0;

  /** The network or the server failed. */
  public static final int FAILED = 1;

  /** The command line is wrong; nothing was done. */
  public static final int USAGE = 2;

  /** No provider that may be used serves the protocol. */
  public static final int NO_PROVIDER = 3;

  /** A local file cannot be read or written. */
  public static final int LOCAL_FILE = 4;

  /** A fault of Patchbay's own. */
  public static final int INTERNAL = 70;

  /** Ended by SIGINT: 128 + 2. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
