package org.patchbay.api.ftp.tree;

import java.util.List;

/**
 * What became of a tree.
 *
 * @param completed files that were transferred
 * @param skipped files that were complete from an earlier run
 * @param directories directories that were gone through
 * @param bytes that were transferred
 * @param unreached files and directories that were found, but not tried any more
 * @param cancelled whether it was ended early
 * @param problems what was left out or has failed, in no order
 */
public record TreeResult(
    long completed,
    long skipped,
    long directories,
    long bytes,
    long unreached,
    boolean cancelled,
    List<TreeProblem> problems) {
  /** Copies the list. */
  public TreeResult {
    problems = List.copyOf(problems);
  }

  /** Whether all of the tree is where it should be. */
  public boolean isComplete() {
    return !cancelled && unreached == 0 && problems.isEmpty();
  }
}
