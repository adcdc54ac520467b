package org.patchbay.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItemType;

/** The operation on Gopher. */
final class BatchGopher {
  private static final String MENU = "1";

  private final BatchNetwork network;

  BatchGopher(BatchNetwork network) {
    this.network = network;
  }

  private enum Tls {
    NONE,
    IMPLICIT
  }

  /** What is asked of the server. */
  @FunctionalInterface
  private interface Fetch {
    InputStream from(GopherConnection gopher) throws IOException;
  }

  void fetch(BatchFields fields, BatchAnswer answer) throws IOException {
    Fetch fetch = fetch(fields);
    long most = BatchOptions.maxBytes(fields);
    ConnectRequest request = BatchSession.request(fields);
    if (fields.word("tls", Tls.NONE) == Tls.IMPLICIT) {
      request = request.secure();
    }
    ConnectRequest server = request;
    network.use(
        fields,
        session -> {
          try (GopherConnection gopher = session.connect(GopherConnection.GOPHER, server, fields)) {
            answer.put("bodyBase64", fetch.from(gopher), most);
          }
        });
  }

  /** A menu comes as the text that it is on the wire. */
  private static Fetch fetch(BatchFields fields) throws BatchFailure {
    String character = fields.text("type", MENU);
    if (character.length() != 1) {
      throw fields.wrong("type", "one character");
    }
    GopherItemType type = GopherItemType.of(character.charAt(0));
    String selector = fields.text("selector", "");
    String query = fields.text("query", "");
    if (type == GopherItemType.INDEX_SERVER) {
      return gopher -> gopher.openSearch(selector, query);
    }
    if (!query.isEmpty()) {
      throw BatchFailure.invalid("field \"query\" goes with type 7 only");
    }
    return type.isText() || type.isMenu()
        ? gopher -> gopher.openText(selector)
        : gopher -> gopher.openBinary(selector);
  }
}
