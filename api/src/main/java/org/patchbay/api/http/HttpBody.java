package org.patchbay.api.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The content of a request: where its bytes come from, how many they are, and whether they can be
 * had twice (after a challenge or a redirect that keeps the method).
 */
public final class HttpBody {
  private final Source source;
  private final long length;
  private final boolean repeatable;

  private HttpBody(Source source, long length, boolean repeatable) {
    this.source = source;
    this.length = length;
    this.repeatable = repeatable;
  }

  /** Copies the bytes. */
  public static HttpBody of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return new HttpBody(() -> new ByteArrayInputStream(copy), copy.length, true);
  }

  /** The text in UTF-8. */
  public static HttpBody of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file, read when the request is sent.
   *
   * @throws IOException if its size cannot be read
   */
  public static HttpBody of(Path file) throws IOException {
    return new HttpBody(() -> Files.newInputStream(file), Files.size(file), true);
  }

  /**
   * A stream that can be sent once; it stays the caller's to close.
   *
   * @param length its bytes, or -1 if not known: sent chunked then
   */
  public static HttpBody of(InputStream stream, long length) {
    Objects.requireNonNull(stream, "stream");
    return new HttpBody(() -> stream, Math.max(-1, length), false);
  }

  /** The same bytes, sent chunked even where their number is known (RFC 9112 §7.1). */
  public HttpBody chunked() {
    return new HttpBody(source, -1, repeatable);
  }

  /** Opens the bytes. A repeatable body gives a new stream each time, closed by whoever asked. */
  public InputStream open() throws IOException {
    return source.open();
  }

  /** Bytes, or -1 if not known. */
  public long length() {
    return length;
  }

  /** Whether {@link #open()} may be called again. */
  public boolean isRepeatable() {
    return repeatable;
  }

  private interface Source {
    InputStream open() throws IOException;
  }
}
