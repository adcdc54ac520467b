package org.patchbay.api.ftp.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/**
 * Uploads a file of a tree, unless it is there: of the same size, and not older than the local one.
 * A large one is uploaded under a name that tells its version, goes on where an earlier run has
 * stopped, and is renamed when it is complete.
 */
final class FileUpload implements TreeWork.Task {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Tally tally;
  private final TreeOptions options;
  private final Path local;
  private final long size;
  private final Instant modified;
  private final String path;
  private final @Nullable FtpEntry there;

  /**
   * @param there what the server has under this path, null if nothing
   */
  FileUpload(
      Tally tally,
      TreeOptions options,
      Path local,
      BasicFileAttributes attributes,
      String path,
      @Nullable FtpEntry there) {
    this.tally = tally;
    this.options = options;
    this.local = local;
    this.size = attributes.size();
    this.modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
    this.path = path;
    this.there = there;
  }

  @Override
  public String path() {
    return local.toString();
  }

  @Override
  public void run(FtpConnection connection) throws IOException {
    if (there != null && there.kind() != FtpEntry.Kind.FILE) {
      tally.problem(path(), TreeProblem.Kind.OTHER_KIND, "has something in its way there");
    } else if (there != null && there.size() == size && isNotOlder(connection)) {
      tally.skipped(path);
    } else {
      send(connection);
      tally.completed(path);
    }
  }

  /** Asked of MDTM: times of LIST are rounded, and in whatever zone the server is. */
  private boolean isNotOlder(FtpConnection connection) throws InternetException {
    try {
      return !connection.modified(path).isBefore(modified);
    } catch (InternetException e) {
      requireRefusal(e);
      return false;
    }
  }

  private static void requireRefusal(InternetException e) throws InternetException {
    if (e.error() != InternetError.EXTENDED_ERROR && e.error() != InternetError.UNSUPPORTED) {
      throw e;
    }
  }

  private void send(FtpConnection connection) throws IOException {
    if (size < TreeOptions.LARGE) {
      upload(connection, path, 0);
    } else {
      String name = Partial.name(local.getFileName().toString(), size, modified);
      String partial = RemoteFolder.child(folder(), name);
      long begun = begun(connection, partial);
      upload(connection, partial, begun);
      if (begun > 0) {
        requireSize(connection, partial);
      }
      rename(connection, partial);
    }
    if (options.verified) {
      connection.verify(path, local);
    }
    keepTime(connection);
  }

  private String folder() {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end + 1);
  }

  /** Bytes that the server has from an earlier run. */
  private long begun(FtpConnection connection, String partial) throws InternetException {
    try {
      long begun = connection.size(partial);
      return begun <= size ? begun : 0;
    } catch (InternetException e) {
      requireRefusal(e);
      return 0;
    }
  }

  private void upload(FtpConnection connection, String target, long begun) throws IOException {
    if (begun == size && begun > 0) {
      return;
    }
    try (InputStream in = Files.newInputStream(local, LinkOption.NOFOLLOW_LINKS)) {
      Upload rest = begun == 0 ? null : append(connection, target);
      tally.begins(path, rest == null ? 0 : begun, size);
      in.skipNBytes(rest == null ? 0 : begun);
      Upload upload = rest == null ? connection.openWrite(target, 0, size) : rest;
      upload.sendAll(new Counted(in));
    }
  }

  /** Null if the server does not allow it: then the file is begun anew. */
  private static @Nullable Upload append(FtpConnection connection, String target)
      throws InternetException {
    try {
      return connection.openAppend(target);
    } catch (InternetException e) {
      requireRefusal(e);
      return null;
    }
  }

  private void requireSize(FtpConnection connection, String partial) throws InternetException {
    long now = connection.size(partial);
    if (now != size) {
      connection.delete(partial);
      throw new InternetException(
          InternetError.TRUNCATED, path + " has " + now + " of " + size + " bytes there");
    }
  }

  /** Some servers rename only to what does not exist. */
  private void rename(FtpConnection connection, String partial) throws InternetException {
    try {
      connection.rename(partial, path);
    } catch (InternetException e) {
      if (there == null || e.error() != InternetError.EXTENDED_ERROR) {
        throw e;
      }
      connection.delete(path);
      connection.rename(partial, path);
    }
  }

  /** Where it cannot be set, the time of the upload is as good: it is later. */
  private void keepTime(FtpConnection connection) throws InternetException {
    try {
      connection.setModified(path, modified);
    } catch (InternetException e) {
      requireRefusal(e);
    }
  }

  /** Tells how much has been read. */
  private final class Counted extends InputStream {
    private final InputStream in;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, Math.min(length, BUFFER_SIZE));
      if (count > 0) {
        tally.moved(path, count);
      }
      return count;
    }
  }
}
