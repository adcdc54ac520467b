package org.patchbay.tck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Manifest headers of OSGi (Core 3.2.3): clauses parted by commas, parameters by semicolons. */
final class Headers {
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final Pattern SEMICOLON = Pattern.compile(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*\"?([^\"]+)\"?");

  private Headers() {}

  /** The first path of a header; empty if there is no header. */
  static String first(@Nullable String header) {
    return header == null ? "" : SEMICOLON.split(header, 2)[0].strip();
  }

  /** The paths of a header and their versions, in order. */
  static Map<String, String> versions(@Nullable String header) {
    Map<String, String> versions = new LinkedHashMap<>();
    if (header != null) {
      for (String clause : COMMA.split(header)) {
        readClause(clause, versions);
      }
    }
    return versions;
  }

  private static void readClause(String clause, Map<String, String> versions) {
    List<String> paths = new ArrayList<>();
    String version = "0.0.0";
    for (String part : SEMICOLON.split(clause)) {
      Matcher matcher = VERSION.matcher(part.strip());
      if (matcher.matches()) {
        version = matcher.group(1);
      } else if (!part.contains("=")) {
        paths.add(part.strip());
      }
    }
    for (String path : paths) {
      versions.put(path, version);
    }
  }
}
