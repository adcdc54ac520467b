package org.patchbay.benchmarks.ftp;

import java.io.IOException;
import java.time.Duration;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPReply;

/** Commons Net's client, logged in: as it comes, or tuned. */
final class LibraryFtp implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final FTPClient client;

  private LibraryFtp(FTPClient client) {
    this.client = client;
  }

  /** As it comes, but passive and binary, and not waiting for ever. */
  static LibraryFtp plain(FtpSite site) throws IOException {
    return login(new FTPClient(), site);
  }

  /** As someone sets it up who has read all its options. */
  static LibraryFtp tuned(FtpSite site) throws IOException {
    FTPClient client = new FTPClient();
    client.setUseEPSVwithIPv4(true);
    client.setBufferSize(RawFtp.BUFFER);
    client.setControlEncoding("UTF-8");
    client.setRemoteVerificationEnabled(false);
    client.configure(new FTPClientConfig(FTPClientConfig.SYST_UNIX));
    LibraryFtp tuned = login(client, site);
    client.setTcpNoDelay(true);
    return tuned;
  }

  private static LibraryFtp login(FTPClient client, FtpSite site) throws IOException {
    client.setDataTimeout(SILENCE);
    client.connect(site.host(), site.port());
    client.setSoTimeout((int) SILENCE.toMillis());
    if (!FTPReply.isPositiveCompletion(client.getReplyCode())
        || !client.login(site.user(), site.password())) {
      throw new IOException("the server answered: " + client.getReplyString());
    }
    client.enterLocalPassiveMode();
    client.setFileType(FTP.BINARY_FILE_TYPE);
    return new LibraryFtp(client);
  }

  FTPClient client() {
    return client;
  }

  /** A call that says by false that it failed. */
  void require(boolean done) throws IOException {
    if (!done) {
      throw new IOException("the server answered: " + client.getReplyString());
    }
  }

  @Override
  public void close() throws IOException {
    client.logout();
    client.disconnect();
  }
}
