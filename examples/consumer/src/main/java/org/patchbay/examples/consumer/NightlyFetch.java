package org.patchbay.examples.consumer;

import static org.patchbay.api.ftp.FtpConnection.FTP;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/** Fetches every CSV file of an FTP server; a shell command, {@code nightly:fetch}. */
@Component(
    service = NightlyFetch.class,
    property = {"osgi.command.scope=nightly", "osgi.command.function=fetch"})
public final class NightlyFetch {
  private final Internet internet;

  /** Gets this bundle's own way in. */
  @Activate
  public NightlyFetch(@Reference Internet internet) {
    this.internet = internet;
  }

  /** Downloads the files into a folder; gives how many there were. */
  public int fetch(String server, int port, String folder) throws IOException {
    int count = 0;
    try (InternetSession session = internet.open(SessionOptions.agent("nightly/1.0"));
        FtpConnection ftp = session.connect(FTP, ConnectRequest.to(server).port(port))) {
      for (FtpEntry entry : ftp.list("*.csv")) {
        if (entry.hasSafeName()) {
          ftp.get(entry.path(), Path.of(folder, entry.name()));
          count++;
        }
      }
    }
    return count;
  }
}
