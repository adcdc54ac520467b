package org.patchbay.servers;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;

/** Tells of every file that was stored and confirmed (RFC 959 §5.4: 226 or 250 after STOR). */
final class StoredFiles extends DefaultFtplet {
  private final Consumer<String> listener;

  StoredFiles(Consumer<String> listener) {
    this.listener = listener;
  }

  @Override
  public FtpletResult afterCommand(FtpSession session, FtpRequest request, FtpReply reply)
      throws FtpException, IOException {
    if (request.getCommand().equalsIgnoreCase("STOR") && reply.getCode() / 100 == 2) {
      listener.accept(session.getFileSystemView().getFile(request.getArgument()).getAbsolutePath());
    }
    return super.afterCommand(session, request, reply);
  }
}
