package org.patchbay.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.patchbay.api.InternetSession;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.Progress;
import org.patchbay.cli.text.Terminal;

/** A place on a server, named by a URL: what each protocol makes of the commands. */
public interface Remote {

  /** Opens what the URL names, hands it to the reader, and closes it. */
  void read(Reader reader) throws IOException, Failure;

  /** Puts a local file in the place of what the URL names. */
  void write(Path file, Progress progress) throws IOException, Failure;

  /** Lists what the URL names. */
  void list(Terminal terminal) throws IOException, Failure;

  /** The protocol's way. */
  static Remote of(Url url, InternetSession session, ConnectOptions options) {
    return switch (url.scheme()) {
      case FTP, FTPS -> new FtpRemote(url, session, options);
      case HTTP, HTTPS -> new HttpRemote(url, session, options);
      case GOPHER, GOPHERS -> new GopherRemote(url, session, options);
    };
  }

  /** Takes the bytes. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads to the end.
     *
     * @param length how many bytes will come, -1 if the server does not say
     */
    void read(InputStream stream, long length) throws IOException, Failure;
  }
}
