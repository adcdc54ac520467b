package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** What FtpGetFile and FtpPutFile do. Names are checked before the handle (W-074). */
final class FtpFileWork {
  private final Handles handles;
  private final Pending pending;

  FtpFileWork(Handles handles, Pending pending) {
    this.handles = handles;
    this.pending = pending;
  }

  void get(
      long connect,
      @Nullable String remote,
      @Nullable String local,
      boolean failIfExists,
      int flags,
      long context)
      throws IOException {
    String path = FtpWork.path(remote);
    Path file = Path.of(required(local, "the local file"));
    FtpNode node = handles.find(connect, FtpNode.class);
    if (failIfExists && Files.exists(file)) {
      throw Refusal.of(InternetError.FILE_EXISTS, file + " exists"); // W-080
    }
    pending.step(node, context, () -> get(node, path, file, flags));
  }

  private static void get(FtpNode node, String path, Path file, int flags) throws IOException {
    FtpWork.type(node, flags);
    try {
      fetch(node, path, file);
    } catch (IOException e) {
      Files.deleteIfExists(file); // W-081: even if it was there before
      throw e;
    }
  }

  private static void fetch(FtpNode node, String path, Path file) throws IOException {
    try (InputStream stream = node.connection().openRead(path)) {
      Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (InternetException e) {
      throw e;
    } catch (IOException e) {
      throw new LocalFileException(e, WinInetErrors.ERROR_WRITE_FAULT);
    }
    node.hear();
  }

  void put(long connect, @Nullable String local, @Nullable String remote, int flags, long context)
      throws IOException {
    Path file = Path.of(required(local, "the local file"));
    String path = FtpWork.path(remote);
    FtpNode node = handles.find(connect, FtpNode.class);
    if (!Files.isRegularFile(file)) { // before the flags, W-079
      throw new LocalFileException(
          new NoSuchFileException(file.toString()), WinInetErrors.ERROR_READ_FAULT);
    }
    pending.step(node, context, () -> put(node, file, path, flags));
  }

  private static void put(FtpNode node, Path file, String path, int flags) throws IOException {
    FtpWork.type(node, flags);
    try {
      node.connection().put(file, path);
    } catch (InternetException e) {
      throw e;
    } catch (IOException e) {
      throw new LocalFileException(e, WinInetErrors.ERROR_READ_FAULT);
    }
    node.hear();
  }
}
