package org.patchbay.api.ftp;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Upload;

/** Whole files and the rest of files, on the streams of a connection. */
final class FtpFiles {
  static final int BUFFER_SIZE = 64 * 1024;

  private FtpFiles() {}

  static void get(FtpConnection connection, String path, Path local) throws IOException {
    Path target = local.toAbsolutePath();
    // Not one that is made for temporary files: those are closed to all but their owner.
    Path partial = target.resolveSibling(".patchbay-" + UUID.randomUUID() + ".part");
    try {
      try (InputStream in = connection.openRead(path);
          OutputStream out = Files.newOutputStream(partial, CREATE_NEW, WRITE)) {
        copy(in, out);
      }
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  static void getRest(FtpConnection connection, String path, Path local) throws IOException {
    connection.transferType(TransferType.BINARY);
    try (FileChannel file = FileChannel.open(local, CREATE, WRITE)) {
      long offset = file.size();
      long size = connection.size(path);
      if (size < offset) {
        throw new InternetException(
            InternetError.RESUME_FAILED,
            local + " has " + offset + " bytes, but " + path + " only " + size);
      } else if (size > offset) {
        append(connection, path, file.position(offset));
      }
    }
  }

  private static void append(FtpConnection connection, String path, FileChannel file)
      throws IOException {
    long offset = file.position();
    try (InputStream in = connection.openRead(path, offset)) {
      copy(in, Channels.newOutputStream(file));
    } catch (InternetException e) {
      if (e.error() == InternetError.RESUME_FAILED) {
        file.truncate(offset); // What came is not what comes after the first bytes.
      }
      throw e;
    }
  }

  static void put(FtpConnection connection, Path local, String path) throws IOException {
    put(connection, local, path, 0);
  }

  static void put(FtpConnection connection, Path local, String path, long offset)
      throws IOException {
    try (InputStream in = Files.newInputStream(local)) {
      in.skipNBytes(offset);
      // Only of a plain file the size says how much there is to read.
      Upload upload =
          Files.isRegularFile(local)
              ? connection.openWrite(path, offset, Math.max(offset, Files.size(local)))
              : connection.openWrite(path, offset);
      upload.sendAll(in);
    } catch (EOFException e) {
      throw new IOException(local + " has less than the " + offset + " bytes to be left out", e);
    }
  }

  private static void send(Upload upload, FileChannel file) throws IOException {
    upload.sendAll(Channels.newInputStream(file));
  }

  static void putRest(FtpConnection connection, Path local, String path) throws IOException {
    connection.transferType(TransferType.BINARY);
    long there = sizeOrZero(connection, path);
    try (FileChannel file = FileChannel.open(local)) {
      if (there > file.size()) {
        throw new InternetException(
            InternetError.RESUME_FAILED,
            path + " has " + there + " bytes, but " + local + " only " + file.size());
      } else if (there == 0) {
        send(connection.openWrite(path, 0, file.size()), file);
      } else if (there < file.size()) {
        // Its end is where we go on: appending needs no REST, which many refuse for uploads.
        send(connection.openAppend(path), file.position(there));
        requireSize(connection, path, file.size());
      }
    }
  }

  private static long sizeOrZero(FtpConnection connection, String path) throws InternetException {
    try {
      return connection.size(path);
    } catch (InternetException e) {
      if (e.error() != InternetError.EXTENDED_ERROR) {
        throw e;
      }
      return 0; // It is not there, or begins anew.
    }
  }

  private static void requireSize(FtpConnection connection, String path, long size)
      throws InternetException {
    long there = connection.size(path);
    if (there != size) {
      throw new InternetException(
          InternetError.RESUME_FAILED,
          path + " has " + there + " bytes after the rest was sent, not " + size);
    }
  }

  static Optional<FtpHash> verify(FtpConnection connection, String path, Path local)
      throws IOException {
    Optional<FtpHash> told = connection.hash(path, LocalHash.ALGORITHMS);
    if (told.isPresent() && !told.get().equals(LocalHash.of(local, told.get().algorithm()))) {
      throw new InternetException(
          InternetError.CONTENT_MISMATCH,
          local + " is not " + path + ": their " + told.get().algorithm() + " hashes differ");
    }
    return told;
  }

  static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_SIZE];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
    }
  }
}
