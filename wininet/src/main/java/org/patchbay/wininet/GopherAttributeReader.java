package org.patchbay.wininet;

import static org.patchbay.wininet.GopherAttribute.*;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherBlock;
import org.patchbay.api.gopher.GopherView;

/** Makes WinINet's attributes of the lines of a block (catalogue 7.4). */
final class GopherAttributeReader {
  private static final Pattern ADMIN = Pattern.compile("([^<]*)<([^>]*)>.*");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\s+(-?\\d{1,9})");
  private static final Map<String, Integer> CATEGORIES =
      Map.of(
          "INFO", GOPHER_CATEGORY_ID_INFO,
          "ADMIN", GOPHER_CATEGORY_ID_ADMIN,
          "VIEWS", GOPHER_CATEGORY_ID_VIEWS,
          "ABSTRACT", GOPHER_CATEGORY_ID_ABSTRACT,
          "VERONICA", GOPHER_CATEGORY_ID_VERONICA,
          "ASK", GOPHER_CATEGORY_ID_ASK);
  private static final Map<String, Integer> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("admin", GOPHER_ATTRIBUTE_ID_ADMIN),
          Map.entry("mod-date", GOPHER_ATTRIBUTE_ID_MOD_DATE),
          Map.entry("ttl", GOPHER_ATTRIBUTE_ID_TTL),
          Map.entry("score", GOPHER_ATTRIBUTE_ID_SCORE),
          Map.entry("score-range", GOPHER_ATTRIBUTE_ID_RANGE),
          Map.entry("site", GOPHER_ATTRIBUTE_ID_SITE),
          Map.entry("org", GOPHER_ATTRIBUTE_ID_ORG),
          Map.entry("loc", GOPHER_ATTRIBUTE_ID_LOCATION),
          Map.entry("geog", GOPHER_ATTRIBUTE_ID_GEOG),
          Map.entry("tz", GOPHER_ATTRIBUTE_ID_TIMEZONE),
          Map.entry("provider", GOPHER_ATTRIBUTE_ID_PROVIDER),
          Map.entry("version", GOPHER_ATTRIBUTE_ID_VERSION),
          Map.entry("treewalk", GOPHER_ATTRIBUTE_ID_TREEWALK));

  private final GopherBlock block;
  private final int category;
  private final List<Read> all = new ArrayList<>();

  /** An attribute and its error. */
  record Read(GopherAttribute attribute, int error) {}

  private GopherAttributeReader(GopherBlock block) {
    this.block = block;
    this.category = CATEGORIES.getOrDefault(block.name(), GOPHER_CATEGORY_ID_UNKNOWN);
  }

  static List<Read> read(GopherBlock block) {
    return new GopherAttributeReader(block).read();
  }

  private List<Read> read() {
    if (category == GOPHER_CATEGORY_ID_ABSTRACT) {
      add(GOPHER_ATTRIBUTE_ID_ABSTRACT, new Text(String.join("\r\n", block.lines())), "");
      return all;
    }
    if (!block.value().isEmpty()) {
      add(GOPHER_ATTRIBUTE_ID_UNKNOWN, new Text(block.value()), "");
    }
    for (String line : block.lines()) {
      switch (category) {
        case GOPHER_CATEGORY_ID_VIEWS -> add(GOPHER_ATTRIBUTE_ID_VIEW, view(line), line);
        case GOPHER_CATEGORY_ID_ASK -> add(GOPHER_ATTRIBUTE_ID_UNKNOWN, ask(line), line);
        case GOPHER_CATEGORY_ID_ADMIN, GOPHER_CATEGORY_ID_VERONICA -> addNamed(line);
        default -> add(GOPHER_ATTRIBUTE_ID_UNKNOWN, new Text(line), line);
      }
    }
    return all;
  }

  private void addNamed(String line) {
    String[] parts = line.split(":", 2);
    Integer id = ATTRIBUTES.get(parts[0].strip().toLowerCase(Locale.ROOT));
    if (id == null || parts.length < 2) {
      add(GOPHER_ATTRIBUTE_ID_UNKNOWN, new Text(line), line);
    } else {
      add(id, value(id, parts[1].strip()), line);
    }
  }

  // A line that cannot be read is given as it is, with the error (W-223).
  private void add(int id, @Nullable Value value, String line) {
    Value given = value == null ? new Text(line) : value;
    int error = value == null ? WinInetErrors.ERROR_GOPHER_PROTOCOL_ERROR : 0;
    all.add(new Read(new GopherAttribute(category, id, "+" + block.name(), given), error));
  }

  private @Nullable Value value(int id, String text) {
    return switch (id) {
      case GOPHER_ATTRIBUTE_ID_ADMIN -> admin(text);
      case GOPHER_ATTRIBUTE_ID_MOD_DATE -> time();
      case GOPHER_ATTRIBUTE_ID_TTL, GOPHER_ATTRIBUTE_ID_SCORE, GOPHER_ATTRIBUTE_ID_TIMEZONE ->
          text.matches("[+-]?\\d{1,9}") ? new GopherAttribute.Number(Integer.parseInt(text)) : null;
      case GOPHER_ATTRIBUTE_ID_RANGE -> range(text);
      case GOPHER_ATTRIBUTE_ID_TREEWALK -> new Flag(text.equalsIgnoreCase("yes"));
      default -> new Text(text);
    };
  }

  private static Value admin(String text) {
    Matcher matcher = ADMIN.matcher(text);
    return matcher.matches()
        ? new Admin(matcher.group(1).strip(), matcher.group(2).strip())
        : new Admin(text, "");
  }

  private @Nullable Value time() {
    return new GopherAttributes(Optional.empty(), List.of(block))
        .modified()
        .map(time -> new Time(time.toInstant(ZoneOffset.UTC)))
        .orElse(null);
  }

  private static @Nullable Value range(String text) {
    Matcher matcher = RANGE.matcher(text);
    return matcher.matches()
        ? new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  private static @Nullable Value view(String line) {
    return GopherView.parse(line)
        .map(view -> new View(view.contentType(), view.language(), Math.max(0, view.size())))
        .orElse(null);
  }

  private static @Nullable Value ask(String line) {
    String[] parts = line.split(":", 2);
    return parts.length < 2 ? null : new Ask(parts[0].strip(), parts[1].strip());
  }
}
