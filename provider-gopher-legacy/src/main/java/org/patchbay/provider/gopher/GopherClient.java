package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.DownloadResumer;

/** Fetches by one network connection for each call, so several may go on at once (W-227). */
final class GopherClient implements GopherConnection, DownloadResumer {
  private final ConnectContext context;
  private final GopherLimits limits;

  GopherClient(ConnectContext context, GopherLimits limits) {
    this.context = context;
    this.limits = limits;
  }

  @Override
  public List<GopherItem> menu(String selector) throws InternetException {
    return items(GopherRequest.of(selector, limits));
  }

  @Override
  public List<GopherItem> search(String selector, String query) throws InternetException {
    return items(GopherRequest.search(selector, query, limits));
  }

  @Override
  public InputStream openText(String selector) throws InternetException {
    return GopherDownload.text(text(GopherRequest.of(selector, limits)), selector, null);
  }

  @Override
  public InputStream openSearch(String selector, String query) throws InternetException {
    return GopherDownload.text(
        text(GopherRequest.search(selector, query, limits)), selector, query);
  }

  @Override
  public InputStream openBinary(String selector) throws InternetException {
    return GopherDownload.binary(checked(open(GopherRequest.of(selector, limits))), selector);
  }

  @Override
  public InputStream resume(Map<String, String> bookmark, long offset) throws InternetException {
    return GopherDownload.again(bookmark, this);
  }

  private InputStream text(GopherRequest request) throws InternetException {
    GopherAnswer answer = open(request);
    return new TextBody(checked(answer), answer::finish);
  }

  private InputStream checked(GopherAnswer answer) throws InternetException {
    try {
      return Refusal.unlessIn(answer, context.status());
    } catch (IOException e) {
      answer.close();
      throw GopherErrors.from("Reading the answer failed", e);
    }
  }

  /** The core closes what it has lent, and there is nothing else. */
  @Override
  public void close() {}

  private List<GopherItem> items(GopherRequest request) throws InternetException {
    try (GopherAnswer answer = open(request)) {
      List<GopherItem> items = new MenuReader(answer, limits).items();
      answer.finish();
      items.stream()
          .filter(item -> item.type() == GopherItemType.ERROR)
          .forEach(error -> context.status().reply(error.display()));
      return items;
    }
  }

  private GopherAnswer open(GopherRequest request) throws InternetException {
    Socket socket = dial();
    try {
      context.status().status(InternetStatus.SENDING_REQUEST);
      request.send(socket.getOutputStream());
      context.status().status(InternetStatus.REQUEST_SENT, "", request.length());
      return new GopherAnswer(socket, context.status());
    } catch (IOException e) {
      GopherAnswer.closeQuietly(socket);
      throw GopherErrors.from("Sending the selector failed", e);
    }
  }

  private Socket dial() throws InternetException {
    ConnectRequest request = context.request();
    Socket socket = context.dialer().connect(request.server(), request.port());
    if (!request.has(ConnectFlag.SECURE)) {
      return socket;
    }
    try {
      return context.dialer().secure(socket, request.server(), request.port());
    } catch (IOException e) {
      GopherAnswer.closeQuietly(socket);
      throw GopherErrors.from("The TLS handshake failed", e);
    }
  }
}
