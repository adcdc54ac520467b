package org.patchbay.provider.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;

/**
 * One request of those that a caller's request may turn into: the first, or one that a redirect
 * asks for.
 *
 * @param headers what the caller gave, less what must not cross to another origin
 */
record Hop(String method, Target target, List<HttpHeader> headers, @Nullable HttpBody body) {

  static Hop first(HttpRequest request, Target target) {
    return new Hop(request.method(), target, request.headers(), request.body());
  }

  boolean has(String header) {
    return Headers.has(headers, header);
  }

  /** Whether sending such a request twice has the effect of once (RFC 9110 §9.2.2). */
  static boolean isIdempotent(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }

  /** Whether there is nothing to send but the header, or the body can be had again. */
  boolean isRepeatable() {
    return body == null || body.isRepeatable();
  }

  /** Method and target; no headers, which may hold secrets. */
  @Override
  public String toString() {
    return method + " " + target.uri();
  }
}
