package org.patchbay.cli.soak;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.cli.demo.DemoServers;
import org.patchbay.cli.demo.DemoVisit;

/**
 * What clients do by one protocol.
 *
 * @param visit where the server is, how to list and read
 * @param arrange gives a connection that is kept a state of its own
 * @param check whether it still has that state, whichever provider serves it now
 * @param sending how to upload
 * @param drawnOut whether it has uploads, and downloads that can be resumed: both are made to last,
 *     so that they meet swaps
 */
record SoakService<C extends Connection>(
    DemoVisit<C> visit, Step<C> arrange, Step<C> check, Sending<C> sending, boolean drawnOut) {
  /** The folder that FTP connections which are kept change to; the servers have it. */
  static final String KEPT = "kept";

  /** The folder that uploads go to. */
  static final String UPLOADS = "in";

  static SoakService<?> of(String name, DemoServers servers) {
    return switch (name) {
      case "ftp" -> ftp(servers);
      case "http" -> http(servers);
      default -> gopher(servers);
    };
  }

  C connect(InternetSession session, SoakTrack track) throws InternetException {
    return session.connect(visit.type(), visit.request().context(track));
  }

  private static SoakService<FtpConnection> ftp(DemoServers servers) {
    return new SoakService<>(
        DemoVisit.ftp(servers),
        ftp -> ftp.changeDirectory("/" + KEPT),
        SoakService::checkDirectory,
        (ftp, name, source, length) -> ftp.openWrite("/" + UPLOADS + "/" + name).sendAll(source),
        true);
  }

  private static SoakService<HttpConnection> http(DemoServers servers) {
    return new SoakService<>(
        DemoVisit.http(servers), http -> {}, http -> {}, SoakService::put, true);
  }

  private static SoakService<?> gopher(DemoServers servers) {
    return new SoakService<>(
        DemoVisit.gopher(servers),
        gopher -> {},
        gopher -> {},
        (gopher, name, source, length) -> {},
        false);
  }

  private static void checkDirectory(FtpConnection ftp) throws IOException {
    String directory = ftp.currentDirectory();
    if (!directory.equals("/" + KEPT)) {
      throw new IOException("the connection was in /" + KEPT + " and is in " + directory);
    }
  }

  private static void put(HttpConnection http, String name, InputStream source, long length)
      throws IOException {
    String target = "/" + UPLOADS + "/" + name;
    HttpRequest request = HttpRequest.of("PUT", target).body(HttpBody.of(source, length));
    try (HttpResponse response = http.send(request)) {
      if (response.status() / 100 != 2) {
        throw new IOException("PUT was answered by " + response.status());
      }
    }
  }

  /** Names in the folder of a connection that is not kept, or is. */
  List<String> names(C connection) throws IOException {
    return visit.listing().names(connection);
  }

  /** Something done with a connection. */
  @FunctionalInterface
  interface Step<C> {
    void on(C connection) throws IOException;
  }

  /** An upload of a file into the topmost folder. */
  @FunctionalInterface
  interface Sending<C> {
    void send(C connection, String name, InputStream source, long length) throws IOException;
  }
}
