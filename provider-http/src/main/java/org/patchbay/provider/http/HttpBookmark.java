package org.patchbay.provider.http;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.spi.ResumableDownload;

/**
 * What is known of a download, so that another provider can fetch the rest of it.
 *
 * @param target path and query at the connection's own origin, after redirects
 * @param validator of the version that is being read; null if there is none, and then all of it is
 *     fetched again
 * @param length bytes of the whole, -1 if not known
 * @param headers the caller's own
 * @param cookies whether cookies go with it
 * @param authentication how a challenge is answered
 */
record HttpBookmark(
    String target,
    @Nullable Validator validator,
    long length,
    List<HttpHeader> headers,
    boolean cookies,
    HttpAuthentication authentication) {

  /**
   * The bookmark of an answer: to go on at an offset where its rest can be told from another
   * content's, else to begin again; empty for what was no plain GET of the whole.
   */
  static Optional<HttpBookmark> of(HttpRequest request, Hop hop, WireAnswer answer, Origin home) {
    boolean asItIs = Headers.areOfIdentity(answer.headers());
    boolean decodedHere = request.isDecoded() && !ContentCoding.of(answer).isEmpty();
    if (!isWhole(hop, answer) || !hop.target().origin().equals(home) || !(asItIs || decodedHere)) {
      return Optional.empty();
    }
    List<HttpHeader> kept =
        hop.headers().isEmpty()
            ? List.of()
            : hop.headers().stream().filter(HttpBookmark::isKept).toList();
    return Optional.of(
        new HttpBookmark(
            hop.target().path(),
            asItIs && hasParts(answer) ? Validator.of(answer.headers()).orElse(null) : null,
            asItIs ? answer.body().length() : -1,
            kept,
            request.hasCookies(),
            request.authentication()));
  }

  private static boolean isWhole(Hop hop, WireAnswer answer) {
    return hop.method().equals("GET")
        && hop.body() == null
        && !hop.has("Range")
        && answer.status() == 200;
  }

  private static boolean hasParts(WireAnswer answer) {
    return !Headers.values(answer.headers(), "Accept-Ranges").contains("none");
  }

  /** What the request for the rest says itself must not be said twice, or against it. */
  private static boolean isKept(HttpHeader line) {
    String name = line.name().toLowerCase(Locale.ROOT);
    return !name.startsWith("if-") && !name.equals("range") && !name.equals("accept-encoding");
  }

  /** The request for all of it. */
  HttpRequest again() {
    HttpRequest request = HttpRequest.get(target).maxRedirects(0).undecoded();
    request = cookies ? request : request.withoutCookies();
    request = request.authentication(authentication);
    for (HttpHeader line : headers) {
      request = request.header(line.name(), line.value());
    }
    return request.header("Accept-Encoding", "identity");
  }

  /** The request for what follows an offset, of this version or not at all. */
  HttpRequest rest(Validator version, long offset) {
    return again().header("Range", "bytes=" + offset + "-").header("If-Range", version.value());
  }

  Map<String, String> asText() {
    Entry<String, String> where = entry("target", target);
    Entry<String, String> size = entry("length", Long.toString(length));
    Entry<String, String> lines = entry("headers", headersAsText());
    Entry<String, String> withCookies = entry("cookies", Boolean.toString(cookies));
    Entry<String, String> login = entry("authentication", authentication.name());
    if (validator == null) {
      Entry<String, String> again = entry(ResumableDownload.FROM_START, "true");
      return Map.ofEntries(where, again, size, lines, withCookies, login);
    }
    Entry<String, String> field = entry("validator", validator.field());
    Entry<String, String> version = entry("version", validator.value());
    return Map.ofEntries(where, field, version, size, lines, withCookies, login);
  }

  /** No value has a line end: HttpRequest refuses it. */
  private String headersAsText() {
    return headers.isEmpty()
        ? ""
        : headers.stream()
            .map(line -> line.name() + ":" + line.value())
            .collect(Collectors.joining("\n"));
  }

  static HttpBookmark parse(Map<String, String> text) throws InternetException {
    try {
      HttpBookmark bookmark =
          new HttpBookmark(
              value(text, "target"),
              text.containsKey(ResumableDownload.FROM_START)
                  ? null
                  : new Validator(value(text, "validator"), value(text, "version")),
              Long.parseLong(value(text, "length")),
              value(text, "headers").lines().map(HttpBookmark::header).toList(),
              Boolean.parseBoolean(value(text, "cookies")),
              HttpAuthentication.valueOf(value(text, "authentication")));
      bookmark.again(); // Refuses what could not be sent.
      return bookmark;
    } catch (IllegalArgumentException e) {
      throw new InternetException(
          InternetError.RESUME_FAILED, "no bookmark of an HTTP download: " + e.getMessage());
    }
  }

  private static String value(Map<String, String> text, String key) {
    String value = text.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return value;
  }

  private static HttpHeader header(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a header without a colon");
    }
    return new HttpHeader(line.substring(0, colon), line.substring(colon + 1));
  }

  /** Leaves out the headers, which may hold secrets. */
  @Override
  public String toString() {
    return "HttpBookmark[" + target + " " + validator + "]";
  }
}
