package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpBody;

/** What the HTTP functions do. */
final class HttpWork {
  private static final int ADD_OR_REPLACE =
      WinInetConstants.HTTP_ADDREQ_FLAG_ADD | WinInetConstants.HTTP_ADDREQ_FLAG_REPLACE;

  private final Handles handles;
  private final Pending pending;

  HttpWork(Handles handles, Pending pending) {
    this.handles = handles;
    this.pending = pending;
  }

  long open(
      long connect,
      @Nullable String verb,
      @Nullable String object,
      @Nullable String referrer,
      String @Nullable [] accept,
      int flags,
      long context)
      throws IOException {
    HttpNode http = handles.find(connect, HttpNode.class);
    String method = verb == null || verb.isEmpty() ? "GET" : verb; // W-145
    RequestNode request = new RequestNode(http, http, context, method, target(object), flags);
    if (referrer != null) {
      request.header().edit("Referer: " + referrer, WinInetConstants.HTTP_ADDREQ_FLAG_ADD);
    }
    if (accept != null && accept.length > 0) { // W-149
      request
          .header()
          .edit("Accept: " + String.join(", ", accept), WinInetConstants.HTTP_ADDREQ_FLAG_ADD);
    }
    long handle = handles.add(request);
    request.tellCreated();
    return handle;
  }

  /** A slash goes before it, a blank is escaped (W-146, W-147). */
  static String target(@Nullable String object) {
    return object == null ? "" : object.replace(" ", "%20");
  }

  void addHeaders(long handle, @Nullable String text, int modifiers) throws InternetException {
    RequestNode request = handles.find(handle, RequestNode.class);
    request.header().edit(required(text, "the header"), modifiers);
  }

  void send(long handle, @Nullable String header, byte @Nullable [] optional) throws IOException {
    RequestNode request = handles.find(handle, RequestNode.class);
    addAll(request, header);
    pending.step(request, () -> request.send(optional == null ? null : HttpBody.of(optional)));
  }

  void begin(long handle, @Nullable String header, byte @Nullable [] first, long total)
      throws IOException {
    RequestNode request = handles.find(handle, RequestNode.class);
    addAll(request, header);
    pending.step(
        request,
        () -> {
          request.begin(total);
          if (first != null) {
            request.write(first, first.length);
          }
        });
  }

  void end(long handle) throws IOException {
    RequestNode request = handles.find(handle, RequestNode.class);
    pending.step(request, request::complete);
  }

  static void addAll(RequestNode request, @Nullable String header) throws InternetException {
    if (header != null) {
      request.header().edit(header, ADD_OR_REPLACE);
    }
  }

  Object query(long handle, int level, @Nullable String name, int @Nullable [] index)
      throws InternetException {
    RequestNode request = handles.find(handle, RequestNode.class);
    return HttpAnswerQuery.of(level, name).ask(request, index);
  }
}
