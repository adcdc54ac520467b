package org.patchbay.spi.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a WWW-Authenticate line, which may hold several challenges: a comma parts parameters as
 * well as challenges, and only what follows a name tells which it is (RFC 9110 §11.6.1). What makes
 * no sense ends the reading.
 */
final class ChallengeParser {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern SEPARATORS = Pattern.compile("[ \t,]*");
  private static final Pattern PARAMETER =
      Pattern.compile("(" + TOKEN + ")[ \t]*=[ \t]*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(" + TOKEN + "))");
  private static final Pattern SCHEME = Pattern.compile("(" + TOKEN + ")(?=[ \t,]|$)");
  private static final Pattern TOKEN68 =
      Pattern.compile("[ \t]+[0-9A-Za-z._~+/-]+=*(?=[ \t]*(?:,|$))");

  private final Matcher text;
  private final List<Begun> begun = new ArrayList<>();
  private int position;

  /** A challenge whose parameters are still to come. */
  private record Begun(String scheme, Map<String, String> parameters) {}

  private ChallengeParser(String value) {
    text = Pattern.compile("").matcher(value);
  }

  static List<Challenge> parse(String value) {
    return new ChallengeParser(value).read();
  }

  private List<Challenge> read() {
    Map<String, String> parameters = null;
    while (take(SEPARATORS) && position < text.regionEnd()) {
      if (parameters != null && take(PARAMETER)) {
        String quoted = text.group(2);
        parameters.put(
            text.group(1), quoted == null ? text.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
      } else if (take(SCHEME)) {
        parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        begun.add(new Begun(text.group(1).toLowerCase(Locale.ROOT), parameters));
        take(TOKEN68);
      } else {
        break;
      }
    }
    return begun.stream().map(each -> new Challenge(each.scheme, each.parameters)).toList();
  }

  private boolean take(Pattern next) {
    boolean found = text.usePattern(next).region(position, text.regionEnd()).lookingAt();
    if (found) {
      position = text.end();
    }
    return found;
  }
}
