package org.patchbay.provider.ftp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** The lines of replies, within their limits and without what Telnet may put between them. */
final class ReplyLines extends WireLines {
  private static final int BUFFER_SIZE = 1024;
  private static final int MOST_LINES = 1_000;
  private static final int LONGEST_REPLY = 256 * 1024;
  private static final char TELNET = '\u00ff';
  // RFC 854: IAC and a command, with an option where the command negotiates one.
  private static final Pattern TELNET_COMMAND =
      Pattern.compile("\u00ff(?:[\u00fb-\u00fe].|[\u00f0-\u00fa]|(\u00ff))", Pattern.DOTALL);

  private final Source source;
  private int length;

  ReplyLines(InputStream in) {
    this(new Source(in));
  }

  private ReplyLines(Source source) {
    super(source, BUFFER_SIZE, MOST_LINES);
    this.source = source;
  }

  /** Another reply begins. */
  void begin() {
    restart();
    length = 0;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    String line = super.readLine();
    if (line == null) {
      return null;
    }
    if (source.ended) {
      throw new FTPConnectionClosedException("the connection ended inside a reply");
    }
    length += line.length();
    if (length > LONGEST_REPLY) {
      throw new InternetException(
          InternetError.LIMIT_EXCEEDED, "a reply longer than " + LONGEST_REPLY + " bytes came");
    }
    return completed(line.indexOf(TELNET) < 0 ? line : withoutTelnet(line));
  }

  private static String withoutTelnet(String line) {
    return TELNET_COMMAND
        .matcher(line)
        .replaceAll(match -> match.group(1) == null ? "" : match.group(1));
  }

  /** Some servers end a reply with a bare code, where Commons Net insists on a blank after it. */
  private static String completed(String line) {
    return line.length() == 3 && line.chars().allMatch(c -> c >= '0' && c <= '9')
        ? line + ' '
        : line;
  }

  /** Whether the server says something within this time, or has said it already. */
  boolean comesWithin(Socket socket, int millis) throws IOException {
    return ready() || source.comesWithin(socket, millis);
  }

  /** Knows whether it has ended, and can wait for its next byte without taking it. */
  private static final class Source extends FilterInputStream {
    private static final int NONE = -1;
    private int ahead = NONE;
    private boolean ended;

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
      if (ahead != NONE && size > 0) {
        buffer[offset] = (byte) ahead;
        ahead = NONE;
        return 1;
      }
      int count = super.read(buffer, offset, size);
      ended |= count < 0;
      return count;
    }

    @Override
    public int available() throws IOException {
      return super.available() + (ahead == NONE ? 0 : 1);
    }

    boolean comesWithin(Socket socket, int millis) throws IOException {
      int before = socket.getSoTimeout();
      socket.setSoTimeout(millis);
      try {
        ahead = in.read();
      } catch (SocketTimeoutException e) {
        return false;
      } finally {
        socket.setSoTimeout(before);
      }
      // The end of the connection is for the next read to tell of.
      return true;
    }
  }
}
