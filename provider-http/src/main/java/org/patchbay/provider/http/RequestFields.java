package org.patchbay.provider.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** The header of a request as HTTP/2 writes it (RFC 9113 §8.2, §8.3.1). */
final class RequestFields {
  /** What belongs to one network connection of HTTP/1.1, or has another form here. */
  private static final Set<String> OF_HTTP_1_1 =
      Set.of(
          "connection",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  private RequestFields() {}

  static List<Header> of(ClassicHttpRequest request, Origin origin) {
    List<Header> fields = new ArrayList<>();
    fields.add(new BasicHeader(":method", request.getMethod()));
    fields.add(new BasicHeader(":scheme", origin.scheme()));
    fields.add(new BasicHeader(":authority", authority(request, origin)));
    fields.add(new BasicHeader(":path", request.getPath()));
    Set<String> named = namedByConnection(request);
    for (Header line : request.getHeaders()) {
      String name = line.getName().toLowerCase(Locale.ROOT);
      if (!OF_HTTP_1_1.contains(name) && !named.contains(name)) {
        add(fields, name, line);
      }
    }
    return fields;
  }

  private static String authority(ClassicHttpRequest request, Origin origin) {
    Header host = request.getFirstHeader("Host");
    return host == null ? origin.authority() : host.getValue();
  }

  /** RFC 9110 §7.6.1: what the caller says is for the next hop only. */
  private static Set<String> namedByConnection(ClassicHttpRequest request) {
    Header connection = request.getFirstHeader("Connection");
    return connection == null
        ? Set.of()
        : Set.copyOf(
            List.of(connection.getValue().toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*")));
  }

  private static void add(List<Header> fields, String name, Header line) {
    String value = line.getValue().strip();
    switch (name) {
      case "cookie" -> {
        // One by one they are remembered one by one (RFC 9113 §8.2.3).
        for (String crumb : value.split(";\\s*")) {
          fields.add(new BasicHeader(name, crumb, line.isSensitive()));
        }
      }
      case "te" -> {
        if (value.equalsIgnoreCase("trailers")) {
          fields.add(new BasicHeader(name, "trailers"));
        }
      }
      // Never remembered, so that nobody can guess it by how well it is remembered (RFC 7541 §7.1).
      case "authorization", "proxy-authorization" -> fields.add(new BasicHeader(name, value, true));
      default -> fields.add(new BasicHeader(name, value, line.isSensitive()));
    }
  }
}
