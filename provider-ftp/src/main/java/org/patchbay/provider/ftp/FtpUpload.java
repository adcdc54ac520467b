package org.patchbay.provider.ftp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.net.io.ToNetASCIIOutputStream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
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
  private final long expected;
  private long count;
  private boolean closed;
  private @Nullable InternetException failure;

  /**
   * @param expected bytes that must be written, {@link FileFacts#UNKNOWN} if that is not known
   */
  FtpUpload(FtpTransfer transfer, TransferType type, long expected, Turn turn) throws IOException {
    OutputStream out =
        new BufferedOutputStream(transfer.data().getOutputStream(), FtpDownload.BUFFER_SIZE);
    this.transfer = transfer;
    this.turn = turn;
    this.expected = expected;
    this.data = type == TransferType.ASCII ? new ToNetASCIIOutputStream(out) : out;
  }

  @Override
  public void write(int value) throws IOException {
    attempt(() -> data.write(value));
    count++;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    attempt(() -> data.write(buffer, offset, length));
    count += length;
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
      requireAll();
      transfer.sent();
    } catch (IOException e) {
      throw FtpErrors.explain(transfer.verb(), e);
    } finally {
      turn.giveBack();
    }
  }

  private void requireAll() throws InternetException {
    if (count < expected) {
      transfer.breakOff();
      throw new InternetException(
          InternetError.TRUNCATED,
          transfer.verb() + " was closed after " + count + " of " + expected + " bytes");
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
