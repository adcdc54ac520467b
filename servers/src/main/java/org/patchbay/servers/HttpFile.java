package org.patchbay.servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file as it is now, and how it is answered with: whole, in part, or not at all. */
record HttpFile(Path file, long size, Instant modified) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_SATISFIABLE = 416;
  private static final int BUFFER = 64 << 10;
  // RFC 9110 §5.6.7: two digits for the day, which RFC_1123_DATE_TIME does not give.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static HttpFile of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new HttpFile(file, attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  static String uriPath(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + path, e);
    }
  }

  void answer(HttpExchange exchange) throws IOException {
    Headers asked = exchange.getRequestHeaders();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Last-Modified", lastModified());
    headers.set("Accept-Ranges", "bytes");
    headers.set("Content-Type", isText() ? "text/plain; charset=utf-8" : contentType());
    ByteRange range = range(asked);
    if (range == null && isText() && accepts(asked, "gzip")) {
      zipped(exchange);
      return;
    }
    headers.set("ETag", tag(""));
    if (tag("").equals(asked.getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(NOT_MODIFIED, -1);
    } else if (range == null) {
      send(exchange, OK, new ByteRange(0, size));
    } else {
      headers.set("Content-Range", range.contentRange(size));
      send(exchange, range.length() == 0 ? NOT_SATISFIABLE : PARTIAL, range);
    }
  }

  // RFC 9110 §13.1.5: a range of another version than the one asked for is answered with the whole.
  private @Nullable ByteRange range(Headers asked) {
    String field = asked.getFirst("Range");
    String condition = asked.getFirst("If-Range");
    boolean same =
        condition == null || condition.equals(tag("")) || condition.equals(lastModified());
    return field != null && same ? ByteRange.parse(field, size).orElse(null) : null;
  }

  private void send(HttpExchange exchange, int status, ByteRange range) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    // The JDK's server reads 0 as "length unknown" and -1 as "no body".
    exchange.sendResponseHeaders(status, range.length() == 0 ? -1 : range.length());
    copy(range, exchange.getResponseBody());
  }

  private void copy(ByteRange range, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, range.length())));
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      in.position(range.start());
      for (long left = range.length(); left > 0; left -= buffer.limit()) {
        buffer.clear().limit((int) Math.min(left, buffer.capacity()));
        if (in.read(buffer) < 0) {
          throw new IOException(file + " has become shorter");
        }
        out.write(buffer.flip().array(), 0, buffer.limit());
      }
    }
  }

  // Another representation, so another entity tag (RFC 9110 §8.8.3.3).
  private void zipped(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Encoding", "gzip");
    headers.set("Vary", "Accept-Encoding");
    headers.set("ETag", tag("-gzip"));
    boolean body = !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(OK, body ? 0 : -1);
    if (body) {
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        Files.copy(file, out);
      }
    }
  }

  private String tag(String variant) {
    long nanos = modified.getEpochSecond() * 1_000_000_000L + modified.getNano();
    return "\"" + Long.toHexString(size) + "-" + Long.toHexString(nanos) + variant + "\"";
  }

  private String lastModified() {
    return DATE.format(modified.truncatedTo(ChronoUnit.SECONDS));
  }

  private boolean isText() {
    return file.toString().endsWith(".txt");
  }

  private String contentType() {
    return file.toString().endsWith(".html") ? "text/html" : "application/octet-stream";
  }

  private static boolean accepts(Headers asked, String coding) {
    return asked.getOrDefault("Accept-Encoding", List.of()).stream()
        .anyMatch(field -> field.toLowerCase(Locale.ROOT).contains(coding));
  }
}
