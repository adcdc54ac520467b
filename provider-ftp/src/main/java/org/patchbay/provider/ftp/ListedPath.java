package org.patchbay.provider.ftp;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;

/**
 * What is to be listed. Wildcards are matched here, not by the server: only so they mean the same
 * everywhere (W-104, W-114).
 *
 * @param path to be named to the server; empty for the current directory
 * @param name last part of the path
 * @param pattern names that are wanted, null for all
 */
record ListedPath(String path, String name, @Nullable Wildcard pattern) {

  /**
   * Reads a path.
   *
   * @throws InternetException if it has a line break, or a wildcard before its last part (W-105)
   */
  static ListedPath parse(String text) throws InternetException {
    FtpText.check(text, "path");
    int slash = text.lastIndexOf('/');
    String directory = text.substring(0, slash + 1);
    String last = text.substring(slash + 1);
    if (Wildcard.isIn(directory)) {
      throw FtpErrors.invalid("a wildcard before the last part of the path: " + text);
    }
    return Wildcard.isIn(last)
        ? new ListedPath(withoutSlash(directory), last, new Wildcard(last))
        : new ListedPath(text, last, null);
  }

  private static String withoutSlash(String directory) {
    return directory.length() > 1 ? directory.substring(0, directory.length() - 1) : directory;
  }

  /** Whether this names one thing, which must exist. */
  boolean isExact() {
    return pattern == null && !path.isEmpty();
  }

  /** Whether an entry of this name is wanted. */
  boolean wants(String entry) {
    return pattern == null || pattern.matches(entry);
  }

  /** Directory and name of an entry. */
  String pathOf(String entry) {
    return path.isEmpty() || path.endsWith("/") ? path + entry : path + "/" + entry;
  }
}
