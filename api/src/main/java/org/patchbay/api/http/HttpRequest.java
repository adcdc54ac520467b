package org.patchbay.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Idempotent;

/** A request to the origin of a connection. Immutable: each method gives a changed copy. */
public final class HttpRequest implements Idempotent.Repetition {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Draft made;

  private HttpRequest(Draft draft) {
    draft.headers = List.copyOf(draft.headers);
    made = draft;
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
    RequestSyntax.checkMethod(method);
    RequestSyntax.checkTarget(target);
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
    RequestSyntax.checkLine(name, value);
    return with(draft -> draft.headers.add(new HttpHeader(name, value)));
  }

  /**
   * Adds a header whose value is a secret, such as an API key: it is left out of all text and is
   * not sent to another origin.
   *
   * @throws IllegalArgumentException as {@link #header}
   */
  public HttpRequest secretHeader(String name, String value) {
    RequestSyntax.checkLine(name, value);
    return with(draft -> draft.headers.add(new HttpHeader(name, value, true)));
  }

  /** Sends this body; a Content-Type is the caller's header to give. */
  public HttpRequest body(HttpBody newBody) {
    return with(draft -> draft.body = Objects.requireNonNull(newBody, "body"));
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

  /** Hands a 401 to the caller, even where there are credentials. */
  public HttpRequest withoutAuthentication() {
    return authentication(HttpAuthentication.NONE);
  }

  /** Answers a challenge in this way only. */
  public HttpRequest authentication(HttpAuthentication way) {
    return with(draft -> draft.authentication = Objects.requireNonNull(way, "authentication"));
  }

  /**
   * Sends the body only when the server has said that it wants it (RFC 9110 §10.1.1), or has said
   * nothing for a second.
   */
  public HttpRequest expectContinue() {
    return with(draft -> draft.expectsContinue = true);
  }

  /**
   * Asks for what follows an offset and takes nothing else: a server that sends the whole, or
   * another part, or has nothing there, is {@link org.patchbay.api.InternetError#RESUME_FAILED}.
   * Handed over are a 416 which says that the content ends at the offset, and answers that have
   * nothing to do with ranges.
   *
   * @param offset bytes that the caller has
   */
  public HttpRequest resume(long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
    return header("Range", "bytes=" + offset + "-").with(draft -> draft.resumeOffset = offset);
  }

  /**
   * The same, of the very version that the caller has begun to read (RFC 9110 §13.1.5).
   *
   * @param validator the ETag, or the Last-Modified, that came with the bytes so far
   */
  public HttpRequest resume(long offset, String validator) {
    return resume(offset).header("If-Range", validator);
  }

  /**
   * Bounds the whole exchange, from the first byte sent to the last one read, in place of the
   * connection's total timeout.
   *
   * @throws IllegalArgumentException unless positive
   */
  public HttpRequest timeout(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("not a timeout: " + limit);
    }
    return with(draft -> draft.timeout = limit);
  }

  /** Can be ended from another thread. */
  public HttpRequest cancelledBy(HttpCancellation newCancellation) {
    return with(draft -> draft.cancellation = newCancellation);
  }

  public String method() {
    return made.method;
  }

  /** Path and query as they go on the wire. */
  public String target() {
    return made.target;
  }

  public List<HttpHeader> headers() {
    return made.headers;
  }

  /** The body, null if there is none. */
  public @Nullable HttpBody body() {
    return made.body;
  }

  public int maxRedirects() {
    return made.maxRedirects;
  }

  public boolean isDecoded() {
    return made.decoded;
  }

  public boolean hasCookies() {
    return made.cookies;
  }

  /** Whether its method is safe (RFC 9110 §9.2.1) and its body, if any, can be sent again. */
  @Override
  public boolean isIdempotent() {
    HttpBody body = made.body;
    return SAFE.contains(made.method) && (body == null || body.isRepeatable());
  }

  /** How a challenge is answered. */
  public HttpAuthentication authentication() {
    return made.authentication;
  }

  /** Whether the server is asked before the body is sent. */
  public boolean expectsContinue() {
    return made.expectsContinue;
  }

  /** Where the answer must begin, -1 for anywhere. */
  public long resumeOffset() {
    return made.resumeOffset;
  }

  /** What ends it from another thread, null if nothing does. */
  public @Nullable HttpCancellation cancellation() {
    return made.cancellation;
  }

  /** The bound of the whole exchange, null for the connection's total timeout. */
  public @Nullable Duration timeout() {
    return made.timeout;
  }

  /** Method and target; no headers, which may hold secrets. */
  @Override
  public String toString() {
    return made.method + " " + made.target;
  }

  private HttpRequest with(Consumer<Draft> change) {
    Draft draft = new Draft(made);
    change.accept(draft);
    return new HttpRequest(draft);
  }

  /** Changed until the request is made of it, then never again. */
  private static final class Draft {
    private final String method;
    private final String target;
    private List<HttpHeader> headers = List.of();
    private @Nullable HttpBody body;
    private int maxRedirects = 10;
    private boolean decoded = true;
    private boolean cookies = true;
    private HttpAuthentication authentication = HttpAuthentication.ANY;
    private boolean expectsContinue;
    private long resumeOffset = -1;
    private @Nullable Duration timeout;
    private @Nullable HttpCancellation cancellation;

    private Draft(String method, String target) {
      this.method = method;
      this.target = target;
    }

    private Draft(Draft other) {
      method = other.method;
      target = other.target;
      headers = new ArrayList<>(other.headers);
      body = other.body;
      maxRedirects = other.maxRedirects;
      decoded = other.decoded;
      cookies = other.cookies;
      authentication = other.authentication;
      expectsContinue = other.expectsContinue;
      resumeOffset = other.resumeOffset;
      timeout = other.timeout;
      cancellation = other.cancellation;
    }
  }
}
