package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/**
 * Where a session is, kept for the provider that takes it over: an absolute path, and the moves
 * since where the server would not say where they led. Nothing is kept until it first moves: it is
 * where every login leads. Confined to the session's turn.
 */
final class CurrentDirectory {
  private static final String DIRECTORY = "directory";

  /** Commands, a line each: what is in a command has no line ends. */
  private static final String MOVES = "moves";

  private static final String LINE_END = "\n";

  private final FtpDialogue dialogue;
  private final FtpText text;
  private final ConcurrentMap<String, String> state;

  CurrentDirectory(FtpDialogue dialogue, FtpText text, ConcurrentMap<String, String> state) {
    this.dialogue = dialogue;
    this.text = text;
    this.state = state;
  }

  /** Where the session has moved to, null if it has not or that is not known. */
  @Nullable String known() {
    return isLost() ? null : state.get(DIRECTORY);
  }

  private boolean isLost() {
    return state.containsKey(MOVES);
  }

  /** What leads from where a login does to where the session was, commands of a line each. */
  List<String> way() {
    String directory = state.get(DIRECTORY);
    String moves = state.getOrDefault(MOVES, "");
    String all = directory == null ? moves : "CWD " + directory + LINE_END + moves;
    return all.lines().toList();
  }

  /** The server has let us move by this path. */
  void movedTo(String path) throws IOException {
    if (path.startsWith("/")) {
      state.put(DIRECTORY, path);
      state.remove(MOVES);
    } else {
      movedBy("CWD " + path);
    }
  }

  /**
   * The server has let us move by this command. It is kept before the server is asked where it has
   * led: whatever becomes of that, the move has been made.
   */
  void movedBy(String command) throws IOException {
    state.merge(MOVES, command, (before, next) -> before + LINE_END + next);
    FtpReply reply = dialogue.send("PWD");
    try {
      String directory = QuotedPath.of(reply);
      text.encode(directory, "path");
      state.put(DIRECTORY, directory);
      state.remove(MOVES);
    } catch (InternetException e) {
      if (dialogue.isLost()) {
        throw e;
      }
      // It does not say: then the way there is made again.
    }
  }

  /**
   * A path that means the same to another session of this user: absolute, or as it is where this
   * session has not moved. Null if there is none.
   */
  @Nullable String portable(String path) {
    String directory = known();
    if (path.startsWith("/") || directory == null && !isLost()) {
      return path;
    }
    // What does not begin with a slash is of a system whose paths are not joined by one.
    return directory == null || !directory.startsWith("/")
        ? null
        : directory + (directory.endsWith("/") ? "" : "/") + path;
  }

  /** Whether a portable path means here what it meant where it was made. */
  boolean understands(String portable) {
    return portable.startsWith("/") || known() == null && !isLost();
  }
}
