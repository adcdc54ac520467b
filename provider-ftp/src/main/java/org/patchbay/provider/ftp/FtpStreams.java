package org.patchbay.provider.ftp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.api.ftp.TransferType;

/** Opens files for reading and writing. Confined to the session's turn. */
final class FtpStreams {
  private static final int BUFFER_SIZE = FtpDownload.BUFFER_SIZE;
  private static final int UNKNOWN = -1;
  // "150 Opening BINARY mode data connection for f1k (1024 bytes)."
  private static final Pattern ANNOUNCED = Pattern.compile("\\((\\d{1,18}) bytes\\)");

  private final FtpDialogue dialogue;
  private final FtpDataConnections connections;
  private final TransferTypes types;
  private final Turn turn;
  private boolean announcesSize;

  FtpStreams(FtpDialogue dialogue, FtpDataConnections connections, TransferTypes types, Turn turn) {
    this.dialogue = dialogue;
    this.connections = connections;
    this.types = types;
    this.turn = turn;
  }

  /**
   * Opens a file for reading.
   *
   * @param path as it goes over the wire
   */
  InputStream read(String path, long offset) throws IOException {
    types.agree();
    long size = sizeBefore(path, offset);
    if (size >= 0 && offset > size) {
      throw new InternetException(
          InternetError.RESUME_FAILED, "the file has " + size + " bytes, none at " + offset);
    }
    FtpTransfer transfer = connections.open("RETR", path, offset);
    long expected = size < 0 ? UNKNOWN : size - offset;
    if (types.wanted() == TransferType.BINARY && offset == 0) {
      expected = sizeNow(transfer.opening(), size);
    }
    return new BufferedInputStream(opened(transfer, expected), BUFFER_SIZE);
  }

  /**
   * Asks for the size, whose refusal is ignored (W-092). Not where the server has been seen to
   * announce it with the transfer: that saves a round trip for each file. Counted bytes can only be
   * compared in binary.
   */
  private long sizeBefore(String path, long offset) throws IOException {
    if (types.wanted() != TransferType.BINARY || offset == 0 && announcesSize) {
      return UNKNOWN;
    }
    FtpReply reply = dialogue.send("SIZE", path);
    return reply.code() == 213 ? FtpCommands.number(reply) : UNKNOWN;
  }

  /** With an offset servers announce either the whole or the rest, so this is for whole files. */
  private long sizeNow(FtpReply opening, long size) {
    Matcher matcher = ANNOUNCED.matcher(opening.text());
    long announced = matcher.find() ? Long.parseLong(matcher.group(1)) : UNKNOWN;
    if (size >= 0) {
      announcesSize = announced == size;
      return size;
    }
    announcesSize &= announced >= 0;
    return announcesSize ? announced : UNKNOWN;
  }

  private InputStream opened(FtpTransfer transfer, long expected) throws IOException {
    try {
      FtpDownload download = new FtpDownload(transfer, types.wanted(), expected, turn);
      turn.take();
      return download;
    } catch (IOException e) {
      throw transfer.broken(e);
    }
  }

  /**
   * Opens a file for writing.
   *
   * @param verb STOR or APPE
   * @param path as it goes over the wire
   */
  FtpUpload write(String verb, String path, long offset) throws IOException {
    types.agree();
    FtpTransfer transfer = connections.open(verb, path, offset);
    try {
      FtpUpload upload = new FtpUpload(transfer, types.wanted(), turn);
      turn.take();
      return upload;
    } catch (IOException e) {
      throw transfer.broken(e);
    }
  }
}
