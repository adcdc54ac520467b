package org.patchbay.api.ftp.tree;

import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/** Paths and contents of a server's directories. */
final class RemoteFolder {
  private RemoteFolder() {}

  static String child(String folder, String name) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /** What is in a directory. One whose name looks like a pattern is entered for that. */
  static List<FtpEntry> list(FtpConnection connection, String folder) throws InternetException {
    if (folder.indexOf('*') < 0 && folder.indexOf('?') < 0) {
      return connection.list(folder);
    }
    String before = connection.currentDirectory();
    connection.changeDirectory(folder);
    try {
      return connection.list();
    } finally {
      connection.changeDirectory(before);
    }
  }
}
