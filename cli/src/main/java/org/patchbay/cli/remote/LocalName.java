package org.patchbay.cli.remote;

import org.patchbay.cli.failure.Failure;

/** The name of the local file for a URL: one that stays in the current folder. */
public final class LocalName {
  private LocalName() {}

  /** The last part of the path of a URL, if it can be a name here. */
  public static String of(Url url) throws Failure {
    String name = url.fileName();
    if (name.isEmpty()) {
      throw Failure.ofUsage(url + " names no file; say with -o FILE where it goes");
    }
    if (!isSafe(name)) {
      throw Failure.ofUsage(
          "\"" + name + "\" is no safe name for a file; say with -o FILE where it goes");
    }
    return name;
  }

  /** No separator of any system, no drive, no control character, neither {@code .} nor two. */
  static boolean isSafe(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> "/\\:".indexOf(c) >= 0 || Character.isISOControl(c));
  }
}
