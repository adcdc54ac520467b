package org.patchbay.provider.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URI reference in its parts, and where it leads (RFC 3986 §5). Takes what servers really send:
 * no character is refused here.
 *
 * @param scheme in lower case, null if there is none
 * @param authority null if there is none
 * @param path may be empty
 * @param query null if there is none
 */
record Reference(
    @Nullable String scheme, @Nullable String authority, String path, @Nullable String query) {
  /** RFC 3986 appendix B, the fragment left out. */
  private static final Pattern PARTS =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?.*");

  static Reference parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return new Reference(null, null, text, null); // only a line end is beyond the pattern
    }
    String scheme = parts.group(1);
    return new Reference(
        scheme == null ? null : scheme.toLowerCase(Locale.ROOT),
        parts.group(2),
        parts.group(3),
        parts.group(4));
  }

  /** What a reference means that stands in something with this URI (RFC 3986 §5.2.2). */
  Reference resolve(Reference to) {
    if (to.scheme != null) {
      return new Reference(to.scheme, to.authority, withoutDots(to.path), to.query);
    }
    if (to.authority != null) {
      return new Reference(scheme, to.authority, withoutDots(to.path), to.query);
    }
    if (to.path.isEmpty()) {
      return new Reference(scheme, authority, path, to.query == null ? query : to.query);
    }
    String merged =
        to.path.startsWith("/") ? to.path : path.substring(0, path.lastIndexOf('/') + 1) + to.path;
    return new Reference(scheme, authority, withoutDots(merged), to.query);
  }

  /** Path and query as a request has them. */
  String target() {
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** RFC 3986 §5.2.4, of a path that begins with a slash or is empty. */
  private static String withoutDots(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    StringBuilder out = new StringBuilder();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      switch (segments[i]) {
        case "." -> out.append(last ? "/" : "");
        case ".." -> {
          out.setLength(Math.max(0, out.lastIndexOf("/")));
          out.append(last ? "/" : "");
        }
        default -> out.append('/').append(segments[i]);
      }
    }
    return out.toString();
  }
}
