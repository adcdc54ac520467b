package org.patchbay.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpFind;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.Formats;
import org.patchbay.cli.text.Progress;
import org.patchbay.cli.text.Table;
import org.patchbay.cli.text.Terminal;

/**
 * FTP: {@code ftp://host/path} is relative to the directory after login, {@code ftp://host/%2Fpath}
 * is absolute (RFC 1738 §3.2.2).
 */
record FtpRemote(Url url, InternetSession session, ConnectOptions options) implements Remote {

  @Override
  public void read(Reader reader) throws IOException, Failure {
    try (FtpConnection ftp = connect()) {
      long size = size(ftp);
      try (InputStream stream = ftp.openRead(url.decodedPath())) {
        reader.read(stream, size);
      }
    }
  }

  @Override
  public void write(Path file, Progress progress) throws IOException, Failure {
    try (FtpConnection ftp = connect();
        InputStream in = LocalFile.read(file, progress)) {
      ftp.openWrite(url.decodedPath()).sendAll(in);
    }
  }

  @Override
  public void list(Terminal terminal) throws IOException, Failure {
    Table table = new Table(terminal, "kind", "size>", "modified (UTC)", "name");
    try (FtpConnection ftp = connect();
        FtpFind find = ftp.find(url.decodedPath())) {
      Optional<FtpEntry> next = find.next();
      while (next.isPresent()) {
        FtpEntry entry = next.get();
        table.row(
            Formats.kind(entry.kind()),
            Formats.size(entry.size()),
            Formats.minute(entry.modified()),
            Formats.name(entry));
        next = find.next();
      }
    }
    table.print();
  }

  private FtpConnection connect() throws InternetException, Failure {
    return session.connect(FtpConnection.FTP, options.request(url));
  }

  /** Only the progress bar wants it: a server that does not tell is as good. */
  private long size(FtpConnection ftp) throws InternetException {
    try {
      return ftp.size(url.decodedPath());
    } catch (InternetException e) {
      if (e.error() == InternetError.EXTENDED_ERROR || e.error() == InternetError.UNSUPPORTED) {
        return -1;
      }
      throw e;
    }
  }
}
