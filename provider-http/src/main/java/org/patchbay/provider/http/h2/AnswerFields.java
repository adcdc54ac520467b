package org.patchbay.provider.http.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbay.api.http.HttpHeader;

/** Tells an answer's header, and what may come after its body, from what is none (RFC 9113 §8). */
final class AnswerFields {
  /** They are about a connection of HTTP/1.1, and another reader might heed them (§8.2.2). */
  private static final Set<String> OF_CONNECTIONS =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade",
          "te",
          "http2-settings");

  private static final Pattern STATUS = Pattern.compile("[1-9][0-9][0-9]");
  private static final int LONGEST_NUMBER = 18;

  private AnswerFields() {}

  static Head head(List<HttpHeader> lines) throws StreamError {
    if (lines.isEmpty() || !lines.get(0).name().equals(":status")) {
      throw StreamError.malformed("the answer does not begin with its status");
    }
    String status = lines.get(0).value();
    if (!STATUS.matcher(status).matches()) {
      throw StreamError.malformed("the status of the answer is no number of three digits");
    }
    if (status.equals("101")) {
      throw StreamError.malformed("the server changes to another protocol, which HTTP/2 cannot");
    }
    List<HttpHeader> fields = fields(lines.subList(1, lines.size()));
    return new Head(Integer.parseInt(status), fields, length(fields));
  }

  static List<HttpHeader> fields(List<HttpHeader> lines) throws StreamError {
    List<HttpHeader> fields = new ArrayList<>(lines.size());
    for (HttpHeader line : lines) {
      checkName(line.name());
      fields.add(stripped(line));
    }
    return List.copyOf(fields);
  }

  private static void checkName(String name) throws StreamError {
    if (name.startsWith(":")) {
      throw StreamError.malformed("a pseudo header that is no answer's, or in the wrong place");
    }
    if (name.isEmpty() || !name.chars().allMatch(AnswerFields::isNameCharacter)) {
      throw StreamError.malformed("a header line whose name is none, or not in lower case");
    }
    if (OF_CONNECTIONS.contains(name)) {
      throw StreamError.malformed("a header line that is about connections: " + name);
    }
  }

  /** RFC 9110 §5.6.2, less what is upper case. */
  private static boolean isNameCharacter(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static HttpHeader stripped(HttpHeader line) throws StreamError {
    String value = line.value();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || c == '\r' || c == '\n') {
        throw StreamError.malformed("a line end in the value of header " + line.name());
      }
    }
    String bare = value.strip();
    return bare.length() == value.length() ? line : new HttpHeader(line.name(), bare);
  }

  /** As strict as with HTTP/1.1: what passes an answer on may understand it differently. */
  private static long length(List<HttpHeader> fields) throws StreamError {
    long length = -1;
    for (HttpHeader field : fields) {
      if (field.name().equals("content-length")) {
        if (length >= 0) {
          throw StreamError.malformed("the answer has more than one Content-Length");
        }
        length = number(field.value());
      }
    }
    return length;
  }

  private static long number(String digits) throws StreamError {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= LONGEST_NUMBER
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw StreamError.malformed("the Content-Length of the answer is no number");
    }
    return Long.parseLong(digits);
  }
}
