package org.patchbay.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.remote.Remote;

/**
 * One protocol in the demo: where its server is, and how to list and read there. Each has its own
 * typed connection; the {@code connect()} is the same.
 */
public record DemoVisit<C extends Connection>(
    ServiceType<C> type, int port, Listing<C> listing, Reading<C> reading) {
  private static final String HOST = "localhost";
  private static final Pattern LINK = Pattern.compile("<a href=\"[^\"]*\">([^<]*)</a>");
  private static final int LONGEST_PAGE = 64 * 1024;

  static List<DemoVisit<?>> all(DemoServers servers) {
    return List.of(ftp(servers), http(servers), gopher(servers));
  }

  /** Visits the FTP server. */
  public static DemoVisit<FtpConnection> ftp(DemoServers servers) {
    return new DemoVisit<>(
        FtpConnection.FTP,
        servers.ftpPort(),
        ftp -> ftp.list().stream().map(FtpEntry::name).toList(),
        (ftp, name, reader) -> {
          try (InputStream stream = ftp.openRead(name)) {
            reader.read(stream, -1);
          }
        });
  }

  /** Visits the HTTP server. */
  public static DemoVisit<HttpConnection> http(DemoServers servers) {
    return new DemoVisit<>(
        HttpConnection.HTTP,
        servers.httpPort(),
        DemoVisit::links,
        (http, name, reader) -> {
          try (HttpResponse response = http.send(HttpRequest.get("/" + name).undecoded())) {
            reader.read(response.body(), response.length());
          }
        });
  }

  /** Visits the Gopher server. */
  public static DemoVisit<GopherConnection> gopher(DemoServers servers) {
    return new DemoVisit<>(
        GopherConnection.GOPHER,
        servers.gopherPort(),
        DemoVisit::files,
        (gopher, name, reader) -> {
          try (InputStream stream = open(gopher, "/" + name)) {
            reader.read(stream, -1);
          }
        });
  }

  /** Connects, lists what is there, and hangs up. */
  List<String> list(InternetSession session) throws IOException {
    try (C connection = connect(session)) {
      return listing.names(connection);
    }
  }

  /** The name of the type of service. */
  public String name() {
    return type.name();
  }

  /** Connects, reads one file, and hangs up; gives who served it. */
  String read(InternetSession session, String name, Remote.Reader reader)
      throws IOException, Failure {
    try (C connection = connect(session)) {
      reading.read(connection, name, reader);
      return connection.info().provider();
    }
  }

  private C connect(InternetSession session) throws InternetException {
    return session.connect(type, request());
  }

  /** Where its server is. */
  public ConnectRequest request() {
    return ConnectRequest.to(HOST).port(port);
  }

  /** HTTP has no listing; servers make pages of links instead. */
  private static List<String> links(HttpConnection http) throws IOException {
    try (HttpResponse response = http.get("/")) {
      String page = new String(response.bytes(LONGEST_PAGE), StandardCharsets.UTF_8);
      return LINK.matcher(page).results().map((MatchResult link) -> link.group(1)).toList();
    }
  }

  private static List<String> files(GopherConnection gopher) throws InternetException {
    return gopher.menu("").stream()
        .filter(item -> item.type().isText() || item.type() == GopherItemType.BINARY)
        .map(GopherItem::display)
        .toList();
  }

  /** In Gopher a text is not sent as bytes are (RFC 1436 §3.8). */
  private static InputStream open(GopherConnection gopher, String selector)
      throws InternetException {
    return selector.endsWith(".txt") ? gopher.openText(selector) : gopher.openBinary(selector);
  }

  /** Names in the topmost folder. */
  @FunctionalInterface
  public interface Listing<C> {
    List<String> names(C connection) throws IOException;
  }

  /** The bytes of a file in the topmost folder. */
  @FunctionalInterface
  public interface Reading<C> {
    void read(C connection, String name, Remote.Reader reader) throws IOException, Failure;
  }
}
