package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;

/** The FTP functions. Names may have either slash between parts (W-095). */
abstract sealed class FtpFunctions extends TransferFunctions permits HttpFunctions {
  private final FtpWork work = new FtpWork(handles, pending);
  private final FtpFileWork files = new FtpFileWork(handles, pending);

  FtpFunctions(Internet internet) {
    super(internet);
  }

  /**
   * Starts an enumeration; the session is busy until its handle is closed.
   *
   * @param search a directory, or a pattern with {@code *} and {@code ?} in its last part; NULL or
   *     empty for the current directory
   * @param first place for the first entry; NULL to do without
   * @param flags of caching: there is none
   * @return 0 if that failed, or if there is nothing (18)
   */
  public long ftpFindFirstFile(
      long connect,
      @Nullable String search,
      Win32FindData @Nullable [] first,
      int flags,
      long context) {
    return calls.number(0, () -> work.find(connect, search, first, context));
  }

  /**
   * Downloads a file. After a failure there is no local file, even if there was one before (W-081).
   *
   * @param failIfExists fails with 80 if there is a local file
   * @param fileAttributes of the local file: without effect
   * @param flags {@code FTP_TRANSFER_TYPE_…}
   * @param context of the end of an asynchronous one; the steps are told on the connection
   */
  public boolean ftpGetFile(
      long connect,
      @Nullable String remoteFile,
      @Nullable String newFile,
      boolean failIfExists,
      int fileAttributes,
      int flags,
      long context) {
    return calls.succeeds(
        () -> files.get(connect, remoteFile, newFile, failIfExists, flags, context));
  }

  /**
   * Uploads a file in place of what is there.
   *
   * @param flags {@code FTP_TRANSFER_TYPE_…}
   * @param context of the end of an asynchronous one; the steps are told on the connection
   */
  public boolean ftpPutFile(
      long connect,
      @Nullable String localFile,
      @Nullable String newRemoteFile,
      int flags,
      long context) {
    return calls.succeeds(() -> files.put(connect, localFile, newRemoteFile, flags, context));
  }

  /**
   * Opens a file; the session is busy until its handle is closed.
   *
   * @param access {@code GENERIC_READ} or {@code GENERIC_WRITE}
   * @param flags {@code FTP_TRANSFER_TYPE_…}
   * @return 0 if that failed
   */
  public long ftpOpenFile(
      long connect, @Nullable String fileName, int access, int flags, long context) {
    return calls.number(0, () -> work.open(connect, fileName, access, flags, context));
  }

  /** The size in bytes of a file that is open for reading, in one number; -1 if that failed. */
  public long ftpGetFileSize(long file) {
    return calls.number(-1, () -> handles.find(file, FileNode.class).size());
  }

  /** Deletes a file. */
  public boolean ftpDeleteFile(long connect, @Nullable String fileName) {
    return calls.succeeds(
        () -> work.perform(connect, ftp -> ftp.delete(FtpWork.path(fileName)), fileName));
  }

  /** Renames a file or directory. */
  public boolean ftpRenameFile(long connect, @Nullable String existing, @Nullable String newName) {
    return calls.succeeds(
        () ->
            work.perform(
                connect,
                ftp -> ftp.rename(FtpWork.path(existing), FtpWork.path(newName)),
                existing,
                newName));
  }

  /** Creates a directory. */
  public boolean ftpCreateDirectory(long connect, @Nullable String directory) {
    return calls.succeeds(
        () -> work.perform(connect, ftp -> ftp.makeDirectory(FtpWork.path(directory)), directory));
  }

  /** Removes an empty directory. */
  public boolean ftpRemoveDirectory(long connect, @Nullable String directory) {
    return calls.succeeds(
        () ->
            work.perform(connect, ftp -> ftp.removeDirectory(FtpWork.path(directory)), directory));
  }

  /** Changes the current directory. */
  public boolean ftpSetCurrentDirectory(long connect, @Nullable String directory) {
    return calls.succeeds(
        () ->
            work.perform(connect, ftp -> ftp.changeDirectory(FtpWork.path(directory)), directory));
  }

  /** The current directory; NULL if that failed. */
  public @Nullable String ftpGetCurrentDirectory(long connect) {
    return calls.value(() -> work.currentDirectory(connect));
  }

  /**
   * Sends a command as it is.
   *
   * @param expectResponse whether data is expected: of RETR and STOR alone
   * @param flags {@code FTP_TRANSFER_TYPE_…} of the data
   * @param data place for the handle of the data; NULL where none is expected
   */
  public boolean ftpCommand(
      long connect,
      boolean expectResponse,
      int flags,
      @Nullable String command,
      long context,
      long @Nullable [] data) {
    return calls.succeeds(
        () -> {
          if (expectResponse && (data == null || data.length == 0)) {
            throw Refusal.invalid("no place for the handle of the data");
          }
          work.command(connect, flags, command, context, expectResponse ? data : null);
        });
  }
}
