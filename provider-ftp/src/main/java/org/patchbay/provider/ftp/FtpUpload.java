package org.patchbay.provider.ftp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.net.io.ToNetASCIIOutputStream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.TransferType;

/**
 * A file being written. Only after a normal close the server has confirmed all of it; a failure is
 * told again by each further call, and by closing.
 */
final class FtpUpload extends Upload {
  private final FtpTransfer transfer;
  private final Turn turn;
  private final OutputStream data;
  private boolean closed;
  private @Nullable InternetException failure;

  FtpUpload(FtpTransfer transfer, TransferType type, Turn turn) throws IOException {
    OutputStream out =
        new BufferedOutputStream(transfer.data().getOutputStream(), FtpDownload.BUFFER_SIZE);
    this.transfer = transfer;
    this.turn = turn;
    this.data = type == TransferType.ASCII ? new ToNetASCIIOutputStream(out) : out;
  }

  @Override
  public void write(int value) throws IOException {
    attempt(() -> data.write(value));
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    attempt(() -> data.write(buffer, offset, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(data::flush);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      flush();
      transfer.sent();
    } catch (IOException e) {
      throw FtpErrors.explain(transfer.verb(), e);
    } finally {
      turn.giveBack();
    }
  }

  @Override
  public void abort() {
    if (!closed) {
      closed = true;
      transfer.breakOff();
      turn.giveBack();
    }
  }

  private void attempt(Step step) throws IOException {
    if (failure != null) {
      throw FtpErrors.again(failure);
    }
    try {
      step.take();
      transfer.moved();
    } catch (IOException e) {
      failure = FtpErrors.explain(transfer.verb(), transfer.broken(e));
      throw failure;
    }
  }

  /** Something that is written. */
  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }
}
