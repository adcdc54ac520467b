package org.patchbay.benchmarks.ftp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * FTP by hand: the fewest commands and copies that a client in Java can do with. The floor that the
 * others stand on.
 */
final class RawFtp implements AutoCloseable {
  private static final Pattern EXTENDED_PASSIVE = Pattern.compile("\\(\\|\\|\\|(\\d+)\\|\\)");
  private static final int SILENCE_MILLIS = 30_000;
  static final int BUFFER = 64 << 10;

  private final Socket control;
  private final InputStream replies;
  private final byte[] buffer = new byte[BUFFER];

  RawFtp(FtpSite site) throws IOException {
    control = new Socket(site.host(), site.port());
    control.setTcpNoDelay(true);
    control.setSoTimeout(SILENCE_MILLIS);
    replies = new BufferedInputStream(control.getInputStream());
    expect('2');
    command("USER " + site.user(), '3');
    command("PASS " + site.password(), '2');
  }

  void binary() throws IOException {
    command("TYPE I", '2');
  }

  /** Reads all that a command sends, and does nothing with it. */
  long drain(String command) throws IOException {
    long count = 0;
    try (Socket data = passive()) {
      command(command, '1');
      InputStream in = data.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    }
    expect('2');
    return count;
  }

  /** Stores zeroes. */
  long store(String path, long size) throws IOException {
    try (Socket data = passive()) {
      command("STOR " + path, '1');
      for (long left = size; left > 0; left -= buffer.length) {
        data.getOutputStream().write(buffer, 0, (int) Math.min(left, buffer.length));
      }
    }
    expect('2');
    return size;
  }

  private Socket passive() throws IOException {
    Matcher port = EXTENDED_PASSIVE.matcher(command("EPSV", '2'));
    if (!port.find()) {
      throw new IOException("no port in the answer to EPSV");
    }
    Socket data = new Socket(control.getInetAddress(), Integer.parseInt(port.group(1)));
    data.setSoTimeout(SILENCE_MILLIS);
    return data;
  }

  String command(String command, char expected) throws IOException {
    control.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    return expect(expected);
  }

  /** RFC 959 §4.2: a reply ends with a line of code and space. */
  private String expect(char first) throws IOException {
    String line = line();
    String code = line.substring(0, 3);
    while (!line.startsWith(code + " ")) {
      line = line();
    }
    if (line.charAt(0) != first) {
      throw new IOException("the server answered: " + line);
    }
    return line;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = replies.read(); next != '\n'; next = replies.read()) {
      if (next < 0) {
        throw new IOException("the server has closed the connection");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    try (control) {
      command("QUIT", '2');
    }
  }
}
