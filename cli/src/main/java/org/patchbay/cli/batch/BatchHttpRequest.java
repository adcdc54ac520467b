package org.patchbay.cli.batch;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/**
 * An HTTP request with its fields read, and what is made of the answer.
 *
 * @param follows whether redirects are to be followed
 * @param most how many bytes the body may have
 */
record BatchHttpRequest(HttpRequest request, boolean follows, long most) {
  private static final int MOST_REDIRECTS = 1_000;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern RANGE = Pattern.compile("\\d+-\\d*|-\\d+");

  static BatchHttpRequest of(BatchFields fields) throws BatchFailure {
    HttpRequest request = HttpRequest.of(fields.text("method", "GET"), fields.text("path", "/"));
    request = body(headers(request, fields), fields);
    boolean follows = fields.flag("followRedirects", true);
    int redirects = fields.integer("maxRedirects", 0, MOST_REDIRECTS, 10);
    request = request.maxRedirects(follows ? redirects : 0);
    request = request.authentication(fields.word("auth", HttpAuthentication.ANY));
    if (!fields.flag("decompress", true)) {
      request = request.undecoded();
    }
    if (fields.flag("expectContinue", false)) {
      request = request.expectContinue();
    }
    request = part(request, fields);
    return new BatchHttpRequest(request, follows, BatchOptions.maxBytes(fields));
  }

  private static HttpRequest headers(HttpRequest request, BatchFields fields) throws BatchFailure {
    HttpRequest complete = request;
    for (JsonValue header : fields.array("headers")) {
      JsonArray pair = header.isArray() ? header.asArray() : new JsonArray();
      if (pair.size() != 2 || !pair.get(0).isString() || !pair.get(1).isString()) {
        throw fields.wrong("headers", "an array of [name, value], both strings");
      }
      complete = complete.header(pair.get(0).asString(), pair.get(1).asString());
    }
    return complete;
  }

  private static HttpRequest body(HttpRequest request, BatchFields fields) throws BatchFailure {
    byte[] bytes = fields.bytes("bodyBase64");
    boolean chunked = fields.flag("chunkedUpload", false);
    if (bytes == null) {
      return request;
    }
    HttpBody body = HttpBody.of(bytes);
    return request.body(chunked ? body.chunked() : body);
  }

  private static HttpRequest part(HttpRequest request, BatchFields fields) throws BatchFailure {
    long offset = fields.number("offset", 0, Long.MAX_VALUE, 0);
    String range = fields.text("range", "");
    if (!range.isEmpty() && offset > 0) {
      throw BatchFailure.invalid("fields \"range\" and \"offset\" exclude each other");
    }
    if (!range.isEmpty() && !RANGE.matcher(range).matches()) {
      throw fields.wrong("range", "like 4-7, 4- or -4");
    }
    if (offset > 0) {
      return request.resume(offset);
    }
    return range.isEmpty() ? request : request.header("Range", "bytes=" + range);
  }

  /** Sends it and puts what comes back. */
  void send(HttpConnection http, BatchAnswer answer) throws IOException {
    try (HttpResponse response = http.send(request)) {
      checkRedirect(response);
      answer.put("status", Json.value(response.status()));
      BatchAnswer.Elements headers = answer.array("headers");
      for (HttpHeader header : response.headers()) {
        headers.add(Json.array(header.name(), header.value()));
      }
      headers.end();
      answer.put("bodyBase64", response.body(), most);
    }
  }

  /** Who follows redirects and gets one has come to one that is not followed. */
  private void checkRedirect(HttpResponse response) throws BatchFailure {
    Optional<String> location = response.header("Location");
    if (!follows || location.isEmpty() || !REDIRECTS.contains(response.status())) {
      return;
    }
    throw request.maxRedirects() == 0
        ? new BatchFailure(BatchCategory.TOO_MANY_REDIRECTS, "a redirect, and maxRedirects is 0")
        : new BatchFailure(
            BatchCategory.REDIRECT_REFUSED,
            "a redirect leads to what is neither http nor https: " + location.get());
  }
}
