package org.patchbay.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherBlock;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.Escapes;
import org.patchbay.cli.text.Formats;
import org.patchbay.cli.text.Progress;
import org.patchbay.cli.text.Table;
import org.patchbay.cli.text.Terminal;

/** Gopher, by what a {@link GopherPath} asks for. */
record GopherRemote(Url url, InternetSession session, ConnectOptions options) implements Remote {
  private static final int DEFAULT_PORT = 70;

  @Override
  public void read(Reader reader) throws IOException, Failure {
    GopherPath path = readable();
    try (GopherConnection gopher = connect();
        InputStream stream = open(gopher, path)) {
      reader.read(stream, -1);
    }
  }

  private GopherPath readable() throws Failure {
    GopherPath path = GopherPath.of(url);
    if (path.isAttributes() || path.isDirectory()) {
      throw Failure.ofUsage(url + " asks for attributes; 'patchbay ls' shows them");
    }
    if (path.isView()) {
      return path;
    }
    if (path.type() == GopherItemType.INDEX_SERVER) {
      throw Failure.ofUsage(url + " is a search; 'patchbay ls' shows what it finds");
    }
    if (!path.type().isMenu() && !path.type().isDocument()) {
      throw Failure.ofUsage(
          url
              + " is no document: items of type '"
              + path.item().typeCharacter()
              + "' are not read");
    }
    return path;
  }

  private static InputStream open(GopherConnection gopher, GopherPath path) throws IOException {
    if (path.isView()) {
      return gopher.openView(path.item(), path.query(), path.view());
    }
    return path.type().isText() || path.type().isMenu()
        ? gopher.openText(path.selector())
        : gopher.openBinary(path.selector());
  }

  @Override
  public void write(Path file, Progress progress) throws Failure {
    throw Failure.ofUsage("Gopher has no uploads: " + url + " can only be read");
  }

  @Override
  public void list(Terminal terminal) throws IOException, Failure {
    GopherPath path = GopherPath.of(url);
    if (!path.isAttributes() && !path.type().isMenu()) {
      throw Failure.ofUsage(url + " is no menu; 'patchbay get' fetches it");
    }
    try (GopherConnection gopher = connect()) {
      if (path.isAttributes()) {
        attributes(gopher.attributes(path.item()), terminal);
      } else if (path.isDirectory()) {
        directory(gopher.directory(path.item()), terminal);
      } else {
        menu(items(gopher, path), terminal);
      }
    }
  }

  private void menu(List<GopherItem> items, Terminal terminal) {
    Table table = new Table(terminal, "type", "display", "URL");
    for (GopherItem item : items) {
      table.row(Formats.type(item.type()), item.display(), location(item));
    }
    table.print();
  }

  private static void attributes(GopherAttributes attributes, Terminal terminal) {
    Table table = new Table(terminal, "block", "line");
    for (GopherBlock block : attributes.blocks()) {
      if (!block.value().isEmpty()) {
        table.row(block.name(), block.value().replace('\t', ' '));
      }
      block.lines().forEach(line -> table.row(block.name(), line.replace('\t', ' ')));
    }
    table.print();
  }

  private void directory(List<GopherAttributes> all, Terminal terminal) {
    Table table = new Table(terminal, "type", "size>", "modified (server)", "display", "URL");
    for (GopherAttributes attributes : all) {
      attributes
          .item()
          .ifPresent(
              item ->
                  table.row(
                      Formats.type(item.type()),
                      Formats.size(
                          attributes.views().isEmpty() ? -1 : attributes.views().get(0).size()),
                      Formats.minute(
                          attributes.modified().map(t -> t.toInstant(ZoneOffset.UTC)).orElse(null)),
                      item.display(),
                      location(item)));
    }
    table.print();
  }

  private static List<GopherItem> items(GopherConnection gopher, GopherPath path)
      throws InternetException {
    return path.type() == GopherItemType.INDEX_SERVER
        ? gopher.search(path.selector(), path.query())
        : gopher.menu(path.selector());
  }

  private GopherConnection connect() throws InternetException, Failure {
    return session.connect(GopherConnection.GOPHER, options.request(url));
  }

  /** Where an item leads; other services are named as such, and never dialled. */
  private String location(GopherItem item) {
    return switch (item.type()) {
      case INFORMATION, ERROR -> "";
      case TELNET -> "telnet://" + item.host() + ":" + item.port();
      case TN3270 -> "tn3270://" + item.host() + ":" + item.port();
      case CSO -> "cso://" + item.host() + ":" + item.port();
      default -> item.link().orElseGet(() -> gopherUrl(item));
    };
  }

  private String gopherUrl(GopherItem item) {
    int port = item.port() == DEFAULT_PORT ? 0 : item.port();
    String path = "/" + Escapes.encode(item.typeCharacter() + item.selector());
    return new Url(url.scheme(), null, null, item.host(), port, path).toString();
  }
}
