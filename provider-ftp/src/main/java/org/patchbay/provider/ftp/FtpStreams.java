package org.patchbay.provider.ftp;

import static org.patchbay.provider.ftp.FileFacts.UNKNOWN;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.api.ftp.TransferType;

/** Opens files for reading and writing. Confined to the session's turn. */
final class FtpStreams {
  // "150 Opening BINARY mode data connection for f1k (1024 bytes)."
  private static final Pattern ANNOUNCED = Pattern.compile("\\((\\d{1,18}) bytes\\)");

  private final FtpDataConnections connections;
  private final FileFacts facts;
  private final TransferTypes types;
  private final Turn turn;
  private final FtpPaths paths;
  private final FtpResumption resumption;
  private final Allocation allocation;
  private final long resumableFrom;
  private boolean announcesSize;
  private boolean hasLargeFiles;

  FtpStreams(
      FtpDataConnections connections,
      FtpDialogue dialogue,
      TransferTypes types,
      Turn turn,
      FtpPaths paths,
      FtpSettings settings) {
    this.connections = connections;
    this.facts = new FileFacts(dialogue);
    this.types = types;
    this.turn = turn;
    this.paths = paths;
    this.resumption = new FtpResumption(facts, turn);
    this.allocation = new Allocation(dialogue, settings.allocateFrom());
    this.resumableFrom = settings.resumableFrom();
  }

  /** Opens a file for reading. */
  InputStream read(String given, long offset) throws IOException {
    check(offset);
    return open(paths.wire(given), paths.portable(given), offset);
  }

  private InputStream open(String path, @Nullable String portable, long offset) throws IOException {
    types.agree();
    long size = sizeBefore(path, offset);
    if (size >= 0 && offset > size) {
      throw new InternetException(
          InternetError.RESUME_FAILED, "the file has " + size + " bytes, none at " + offset);
    }
    String modified = isToBeResumable(size, offset) ? facts.modified(path) : null;
    FtpTransfer transfer = connections.open("RETR", path, offset);
    long whole = isBinary() && offset == 0 ? sizeNow(transfer.opening(), size) : size;
    long expected = whole < 0 ? UNKNOWN : whole - offset;
    return begin(
        transfer,
        types.wanted(),
        FtpDownload.Proof.of(expected, count -> requireWhole(expected, offset, count)),
        expected,
        bookmark(portable, offset, whole, modified));
  }

  private static Map<String, String> bookmark(
      @Nullable String path, long base, long size, @Nullable String modified) {
    return path == null ? Map.of() : new FtpBookmark(path, base, size, modified).asText();
  }

  /** Opens the rest of what another session began to read. */
  InputStream resume(FtpBookmark bookmark, long offset) throws IOException {
    check(offset);
    String path = paths.wireOfPortable(bookmark.path());
    if (bookmark.modified() == null) {
      return open(path, bookmark.path(), bookmark.base());
    }
    types.agree(TransferType.BINARY);
    long rest = resumption.rest(bookmark, path, offset);
    if (rest == 0) {
      return new ResumableStream(InputStream.nullInputStream(), 0, bookmark.asText());
    }
    return begin(
        connections.open("RETR", path, bookmark.base() + offset),
        TransferType.BINARY,
        FtpDownload.Proof.of(rest, count -> resumption.requireRest(bookmark, path, rest, count)),
        rest,
        bookmark.asText());
  }

  private boolean isBinary() {
    return types.wanted() == TransferType.BINARY;
  }

  /**
   * Asks for the size, whose refusal is ignored (W-092). Not where the server has been seen to
   * announce it with the transfer: that saves a round trip for each file. Counted bytes can only be
   * compared in binary.
   */
  private long sizeBefore(String path, long offset) throws IOException {
    return isBinary() && !isAnnounced(offset) ? facts.size(path) : UNKNOWN;
  }

  private boolean isAnnounced(long offset) {
    return offset == 0 && announcesSize;
  }

  /**
   * The time of the last change must be known from before the transfer, so that no later change
   * passes for it. A server that announces sizes tells them too late to decide by: there the files
   * before are the measure.
   */
  private boolean isToBeResumable(long size, long offset) {
    if (!isBinary()) {
      return false;
    }
    return size >= 0 ? size >= resumableFrom : hasLargeFiles || !isAnnounced(offset);
  }

  /** With an offset servers announce either the whole or the rest, so this is for whole files. */
  private long sizeNow(FtpReply opening, long size) {
    Matcher matcher = ANNOUNCED.matcher(opening.text());
    long announced = matcher.find() ? Long.parseLong(matcher.group(1)) : UNKNOWN;
    if (size >= 0) {
      announcesSize = announced == size;
    } else {
      announcesSize &= announced >= 0;
    }
    long known = size < 0 && announcesSize ? announced : size;
    hasLargeFiles |= known >= resumableFrom;
    return known;
  }

  /**
   * A file may have grown meanwhile. But where the rest of it was asked for and no less than all of
   * it came, the server has not begun at the offset.
   */
  private static void requireWhole(long expected, long offset, long count)
      throws InternetException {
    requireAll("RETR", expected, count);
    if (offset > 0 && expected >= 0 && count >= expected + offset) {
      throw new InternetException(
          InternetError.RESUME_FAILED,
          "RETR from " + offset + " on gave " + count + " bytes: the server began at the first");
    }
  }

  /** Refuses to call less than was expected the end. */
  static void requireAll(String verb, long expected, long count) throws InternetException {
    if (count < expected) {
      throw new InternetException(
          InternetError.TRUNCATED, verb + " ended after " + count + " of " + expected + " bytes");
    }
  }

  /** Hands out what a transfer brings; from now on it has the turn. */
  private InputStream begin(
      FtpTransfer transfer,
      TransferType type,
      FtpDownload.Proof proof,
      long length,
      Map<String, String> bookmark)
      throws IOException {
    try {
      InputStream stream =
          new ResumableStream(new FtpDownload(transfer, type, proof, turn), length, bookmark);
      turn.take();
      return stream;
    } catch (IOException e) {
      throw transfer.broken(e);
    }
  }

  /**
   * Opens a file for writing.
   *
   * @param verb STOR or APPE
   * @param size of the whole file, {@link FileFacts#UNKNOWN} if it is not known
   */
  FtpUpload write(String verb, String given, long offset, long size) throws IOException {
    check(offset);
    String path = paths.wire(given);
    types.agree();
    // Text has another length on the wire.
    long expected = size < 0 || !isBinary() ? UNKNOWN : size - offset;
    allocation.announce(expected);
    FtpTransfer transfer = connections.open(verb, path, offset);
    try {
      FtpUpload upload = new FtpUpload(transfer, types.wanted(), expected, turn);
      turn.take();
      return upload;
    } catch (IOException e) {
      throw transfer.broken(e);
    }
  }

  /** Refuses a size that does not reach the offset. */
  static void check(long offset, long size) throws InternetException {
    if (size < offset) {
      throw FtpErrors.invalid("the size is " + size + ", less than the offset " + offset);
    }
  }

  private static void check(long offset) throws InternetException {
    if (offset < 0) {
      throw FtpErrors.invalid("the offset is negative: " + offset);
    }
  }
}
