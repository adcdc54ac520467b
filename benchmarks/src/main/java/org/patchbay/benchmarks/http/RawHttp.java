package org.patchbay.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP/1.1 by hand on one connection that is kept: a request in one write, a header that is looked
 * at for its length alone. The floor that the others stand on.
 */
final class RawHttp implements AutoCloseable {
  private static final int SILENCE_MILLIS = 30_000;
  private static final String LENGTH = "\r\ncontent-length: ";

  private final HttpSite site;
  private final Socket socket;
  private final byte[] buffer;

  RawHttp(HttpSite site, int buffer) throws Exception {
    this.site = site;
    this.buffer = new byte[Math.max(buffer, 8 << 10)];
    socket = socket(site);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SILENCE_MILLIS);
  }

  private static Socket socket(HttpSite site) throws Exception {
    if (site.certificate() == null) {
      return new Socket(site.host(), site.port());
    }
    SSLSocketFactory factory = site.context().getSocketFactory();
    return factory.createSocket(site.host(), site.port());
  }

  long get(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + site.host() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    int have = 0;
    int body = -1;
    while (body < 0) {
      have += more(in, have);
      body = endOfHeader(have);
    }
    long length = length(new String(buffer, 0, body, StandardCharsets.ISO_8859_1));
    for (long left = length - (have - body); left > 0; ) {
      left -= more(in, 0);
    }
    return length;
  }

  private int more(InputStream in, int offset) throws IOException {
    int read = in.read(buffer, offset, buffer.length - offset);
    if (read <= 0) {
      throw new IOException("the server ended the answer before its end");
    }
    return read;
  }

  private int endOfHeader(int have) {
    for (int end = 4; end <= have; end++) {
      if (buffer[end - 1] == '\n' && buffer[end - 2] == '\r' && buffer[end - 3] == '\n') {
        return end;
      }
    }
    return -1;
  }

  private static long length(String header) throws IOException {
    int at = header.toLowerCase(java.util.Locale.ROOT).indexOf(LENGTH);
    if (!header.startsWith("HTTP/1.1 200") || at < 0) {
      throw new IOException("the server answered: " + header);
    }
    int from = at + LENGTH.length();
    return Long.parseLong(header.substring(from, header.indexOf('\r', from)).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
