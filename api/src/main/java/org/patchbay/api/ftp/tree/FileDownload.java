package org.patchbay.api.ftp.tree;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/**
 * Downloads a file of a tree, unless it is here: of the same size, and with the time that the
 * listing has. A large one goes on where an earlier run has stopped, if the server still tells the
 * same size and time of it before and after.
 */
final class FileDownload implements TreeWork.Task {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Tally tally;
  private final TreeOptions options;
  private final FtpEntry entry;
  private final String path;
  private final Path local;

  FileDownload(Tally tally, TreeOptions options, FtpEntry entry, String path, Path local) {
    this.tally = tally;
    this.options = options;
    this.entry = entry;
    this.path = path;
    this.local = local;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void run(FtpConnection connection) throws IOException {
    BasicFileAttributes there = attributes();
    if (there != null && !there.isRegularFile()) {
      TreeProblem.Kind kind =
          there.isSymbolicLink() ? TreeProblem.Kind.LINK : TreeProblem.Kind.OTHER_KIND;
      tally.problem(path, kind, "has something in its way here that is no file");
    } else if (there != null && isComplete(there)) {
      tally.skipped(path);
    } else {
      fetch(connection);
      tally.completed(path);
    }
  }

  private @Nullable BasicFileAttributes attributes() throws IOException {
    return Files.exists(local, NOFOLLOW_LINKS)
        ? Files.readAttributes(local, BasicFileAttributes.class, NOFOLLOW_LINKS)
        : null;
  }

  private boolean isComplete(BasicFileAttributes there) {
    Instant modified = entry.modified();
    return modified != null
        && there.size() == entry.size()
        && there
            .lastModifiedTime()
            .toInstant()
            .truncatedTo(ChronoUnit.SECONDS)
            .equals(modified.truncatedTo(ChronoUnit.SECONDS));
  }

  private void fetch(FtpConnection connection) throws IOException {
    Instant version = entry.size() >= TreeOptions.LARGE ? modified(connection) : null;
    String name = local.getFileName().toString();
    Path partial =
        local.resolveSibling(
            Partial.name(name, entry.size(), version == null ? Instant.MIN : version));
    if (entry.size() >= TreeOptions.LARGE) {
      removeOthers(Partial.prefix(name), partial);
    }
    boolean resumable = version != null;
    try {
      receive(connection, partial, version);
      publish(connection, partial);
      resumable = false;
    } catch (InternetException e) {
      resumable &= e.error() != InternetError.RESUME_FAILED;
      throw e.error() == InternetError.RESUME_FAILED
          ? new InternetException(InternetError.TRUNCATED, String.valueOf(e.getMessage()), e)
          : e;
    } finally {
      if (!resumable) {
        Files.deleteIfExists(partial);
      }
    }
  }

  /** Null if the server does not tell. */
  private @Nullable Instant modified(FtpConnection connection) throws InternetException {
    try {
      return connection.modified(path);
    } catch (InternetException e) {
      if (e.error() != InternetError.EXTENDED_ERROR) {
        throw e;
      }
      return null;
    }
  }

  private void removeOthers(String prefix, Path partial) throws IOException {
    try (DirectoryStream<Path> others =
        Files.newDirectoryStream(
            Objects.requireNonNull(local.getParent(), "parent"),
            other -> Partial.isOne(other.getFileName().toString(), prefix))) {
      for (Path other : others) {
        if (!other.getFileName().equals(partial.getFileName())) {
          Files.deleteIfExists(other);
        }
      }
    }
  }

  private void receive(FtpConnection connection, Path partial, @Nullable Instant version)
      throws IOException {
    try (FileChannel file = FileChannel.open(partial, CREATE, WRITE, NOFOLLOW_LINKS)) {
      if (version == null || file.size() > entry.size()) {
        file.truncate(0);
      }
      long offset = file.size();
      tally.begins(path, offset, entry.size());
      file.position(offset);
      copy(connection, file, offset);
      if (offset > 0 && !isSame(connection, version, file.size())) {
        throw new InternetException(
            InternetError.RESUME_FAILED, path + " has changed while it was fetched");
      }
    }
  }

  private boolean isSame(FtpConnection connection, @Nullable Instant version, long size)
      throws IOException {
    return size == entry.size() && version != null && version.equals(modified(connection));
  }

  private void copy(FtpConnection connection, FileChannel file, long offset) throws IOException {
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = connection.openRead(path, offset)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        write(file, ByteBuffer.wrap(buffer, 0, count));
        tally.moved(path, count);
      }
    }
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private void publish(FtpConnection connection, Path partial) throws IOException {
    if (options.verified) {
      connection.verify(path, partial);
    }
    Instant modified = entry.modified();
    if (modified != null) {
      Files.setLastModifiedTime(partial, FileTime.from(modified));
    }
    Files.move(partial, local, StandardCopyOption.REPLACE_EXISTING);
  }
}
