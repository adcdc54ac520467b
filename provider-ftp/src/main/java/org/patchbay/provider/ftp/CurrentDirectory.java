package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpReply;

/**
 * Where a session is, kept for the provider that takes it over. Nothing is kept until it first
 * moves: it is where every login leads. Confined to the session's turn.
 */
final class CurrentDirectory {
  private static final String DIRECTORY = "directory";

  private final FtpDialogue dialogue;
  private final ConcurrentMap<String, String> state;
  private boolean lost;

  CurrentDirectory(FtpDialogue dialogue, ConcurrentMap<String, String> state) {
    this.dialogue = dialogue;
    this.state = state;
  }

  /** Where the session has moved to, null if it has not. */
  @Nullable String known() {
    return state.get(DIRECTORY);
  }

  /** The server has let us move by this path. */
  void movedTo(String path) throws IOException {
    if (path.startsWith("/")) {
      state.put(DIRECTORY, path);
      lost = false;
    } else {
      lookAround();
    }
  }

  /** The server has let us move, wherever to. */
  void lookAround() throws IOException {
    FtpReply reply = dialogue.send("PWD");
    lost = reply.code() != 257;
    if (lost) {
      state.remove(DIRECTORY);
    } else {
      state.put(DIRECTORY, QuotedPath.of(reply));
    }
  }

  /**
   * A path that means the same to another session of this user: absolute, or as it is where this
   * session has not moved. Null if there is none.
   */
  @Nullable String portable(String path) {
    String directory = known();
    if (path.startsWith("/") || directory == null && !lost) {
      return path;
    }
    // What does not begin with a slash is of a system whose paths are not joined by one.
    return directory == null || !directory.startsWith("/")
        ? null
        : directory + (directory.endsWith("/") ? "" : "/") + path;
  }

  /** Whether a portable path means here what it meant where it was made. */
  boolean understands(String portable) {
    return portable.startsWith("/") || known() == null && !lost;
  }
}
