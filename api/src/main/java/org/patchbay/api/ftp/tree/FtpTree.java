package org.patchbay.api.ftp.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetSession;

/**
 * Downloads and uploads whole directory trees over several FTP connections of one session.
 *
 * <p>It can be done again after an interruption: files that are complete, by size and time, are
 * left as they are, and large ones go on where they stopped, if the server tells that they are
 * still the same. A file appears under its name only when it is complete, but for small ones that
 * are uploaded. Links are followed on neither side. What fails is told of in the result, and the
 * rest goes on. Immutable: each method gives a changed copy.
 *
 * <pre>{@code
 * TreeResult result = FtpTree.over(session, request).sessions(4).download("/pub/data", folder);
 * }</pre>
 *
 * <p>The calling thread waits; interrupting it ends the transfer, as {@link
 * TreeListener#isCancelled} does.
 */
public final class FtpTree {
  private static final int MOST_SESSIONS = 64;

  private final InternetSession session;
  private final ConnectRequest request;
  private final TreeOptions options;

  private FtpTree(InternetSession session, ConnectRequest request, TreeOptions options) {
    this.session = session;
    this.request = request;
    this.options = options;
  }

  /**
   * Prepares transfers over connections that this session makes by this request; session and
   * password stay the caller's.
   */
  public static FtpTree over(InternetSession session, ConnectRequest request) {
    return new FtpTree(
        Objects.requireNonNull(session, "session"),
        Objects.requireNonNull(request, "request"),
        new TreeOptions());
  }

  /**
   * Uses so many connections at most, 4 if nothing is said. Fewer are used where there is less to
   * do or the server allows no more.
   *
   * @throws IllegalArgumentException outside 1..64
   */
  public FtpTree sessions(int count) {
    if (count < 1 || count > MOST_SESSIONS) {
      throw new IllegalArgumentException("not between 1 and " + MOST_SESSIONS + ": " + count);
    }
    return with(changed -> changed.sessions = count);
  }

  /**
   * Tries a file so often, 3 times if nothing is said, where its connection breaks.
   *
   * @throws IllegalArgumentException below 1
   */
  public FtpTree attempts(int count) {
    return with(changed -> changed.attempts = Math.toIntExact(positive(count)));
  }

  /** Tells this listener. */
  public FtpTree listener(TreeListener listener) {
    return with(changed -> changed.listener = Objects.requireNonNull(listener, "listener"));
  }

  /** Takes names by this rule, {@link NameRule#PORTABLE} if nothing is said. For downloads. */
  public FtpTree names(NameRule rule) {
    return with(changed -> changed.names = Objects.requireNonNull(rule, "rule"));
  }

  /** Goes so many directories deep, 100 if nothing is said. */
  public FtpTree mostLevels(int count) {
    return with(changed -> changed.levels = Math.toIntExact(positive(count)));
  }

  /** Takes so many files and directories, 10 million if nothing is said. */
  public FtpTree mostEntries(long count) {
    return with(changed -> changed.entries = positive(count));
  }

  /** Transfers so many bytes; any number if nothing is said. */
  public FtpTree mostBytes(long count) {
    return with(changed -> changed.bytes = positive(count));
  }

  /** Compares each file by the server's own hash of it, where it has one. */
  public FtpTree verified() {
    return with(changed -> changed.verified = true);
  }

  private static long positive(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("not positive: " + count);
    }
    return count;
  }

  private FtpTree with(Consumer<TreeOptions> change) {
    TreeOptions changed = options.copy();
    change.accept(changed);
    return new FtpTree(session, request, changed);
  }

  /**
   * Downloads what is in a directory of the server.
   *
   * @param folder of the server
   * @param target local directory, made if it does not exist; nothing is ever written outside it
   * @throws IOException if no connection can be had, or the target cannot be made; what fails later
   *     is in the result
   */
  public TreeResult download(String folder, Path target) throws IOException {
    TreeWork work = new TreeWork(session, request, options);
    return work.run(new TreeDownload(work, options).of(folder, target));
  }

  /**
   * Uploads what is in a local directory.
   *
   * @param folder local directory
   * @param target directory of the server, made if it does not exist; the one above it must
   * @throws IOException if no connection can be had, or the folder is no directory; what fails
   *     later is in the result
   */
  public TreeResult upload(Path folder, String target) throws IOException {
    TreeWork work = new TreeWork(session, request, options);
    return work.run(new TreeUpload(work, options).of(folder, target));
  }
}
