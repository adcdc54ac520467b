package org.patchbay.provider.http;

import java.util.Optional;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpRequest;

/** Whether an answer goes on where the caller asked for it (RFC 9110 §14.2, §15.3.7). */
final class Resumed {
  private Resumed() {}

  static void check(HttpRequest request, WireAnswer answer) throws InternetException {
    long offset = request.resumeOffset();
    if (answer.status() == 206 && offset >= 0) {
      checkPart(request, answer, offset);
    } else if (answer.status() == 416 && offset >= 0 && !isEnd(answer, offset)) {
      throw failed(request, "the server has nothing there");
    } else if (answer.status() == 200 && offset > 0) {
      boolean ofVersion = request.headers().stream().anyMatch(line -> line.isNamed("If-Range"));
      throw failed(
          request,
          ofVersion
              ? "the content has changed, or the server knows no ranges: it sends the whole"
              : "the server knows no ranges and sends the whole");
    }
  }

  /** The caller has all of it: there was no more to ask for. */
  private static boolean isEnd(WireAnswer answer, long offset) {
    return ContentRange.of(answer.headers()).filter(range -> range.isEnd(offset)).isPresent();
  }

  private static void checkPart(HttpRequest request, WireAnswer answer, long offset)
      throws InternetException {
    Optional<ContentRange> range = ContentRange.of(answer.headers());
    if (range.isEmpty() || !range.get().isRest(offset, range.get().length())) {
      throw failed(
          request,
          "what the server sends is not all of the rest: "
              + Headers.only(answer.headers(), "Content-Range").orElse("no Content-Range"));
    }
    long announced = answer.body().length();
    if (announced >= 0 && announced != range.get().size()) {
      throw failed(
          request, "the server sends " + announced + " bytes for a range of " + range.get().size());
    }
  }

  private static InternetException failed(HttpRequest request, String reason) {
    return new InternetException(
        InternetError.RESUME_FAILED,
        request + " cannot go on at byte " + request.resumeOffset() + ": " + reason);
  }
}
