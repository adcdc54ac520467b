package org.patchbay.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Handle;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** An answer: its header is here, its body streams. Must be closed. */
@ConsumerType
public interface HttpResponse extends Handle {
  /** The status, 200 to 999; above 599 it means no more than 500 does (RFC 9110 §15). */
  int status();

  /** The reason phrase; may be empty. */
  String reason();

  /**
   * The protocol in which it came, as a status line names it: {@code HTTP/1.1}, {@code HTTP/1.0},
   * {@code HTTP/2}; {@code HTTP/1.1} if the provider does not say.
   *
   * @throws InternetException if the answer is closed, or its provider has gone
   */
  default String version() throws InternetException {
    return "HTTP/1.1";
  }

  /** All header lines in the order of their arrival. */
  List<HttpHeader> headers();

  /** The value of the first header of this name. */
  default Optional<String> header(String name) {
    return headers().stream()
        .filter(header -> header.isNamed(name))
        .map(HttpHeader::value)
        .findFirst();
  }

  /** What was answered: the URI of the request, or of the last redirect that was followed. */
  URI uri();

  /**
   * Bytes of the body as they will be read, or -1 if not known: close-delimited, chunked or
   * decoded.
   */
  long length();

  /**
   * Whether the protocol tells where the body ends, so that a body which is cut off never passes
   * for whole. False where only the end of the network connection ends it: compare what came with
   * what you know of it (RFC 9112 §8).
   */
  boolean complete();

  /**
   * What came after the body (RFC 9110 §6.5); empty until the body has been read to its end.
   *
   * @throws InternetException if the answer is closed, or its provider has gone
   */
  default List<HttpHeader> trailers() throws InternetException {
    return List.of();
  }

  /**
   * The body; the same stream each time. Ends early with an error where the protocol can tell that
   * something is missing.
   */
  @Idempotent
  InputStream body() throws InternetException;

  /**
   * Reads the whole body.
   *
   * @param limit the most bytes that are accepted
   * @throws IOException also if there are more
   */
  default byte[] bytes(int limit) throws IOException {
    InputStream body = body();
    byte[] all = body.readNBytes(limit);
    if (all.length == limit && body.read() >= 0) {
      throw new InternetException(
          InternetError.LIMIT_EXCEEDED, "the body is longer than " + limit + " bytes");
    }
    return all;
  }
}
