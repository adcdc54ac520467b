package org.patchbay.api.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Connection;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.api.Upload;

/**
 * A logged-in FTP session (RFC 959, 2228, 2389, 2428, 3659, 4217).
 *
 * <p>Paths are as the server has them, {@code /} between parts, absolute or relative to the current
 * directory; CR, LF and NUL in them are refused before a byte is sent. Calls from several threads
 * wait for each other. While a stream or an enumeration is open the session is busy: every other
 * call fails with {@link org.patchbay.api.InternetError#FTP_TRANSFER_IN_PROGRESS} (W-097, W-098).
 *
 * <p>Besides the network's own errors every call may fail with {@link
 * org.patchbay.api.InternetError#EXTENDED_ERROR} when the server refuses it; {@link
 * #lastResponse()} has the server's words.
 */
@ConsumerType
public interface FtpConnection extends Connection {
  /** Port 21; logs in as anonymous unless told otherwise. */
  ServiceType<FtpConnection> FTP = ServiceType.of("ftp", FtpConnection.class);

  /**
   * Option of a request: the account, for servers that ask for one at login (ACCT). A provider may
   * have one configured.
   */
  String ACCOUNT = "account";

  /**
   * Option of a request: the character set of names and paths, as {@link
   * java.nio.charset.Charset#forName} knows it, for servers that do not say that theirs is UTF-8.
   */
  String CHARSET = "charset";

  /**
   * Option of a request for active data connections: the address at which the server is to call
   * back (PORT, EPRT), an IPv4 or IPv6 address as digits, where this machine's own is translated on
   * the way.
   */
  String ACTIVE_HOST = "activeHost";

  /**
   * Lists a directory, or the entries of one that match a pattern, and leaves the session free.
   *
   * @param path a directory or file; {@code *} and {@code ?} in its last part make it a pattern;
   *     empty for the current directory
   * @return the entries in the server's order, without {@code .} and {@code ..}; empty if none
   *     match. Lines that cannot be understood are among them ({@link FtpEntry.Kind#UNKNOWN}),
   *     unless there is a pattern: they have no name that could match
   * @throws InternetException {@link org.patchbay.api.InternetError#PROTOCOL_VIOLATION} if there is
   *     a pattern and not one line could be understood; {@link
   *     org.patchbay.api.InternetError#LIMIT_EXCEEDED} if there is more than the provider allows
   */
  @Idempotent
  List<FtpEntry> list(String path) throws InternetException;

  /** Lists the current directory. */
  default List<FtpEntry> list() throws InternetException {
    return list("");
  }

  /**
   * Starts an enumeration that gives entries as they arrive and keeps the session busy until it is
   * closed.
   *
   * @param path as for {@link #list(String)}
   */
  @Idempotent
  FtpFind find(String path) throws InternetException;

  /**
   * Lists names only, as the server gives them (NLST), with or without their directory. They are
   * for use with the connection, as {@link FtpEntry#path()} is.
   */
  @Idempotent
  List<String> names(String path) throws InternetException;

  /** Opens a file for reading from its first byte on; as {@link #openRead(String, long)}. */
  default InputStream openRead(String path) throws InternetException {
    return openRead(path, 0);
  }

  /**
   * Opens a file for reading (RETR).
   *
   * <p>The end of the stream is only reported after the server has confirmed that the transfer was
   * complete; else reading fails. Closing early ends the transfer and leaves the session usable.
   *
   * @param offset first byte to read (REST), 0 or more
   */
  @Idempotent
  InputStream openRead(String path, long offset) throws InternetException;

  /** Opens a file for writing in place of what is there (STOR). */
  default Upload openWrite(String path) throws InternetException {
    return openWrite(path, 0);
  }

  /**
   * Opens a file for writing (STOR).
   *
   * <p>Closing it waits for the server's confirmation and fails without it. FTP ends a file by
   * ending its connection, so giving it up resets that one.
   *
   * @param offset where the first byte goes (REST), 0 or more
   */
  Upload openWrite(String path, long offset) throws InternetException;

  /**
   * Opens a file for writing whose size is known: where the server may want to know it beforehand
   * it is told (ALLO), and closing fails with {@link org.patchbay.api.InternetError#TRUNCATED} if
   * less has been written, and the upload is broken off.
   *
   * @param offset where the first byte goes (REST), 0 or more
   * @param size of the whole file in bytes, with what is before the offset
   */
  default Upload openWrite(String path, long offset, long size) throws InternetException {
    return openWrite(path, offset);
  }

