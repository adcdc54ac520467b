package org.patchbay.api.ftp.tree;

import java.io.IOException;

/**
 * Something in a tree that was not transferred.
 *
 * @param path that of the server for a download, the local one for an upload
 * @param kind why
 * @param cause what exactly; an {@link org.patchbay.api.InternetException} for what the network or
 *     the server did
 */
public record TreeProblem(String path, Kind kind, IOException cause) {
  /** Why something was not transferred. */
  public enum Kind {
    /** Its name is no good for a file here, or that of another but for case. */
    NAME,
    /** It is a link, which is never followed, or a link is in its way. */
    LINK,
    /** It is neither file nor directory, or something else is in its way. */
    OTHER_KIND,
    /** It lies beyond a limit on depth, number or bytes. */
    LIMIT,
    /** It was tried, and failed. */
    FAILED
  }
}
