package org.patchbay.wininet;

import java.io.IOException;
import org.patchbay.api.Upload;

/** An FTP file that is being written: complete when its own handle is closed, and only then. */
final class UploadNode extends Node implements Writable {
  private final Upload upload;
  private final Runnable after;

  UploadNode(FtpNode parent, long context, Upload upload) {
    super(WinInetConstants.INTERNET_HANDLE_TYPE_FTP_FILE, parent, context);
    this.upload = upload;
    this.after = parent::hear;
  }

  @Override
  public void write(byte[] buffer, int count) throws IOException {
    upload.write(buffer, 0, count);
  }

  @Override
  void end(boolean own) throws IOException {
    tellClosing();
    if (!own) {
      upload.abort();
      return;
    }
    upload.close();
    after.run();
  }
}
