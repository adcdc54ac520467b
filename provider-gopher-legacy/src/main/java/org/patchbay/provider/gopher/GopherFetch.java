package org.patchbay.provider.gopher;

import java.io.InputStream;
import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAnswer;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.provider.gopher.GopherDownload.Kind;
import org.patchbay.provider.gopher.GopherDownload.Source;

/** What is sent for each thing that can be fetched, and how what comes back is read. */
final class GopherFetch {
  private final GopherExchange exchange;
  private final GopherSettings settings;
  private final GopherRequest.Maker requests;

  GopherFetch(GopherExchange exchange, GopherSettings settings) {
    this.exchange = exchange;
    this.settings = settings;
    this.requests = new GopherRequest.Maker(settings.limits(), settings.text());
  }

  List<GopherItem> menu(GopherItem menu) throws InternetException {
    return items(requests.plain(menu.selector()), menu);
  }

  List<GopherItem> search(GopherItem index, String query) throws InternetException {
    return items(requests.search(index.selector(), query), index);
  }

  private List<GopherItem> items(GopherRequest request, GopherItem place) throws InternetException {
    try (WireAnswer answer = exchange.send(request, place)) {
      List<GopherItem> items = new MenuReader(answer, settings).items();
      answer.finish();
      for (GopherItem item : items) {
        if (item.type() == GopherItemType.ERROR) {
          exchange.status().reply(item.display());
        }
      }
      return items;
    }
  }

  InputStream document(Source source) throws InternetException {
    WireAnswer answer = exchange.send(request(source), source.item());
    return GopherDownload.of(body(answer, source.kind()), source, settings.limits());
  }

  private GopherRequest request(Source source) throws InternetException {
    String selector = source.item().selector();
    String query = source.query();
    if (source.kind() == Kind.VIEW) {
      return requests.view(selector, query, source.view());
    }
    return query == null ? requests.plain(selector) : requests.search(selector, query);
  }

  private InputStream body(WireAnswer answer, Kind kind) throws InternetException {
    if (kind == Kind.VIEW) {
      return plus(answer);
    }
    Refusal.throwIfIn(answer, exchange.status(), settings.text());
    return kind == Kind.TEXT ? TextBody.in(answer) : answer;
  }

  private InputStream plus(WireAnswer answer) throws InternetException {
    return PlusAnswer.body(answer, exchange.status(), settings.text());
  }

  /** Not resumable: what has been answered is not to be answered again. */
  InputStream answered(GopherItem form, String view, List<GopherAnswer> answers)
      throws InternetException {
    GopherRequest request = requests.answered(form.selector(), view, answers);
    return GopherDownload.once(plus(exchange.send(request, form)), settings.limits());
  }

  GopherAttributes attributes(GopherItem item) throws InternetException {
    List<GopherAttributes> all = attributes(requests.attributes(item.selector()), item);
    if (all.isEmpty()) {
      throw GopherErrors.protocol("The server tells nothing of the item, not even its name");
    }
    return all.get(0);
  }

  List<GopherAttributes> directory(GopherItem menu) throws InternetException {
    return attributes(requests.directory(menu.selector()), menu);
  }

  private List<GopherAttributes> attributes(GopherRequest request, GopherItem place)
      throws InternetException {
    try (WireAnswer answer = exchange.send(request, place)) {
      List<GopherAttributes> items = new AttributeReader(plus(answer), settings).items();
      answer.finish();
      return items;
    }
  }
}
