package org.patchbay.provider.ftp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.net.io.FromNetASCIIInputStream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.TransferType;

/**
 * A file being read. Its end is told only after the server has confirmed the transfer and all that
 * was announced has come; a failure is told again on each further read.
 */
final class FtpDownload extends InputStream {
  static final int BUFFER_SIZE = 64 * 1024;

  private final FtpTransfer transfer;
  private final Turn turn;
  private final InputStream data;
  private final Proof proof;
  private long count;
  private boolean ended;
  private boolean closed;
  private @Nullable InternetException failure;

  /** What must hold before the end is told. */
  @FunctionalInterface
  interface Proof {
    void require(long count) throws IOException;

    /** Whether so many bytes are known to be all, whatever became of the connection then. */
    default boolean isAll(long count) {
      return false;
    }

    /** The same, where it is known how many bytes are all; negative if it is not. */
    static Proof of(long expected, Proof proof) {
      return new Proof() {
        @Override
        public void require(long count) throws IOException {
          proof.require(count);
        }

        @Override
        public boolean isAll(long count) {
          return count == expected;
        }
      };
    }
  }

  FtpDownload(FtpTransfer transfer, TransferType type, Proof proof, Turn turn) throws IOException {
    InputStream in = transfer.data().getInputStream();
    this.transfer = transfer;
    this.turn = turn;
    this.data =
        type == TransferType.ASCII
            ? new FromNetASCIIInputStream(new BufferedInputStream(in, BUFFER_SIZE))
            : in;
    this.proof = proof;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (failure != null) {
      throw FtpErrors.again(failure);
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      return counted(receive(buffer, offset, length));
    } catch (IOException e) {
      failure = FtpErrors.explain(transfer.verb(), e);
      throw failure;
    }
  }

  private int receive(byte[] buffer, int offset, int length) throws IOException {
    try {
      int received = data.read(buffer, offset, length);
      transfer.moved();
      return received;
    } catch (IOException e) {
      if (FtpErrors.isUnannouncedEnd(e) && proof.isAll(count)) {
        return -1; // Nothing is missing; the server's confirmation is still required.
      }
      throw transfer.broken(e);
    }
  }

  private int counted(int received) throws IOException {
    if (received >= 0) {
      count += received;
      return received;
    }
    transfer.received();
    proof.require(count);
    ended = true;
    return -1;
  }

  /** Ends the transfer, early if the end was not read; the session stays usable. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      transfer.abandon();
      turn.giveBack();
    }
  }
}
