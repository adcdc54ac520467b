package org.patchbay.api.ftp.tree;

/**
 * Hears how the transfer of a tree gets on, and can end it. Called by several threads at once; what
 * it does holds them up.
 */
public interface TreeListener {
  /**
   * A file is about to be transferred, once more after a failure.
   *
   * @param path that of the server
   * @param offset bytes that are there from an earlier attempt
   * @param size in bytes, -1 if it is not known
   */
  default void begins(String path, long offset, long size) {}

  /**
   * Some of a file has been transferred.
   *
   * @param path that of the server
   * @param bytes since the last time
   */
  default void moved(String path, int bytes) {}

  /** A file is complete. */
  default void completed(String path) {}

  /** A file was complete from an earlier run. */
  default void skipped(String path) {}

  /** Something was left out or has failed. */
  default void failed(TreeProblem problem) {}

  /** Whether the transfer is to end; asked several times a second. */
  default boolean isCancelled() {
    return false;
  }
}