  /** Opens a file for writing at its end (APPE). */
  Upload openAppend(String path) throws InternetException;

  /**
   * Downloads a file. An existing local file is only replaced once the new one is complete.
   *
   * @throws IOException also if the local file cannot be written
   */
  default void get(String path, Path local) throws IOException {
    FtpFiles.get(this, path, local);
  }

  /**
   * Uploads a file in place of what is there.
   *
   * @throws IOException also if the local file cannot be read
   */
  default void put(Path local, String path) throws IOException {
    FtpFiles.put(this, local, path);
  }

  /**
   * Downloads what a local file lacks: it is taken for the beginning of the server's, and nothing
   * is sent if it is all of it. What has come stays there after a failure, so that this can be
   * called again. That both are of the same version is for the caller to know, or for {@link
   * #verify} to find out. Binary whatever the transfer type.
   *
   * @param local is created if it does not exist
   * @throws IOException {@link org.patchbay.api.InternetError#RESUME_FAILED} if the server's file
   *     is shorter, or the server cannot begin at an offset; also if the local file cannot be
   *     written
   */
  default void getRest(String path, Path local) throws IOException {
    FtpFiles.getRest(this, path, local);
  }

  /**
   * Uploads a file whose first bytes the server has already.
   *
   * @param offset how many of them; nothing before it is sent
   * @throws IOException also if the local file cannot be read or has less than that
   */
  default void put(Path local, String path, long offset) throws IOException {
    FtpFiles.put(this, local, path, offset);
  }

  /**
   * Uploads what the server's file lacks: it is taken for the beginning of the local one, and
   * nothing is sent if it is all of it. The counterpart of {@link #getRest}; compares the sizes
   * afterwards.
   *
   * @throws IOException {@link org.patchbay.api.InternetError#RESUME_FAILED} if the server's file
   *     is longer, or is not as long as the local one afterwards; also if that cannot be read
   */
  default void putRest(Path local, String path) throws IOException {
    FtpFiles.putRest(this, local, path);
  }

  /**
   * Compares a file with the server's own hash of it.
   *
   * @return the hash that both have, empty if the server offers none that is known here
   * @throws IOException {@link org.patchbay.api.InternetError#CONTENT_MISMATCH} if they differ;
   *     also if the local file cannot be read
   */
  default Optional<FtpHash> verify(String path, Path local) throws IOException {
    return FtpFiles.verify(this, path, local);
  }

  /**
   * The server's own hash of a file, for comparing it without fetching it (HASH, XSHA512, XSHA256,
   * XSHA1, XMD5, XCRC).
   *
   * @param algorithms those that will do, best first, by the names of {@link FtpHash}; none for any
   * @return empty if the server offers none of them
   */
  @Idempotent
  default Optional<FtpHash> hash(String path, String... algorithms) throws InternetException {
    return Optional.empty();
  }

  /** Size of a file in bytes as the server would send it in the current transfer type. */
  @Idempotent
  long size(String path) throws InternetException;

  /** When a file was last modified (MDTM): UTC, whole seconds on most servers. */
  @Idempotent
  Instant modified(String path) throws InternetException;

  /**
   * Sets when a file was last modified (MFMT).
   *
   * @param time in whole seconds; what is below is dropped
   * @throws InternetException {@link org.patchbay.api.InternetError#UNSUPPORTED} if the server has
   *     no way to
   */
  default void setModified(String path, Instant time) throws InternetException {
    throw new InternetException(
        InternetError.UNSUPPORTED, "this provider does not set times of files");
  }

  /** Deletes a file. */
  void delete(String path) throws InternetException;

  /** Renames a file or directory. */
  void rename(String from, String to) throws InternetException;

  /** Creates a directory. */
  void makeDirectory(String path) throws InternetException;

  /** Removes an empty directory. */
  void removeDirectory(String path) throws InternetException;

  /** Changes the current directory. */
  void changeDirectory(String path) throws InternetException;

  /** Changes to the directory above the current one (CDUP). */
  default void changeToParentDirectory() throws InternetException {
    changeDirectory("..");
  }

  /** The current directory. */
  @Idempotent
  String currentDirectory() throws InternetException;

  /** Sets the type of later transfers; {@link TransferType#BINARY} at first. */
  void transferType(TransferType type) throws InternetException;

  /**
   * Sends a command as it is and gives the reply, whatever its code. Commands that open a data
   * connection are refused.
   *
   * @param command one line without its line end
   */
  FtpReply command(String command) throws InternetException;
}
