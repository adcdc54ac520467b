package org.patchbay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/**
 * Gopher: the path's first character is the type of the item, the rest its selector; a query
 * follows after {@code %09} (RFC 4266 §2.1).
 */
record GopherRemote(Url url, InternetSession session, ConnectOptions options) implements Remote {

  @Override
  public void read(Reader reader) throws IOException, Failure {
    if (type() == GopherItemType.INDEX_SERVER) {
      throw Failure.ofUsage(url + " is a search; 'patchbay ls' shows what it finds");
    }
    try (GopherConnection gopher = connect();
        InputStream stream =
            type().isText() || type().isMenu()
                ? gopher.openText(selector())
                : gopher.openBinary(selector())) {
      reader.read(stream, -1);
    }
  }

  @Override
  public void write(Path file, Progress progress) throws Failure {
    throw Failure.ofUsage("Gopher has no uploads: " + url + " can only be read");
  }

  @Override
  public void list(Terminal terminal) throws IOException, Failure {
    if (!type().isMenu()) {
      throw Failure.ofUsage(url + " is no menu; 'patchbay get' fetches it");
    }
    Table table = new Table(terminal, "type", "display", "URL");
    try (GopherConnection gopher = connect()) {
      for (GopherItem item : items(gopher)) {
        table.row(Formats.type(item.type()), item.display(), location(item));
      }
    }
    table.print();
  }

  private List<GopherItem> items(GopherConnection gopher) throws InternetException {
    return type() == GopherItemType.INDEX_SERVER
        ? gopher.search(selector(), query())
        : gopher.menu(selector());
  }

  private GopherConnection connect() throws InternetException, Failure {
    return session.connect(GopherConnection.GOPHER, options.request(url));
  }

  private GopherItemType type() {
    String path = url.decodedPath();
    return path.isEmpty() ? GopherItemType.DIRECTORY : GopherItemType.of(path.charAt(0));
  }

  private String selector() {
    String path = url.decodedPath();
    return path.isEmpty() ? path : path.substring(1).split("\t", 2)[0];
  }

  private String query() {
    String[] parts = url.decodedPath().split("\t", 2);
    return parts.length < 2 ? "" : parts[1];
  }

  private String location(GopherItem item) {
    if (item.type() == GopherItemType.INFORMATION || item.type() == GopherItemType.ERROR) {
      return "";
    }
    return new Url(
            url.scheme(),
            null,
            null,
            item.host(),
            item.port() == 70 ? 0 : item.port(),
            "/" + item.typeCharacter() + Escapes.encode(item.selector()))
        .toString();
  }
}
