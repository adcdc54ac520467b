package org.patchbay.provider.http;

import java.io.InputStream;
import java.util.Optional;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpResponse;

/**
 * Fetches the rest of a content that another provider began to read. The server is told to send it
 * only if it is of the same version (RFC 9110 §13.1.5), and what it sends is checked all the same.
 */
final class HttpResumption {
  private final HttpSession session;
  private final HttpBookmark bookmark;
  private final long offset;

  /**
   * @param offset bytes that the caller has
   */
  HttpResumption(HttpSession session, HttpBookmark bookmark, long offset) {
    this.session = session;
    this.bookmark = bookmark;
    this.offset = offset;
  }

  InputStream open() throws InternetException {
    Validator validator = bookmark.validator();
    if (validator == null) {
      return again();
    }
    if (bookmark.length() >= 0 && offset > bookmark.length()) {
      throw failed("there are " + bookmark.length() + " bytes");
    }
    if (offset == bookmark.length()) {
      return nothing();
    }
    HttpResponse answer = session.send(bookmark.rest(validator, offset));
    try {
      return rest(answer, validator);
    } catch (InternetException e) {
      answer.close();
      throw e;
    }
  }

  /** All of it once more; whether it is the same is seen by its bytes. */
  private InputStream again() throws InternetException {
    HttpResponse answer = session.send(bookmark.again());
    if (answer.status() != 200 || !Headers.areOfIdentity(answer.headers())) {
      answer.close();
      throw failed("asked again, the server answers with " + answer.status());
    }
    long told = bookmark.length();
    if (told >= 0 && answer.length() >= 0 && answer.length() != told) {
      answer.close();
      throw failed("of " + told + " bytes, asked again, there are " + answer.length());
    }
    return new ResumableBody(answer.body(), bookmark.asText(), told >= 0 ? told : answer.length());
  }

  private InputStream nothing() {
    return new ResumableBody(InputStream.nullInputStream(), bookmark.asText(), 0);
  }

  private InputStream rest(HttpResponse answer, Validator validator) throws InternetException {
    if (validator.isContradictedBy(answer.headers())) {
      throw changed(answer, validator);
    }
    return switch (answer.status()) {
      case 206 -> part(answer, validator);
      case 416 -> end(answer);
      case 200 ->
          throw validator.isConfirmedBy(answer.headers())
              ? failed("the server sends nothing but the whole")
              : changed(answer, validator);
      default -> throw failed("the server answers with " + answer.status());
    };
  }

  private InputStream part(HttpResponse answer, Validator validator) throws InternetException {
    // RFC 9110 §15.3.7: a part may leave the time out, which the condition has compared, not the
    // tag.
    if (validator.isTag() && !validator.isConfirmedBy(answer.headers())) {
      throw failed("the server does not say of which version its part is");
    }
    Optional<ContentRange> range = ContentRange.of(answer.headers());
    if (range.isEmpty() || !range.get().isRest(offset, bookmark.length())) {
      throw failed(
          "what the server sends is not all of the rest: " + told(answer, "Content-Range"));
    }
    long size = range.get().size();
    if (answer.length() >= 0 && answer.length() != size) {
      throw failed("the server sends " + answer.length() + " bytes for a range of " + size);
    }
    if (!Headers.areOfIdentity(answer.headers())) {
      throw failed("the server sends it in a coding: " + told(answer, "Content-Encoding"));
    }
    return new ResumableBody(answer.body(), bookmark.asText(), size);
  }

  private InputStream end(HttpResponse answer) throws InternetException {
    if (ContentRange.of(answer.headers()).filter(range -> range.isEnd(offset)).isEmpty()) {
      throw failed("the server has nothing there: " + told(answer, "Content-Range"));
    }
    answer.close();
    return nothing();
  }

  private InternetException changed(HttpResponse answer, Validator validator) {
    return failed(
        "the content has changed since its download began: "
            + validator.field()
            + " was "
            + validator.value()
            + ", is "
            + told(answer, validator.field()));
  }

  private static String told(HttpResponse answer, String field) {
    return answer.header(field).orElse("not told");
  }

  private InternetException failed(String reason) {
    return new InternetException(
        InternetError.RESUME_FAILED,
        "GET " + bookmark.target() + " cannot go on at byte " + offset + ": " + reason);
  }
}
