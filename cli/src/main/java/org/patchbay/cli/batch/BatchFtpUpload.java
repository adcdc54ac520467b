package org.patchbay.cli.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;

/**
 * Sends a file. With an offset its beginning is there already: what the server has is looked at
 * before, so that no file is damaged, and after, so that none passes for whole that is not.
 *
 * @param append whether the rest is to be appended (APPE) rather than put in its place (REST, STOR)
 * @param body the whole file
 */
record BatchFtpUpload(String path, boolean append, TransferType type, byte[] body, int offset)
    implements BatchFtpAction {
  private static final long UNKNOWN = -1;
  private static final int NOT_THERE = 550;

  static BatchFtpUpload of(BatchFields fields, boolean append) throws BatchFailure {
    String path = BatchFtpAction.path(fields, "path");
    byte[] body = fields.bytes("bodyBase64");
    if (body == null) {
      throw BatchFailure.invalid("field \"bodyBase64\" is missing");
    }
    long offset = BatchFtpAction.offset(fields);
    if (offset > body.length) {
      throw fields.wrong("offset", "no more than the " + body.length + " bytes of the body");
    }
    return new BatchFtpUpload(path, append, BatchFtpAction.transfer(fields), body, (int) offset);
  }

  @Override
  public void on(BatchFtpTurns turns, BatchAnswer answer) throws IOException {
    FtpConnection ftp = turns.in(type);
    if (offset == 0) {
      send(append ? ftp.openAppend(path) : ftp.openWrite(path));
      return;
    }
    long there = size(ftp);
    checkBeginning(there);
    if (offset < body.length) {
      send(rest(ftp, there));
      checkWhole(size(ftp));
    }
  }

  private void send(Upload upload) throws IOException {
    upload.sendAll(new ByteArrayInputStream(body, offset, body.length - offset));
  }

  /** A server without REST can append, if the file ends where the rest begins. */
  private Upload rest(FtpConnection ftp, long there) throws IOException {
    if (append) {
      return ftp.openAppend(path);
    }
    try {
      return ftp.openWrite(path, offset);
    } catch (InternetException e) {
      if (e.error() != InternetError.RESUME_FAILED || there != offset) {
        throw e;
      }
      return ftp.openAppend(path);
    }
  }

  private void checkBeginning(long there) throws BatchFailure {
    boolean fits = append ? there == offset : there >= offset && there <= body.length;
    if (there != UNKNOWN && !fits) {
      throw new BatchFailure(
          BatchCategory.RESUME_FAILED,
          "the server has "
              + there
              + " bytes of "
              + path
              + ", which does not go with offset "
              + offset
              + " of "
              + body.length
              + " bytes; nothing was sent");
    }
  }

  private void checkWhole(long there) throws BatchFailure {
    if (there != UNKNOWN && there != body.length) {
      throw new BatchFailure(
          BatchCategory.RESUME_FAILED,
          "the server has " + there + " bytes of " + path + " now, not " + body.length);
    }
  }

  /** Not every server tells: what the request says is there is believed then. */
  private long size(FtpConnection ftp) throws IOException {
    try {
      return ftp.size(path);
    } catch (InternetException e) {
      if (e.replyCode() == NOT_THERE) {
        return 0;
      }
      if (e.error() == InternetError.EXTENDED_ERROR || e.error() == InternetError.UNSUPPORTED) {
        return UNKNOWN;
      }
      throw e;
    }
  }
}
