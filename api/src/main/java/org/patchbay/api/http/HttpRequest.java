package org.patchbay.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Idempotent;

/** A request to the origin of a connection. Immutable: each method gives a changed copy. */
public final class HttpRequest implements Idempotent.Repetition {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final int DEFAULT_REDIRECTS = 10;

  private final String method;
  private final String target;
  private final List<HttpHeader> headers;
  private final @Nullable HttpBody body;
  private final int maxRedirects;
  private final boolean decoded;
  private final boolean cookies;
  private final boolean authenticated;

  private HttpRequest(Draft draft) {
    method = draft.method;
    target = draft.target;
    headers = List.copyOf(draft.headers);
    body = draft.body;
    maxRedirects = draft.maxRedirects;
    decoded = draft.decoded;
    cookies = draft.cookies;
    authenticated = draft.authenticated;
  }

  /**
   * Starts a request.
   *
   * @param method any token (RFC 9110 §9); upper and lower case differ
   * @param target path and query as they go on the wire, already escaped; a missing first slash is
   *     added, empty means {@code /} (W-146)
   * @throws IllegalArgumentException if the method is no token, or the target holds a space or a
   *     control character
   */
  public static HttpRequest of(String method, String target) {
    if (!TOKEN.matcher(Objects.requireNonNull(method, "method")).matches()) {
      throw new IllegalArgumentException("not an HTTP method: \"" + printable(method) + "\"");
    }
    if (target.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          "a request target has no space or control character, escape it: \""
              + printable(target)
              + "\"");
    }
    String absolute = target.startsWith("/") || target.equals("*") ? target : "/" + target;
    return new HttpRequest(new Draft(method, absolute));
  }

  /** Starts a GET. */
  public static HttpRequest get(String target) {
    return of("GET", target);
  }

  /**
   * Adds a header; headers of one name are sent in the order in which they were added.
   *
   * @throws IllegalArgumentException if the name is no token, or the value holds CR, LF or NUL
   */
  public HttpRequest header(String name, String value) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("not a header name: \"" + printable(name) + "\"");
    }
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("the value of header " + name + " holds CR, LF or NUL");
    }
    return with(draft -> draft.headers.add(new HttpHeader(name, value)));
  }

  /** Sends this body; a Content-Type is the caller's header to give. */
  public HttpRequest body(HttpBody newBody) {
    Objects.requireNonNull(newBody, "body");
    return with(draft -> draft.body = newBody);
  }

  /** Follows at most this many redirects; 0 hands the first one to the caller. 10 by default. */
  public HttpRequest maxRedirects(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("negative number of redirects: " + count);
    }
    return with(draft -> draft.maxRedirects = count);
  }

  /** Hands the content over as it was sent, without asking for or decoding a content coding. */
  public HttpRequest undecoded() {
    return with(draft -> draft.decoded = false);
  }

  /** Neither sends nor stores cookies. */
  public HttpRequest withoutCookies() {
    return with(draft -> draft.cookies = false);
  }

  /** Hands a 401 or 407 to the caller, even where there are credentials. */
  public HttpRequest withoutAuthentication() {
    return with(draft -> draft.authenticated = false);
  }

  public String method() {
    return method;
  }

  /** Path and query as they go on the wire. */
  public String target() {
    return target;
  }

  public List<HttpHeader> headers() {
    return headers;
  }

  /** The body, null if there is none. */
  public @Nullable HttpBody body() {
    return body;
  }

  public int maxRedirects() {
    return maxRedirects;
  }

  public boolean isDecoded() {
    return decoded;
  }

  public boolean hasCookies() {
    return cookies;
  }

  /** Whether its method is safe (RFC 9110 §9.2.1) and its body, if any, can be sent again. */
  @Override
  public boolean isIdempotent() {
    return SAFE.contains(method) && (body == null || body.isRepeatable());
  }

  public boolean isAuthenticated() {
    return authenticated;
  }

  /** Method and target; no headers, which may hold secrets. */
  @Override
  public String toString() {
    return method + " " + target;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private HttpRequest with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new HttpRequest(draft);
  }

  private static final class Draft {
    private final String method;
    private final String target;
    private final List<HttpHeader> headers = new ArrayList<>();
    private @Nullable HttpBody body;
    private int maxRedirects = DEFAULT_REDIRECTS;
    private boolean decoded = true;
    private boolean cookies = true;
    private boolean authenticated = true;

    private Draft(String method, String target) {
      this.method = method;
      this.target = target;
    }

    private Draft(HttpRequest request) {
      method = request.method;
      target = request.target;
      headers.addAll(request.headers);
      body = request.body;
      maxRedirects = request.maxRedirects;
      decoded = request.decoded;
      cookies = request.cookies;
      authenticated = request.authenticated;
    }
  }
}
