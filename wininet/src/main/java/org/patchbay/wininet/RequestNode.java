package org.patchbay.wininet;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpCancellation;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** What HttpOpenRequest made. Confined to one thread, but for closing. */
final class RequestNode extends Node implements Readable, Writable {
  private final HttpNode http;
  private final String method;
  private final String target;
  private final RequestFlags flags;
  private final HeaderLines header = new HeaderLines();
  private final HttpCancellation cancellation = new HttpCancellation();
  private volatile @Nullable HttpResponse response;
  private volatile @Nullable BodyPipe pipe;
  private @Nullable InputStream body;

  /** A request, not sent yet; below the connection, or below the root by InternetOpenUrl. */
  RequestNode(HttpNode http, Node parent, long context, String method, String target, int flags) {
    super(WinInetConstants.INTERNET_HANDLE_TYPE_HTTP_REQUEST, parent, context);
    this.http = http;
    this.method = method;
    this.target = HttpRequest.of(method, target).target(); // refused if it makes no sense
    this.flags = new RequestFlags(flags);
  }

  HttpNode http() {
    return http;
  }

  HeaderLines header() {
    return header;
  }

  String method() {
    return method;
  }

  /** As it is asked for, or as it was answered. */
  String url() {
    HttpResponse answer = response;
    if (answer != null) {
      return answer.uri().toString();
    }
    String scheme = flags.isSecure() ? "https" : "http";
    return scheme + "://" + http.server() + ":" + http.port(flags.isSecure()) + target;
  }

  /** Sends it and waits for the header of the answer; a status is no failure (W-153). */
  void send(@Nullable HttpBody content) throws IOException {
    send(request(content));
  }

  private void send(HttpRequest request) throws IOException {
    RootNode.of(this).requireOnline();
    finish();
    http.serve(this);
    try {
      HttpResponse answer = http.connection(flags.isSecure(), this).send(request);
      response = answer;
      body = answer.body();
      requireOpen();
    } finally {
      http.served();
    }
  }

  /** Whoever closed this meanwhile has found no answer to close. */
  private void requireOpen() throws InternetException {
    if (cancellation.isCancelled()) {
      finish();
      throw Refusal.of(InternetError.OPERATION_CANCELLED, "the handle has been closed");
    }
  }

  private HttpRequest request(@Nullable HttpBody content) {
    HttpRequest request = flags.apply(HttpRequest.of(method, target).cancelledBy(cancellation));
    for (HttpHeader line : header.lines()) {
      request = request.header(line.name(), line.value());
    }
    return content == null ? request : request.body(content);
  }

  /** Sends it with a body that is still to be written (W-183). */
  void begin(long length) throws IOException {
    Timeouts own = timeouts();
    BodyPipe written = new BodyPipe(length, (own == null ? Timeouts.DEFAULT : own).total());
    HttpRequest request = request(written.body());
    pipe = written;
    written.start(RootNode.of(this).session(), () -> send(request));
  }

  /** The body is complete: waits for the answer. */
  void complete() throws IOException {
    BodyPipe written = pipe;
    if (written == null) {
      throw Refusal.of(InternetError.INCORRECT_HANDLE_STATE, "nothing has been begun"); // W-181
    }
    pipe = null;
    written.finish();
  }

  @Override
  public void write(byte[] buffer, int count) throws IOException {
    BodyPipe written = pipe;
    if (written == null) {
      throw Refusal.of(InternetError.INCORRECT_HANDLE_STATE, "no body is being sent");
    }
    written.write(buffer, count);
  }

  /** The answer; null before there is one. */
  @Nullable HttpResponse answer() throws InternetException {
    if (pipe != null) {
      throw Refusal.of(
          InternetError.INCORRECT_HANDLE_STATE, "the request is not complete"); // W-180
    }
    return response;
  }

  /** Goes on reading elsewhere, where the server can do that (W-185). */
  void seek(long offset) throws IOException {
    HttpResponse answer = response;
    boolean seekable =
        answer != null
            && method.equals("GET")
            && answer.header("Accept-Ranges").filter("bytes"::equalsIgnoreCase).isPresent();
    if (!seekable) {
      throw Refusal.of(InternetError.INVALID_OPERATION, "the server does not accept ranges");
    }
    send(request(null).resume(offset));
  }

  /** Nothing is to be read before it has been sent (W-151). */
  @Override
  public int read(byte[] buffer, int count) throws IOException {
    answer();
    return body == null ? 0 : body.readNBytes(buffer, 0, count);
  }

  @Override
  public int available() throws IOException {
    answer();
    return body == null ? 0 : body.available();
  }

  /** The handle may be used again (W-165). */
  private void finish() {
    HttpResponse answer = response;
    response = null;
    body = null;
    if (answer != null) {
      answer.close();
    }
  }

  @Override
  void end(boolean own) {
    tellClosing();
    cancellation.cancel();
    BodyPipe written = pipe;
    if (written != null) {
      written.abandon();
    }
    finish();
    if (parent() != http) {
      http.end(own); // by InternetOpenUrl: nobody else has it
    }
  }
}
