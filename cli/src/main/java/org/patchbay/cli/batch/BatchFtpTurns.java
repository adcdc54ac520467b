package org.patchbay.cli.batch;

import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;

/** An FTP connection, in the transfer type that the operation at hand wants. */
final class BatchFtpTurns {
  private final FtpConnection connection;
  private TransferType type = TransferType.BINARY;

  BatchFtpTurns(FtpConnection connection) {
    this.connection = connection;
  }

  /** In the type that it had last. */
  FtpConnection connection() {
    return connection;
  }

  FtpConnection in(TransferType wanted) throws InternetException {
    if (wanted != type) {
      connection.transferType(wanted);
      type = wanted;
    }
    return connection;
  }
}
