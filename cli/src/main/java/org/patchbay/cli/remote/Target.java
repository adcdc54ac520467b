package org.patchbay.cli.remote;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.patchbay.cli.failure.Failure;

/**
 * Where a download goes. A file appears under its name only when it is complete: until then the
 * bytes are in a file beside it, which {@link #close()} removes if {@link #complete()} was not
 * called.
 */
public final class Target implements AutoCloseable {
  private final OutputStream stream;
  private final String name;
  private final @Nullable Path partial;
  private final @Nullable Path file;

  private Target(OutputStream stream, String name, @Nullable Path partial, @Nullable Path file) {
    this.stream = stream;
    this.name = name;
    this.partial = partial;
    this.file = file;
  }

  /** A stream that stays open; a print stream keeps its failures to itself. */
  public static Target stream(PrintStream stream, String name) {
    OutputStream checked =
        new FilterOutputStream(stream) {
          @Override
          public void write(byte[] bytes, int offset, int count) throws IOException {
            stream.write(bytes, offset, count);
            if (stream.checkError()) {
              throw new IOException("nobody reads it any more");
            }
          }
        };
    return new Target(checked, name, null, null);
  }

  /** A file; a link is followed, and what is no regular file (a device, a pipe) is written to. */
  public static Target file(Path path) throws Failure {
    try {
      if (Files.isDirectory(path)) {
        throw Failure.ofUsage("cannot write " + path + ": it is a folder");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return new Target(
            Files.newOutputStream(path, StandardOpenOption.WRITE), path.toString(), null, null);
      }
      Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path partial =
          file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID() + ".part");
      OutputStream stream =
          Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new Target(stream, path.toString(), partial, file);
    } catch (IOException e) {
      throw Failure.ofFile("cannot write " + path, e);
    }
  }

  /** Writes the first bytes of a buffer, as many as the count says. */
  public void write(byte[] bytes, int count) throws Failure {
    try {
      stream.write(bytes, 0, count);
    } catch (IOException e) {
      throw Failure.ofFile("cannot write " + name, e);
    }
  }

  /** Every byte is there: gives the file its name. */
  public void complete() throws Failure {
    try {
      stream.flush();
      if (partial != null && file != null) {
        stream.close();
        Files.move(
            partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw Failure.ofFile("cannot write " + name, e);
    }
  }

  @Override
  public void close() throws Failure {
    if (partial == null) {
      return;
    }
    try (stream) {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw Failure.ofFile("cannot remove " + partial, e);
    }
  }
}
