package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of facts in the documentation to the tests. What is named by the number of a fact
 * here stands in the fact's row: {@code -Dpatchbay.facts.accept=true} writes it there.
 */
class FactsTest {
  private static final Path DOCUMENT = Path.of("../docs/wininet.md");
  private static final Path TESTS = Path.of("src/test/java/org/patchbay/wininet");
  private static final Pattern TEST = Pattern.compile("void ((?:w\\d{3}_)+\\w+)\\(");
  private static final int LAST = 227;
  private static final Pattern ROW =
      Pattern.compile("\\| W-(\\d{3}) \\| [^|]+ \\| ([a-z ]+) \\| ([^|]+) \\|");
  private static final Pattern NUMBER = Pattern.compile("w(\\d{3})_");
  private static final Pattern PLACE = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  private static List<Matcher> rows() throws IOException {
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      return lines.map(ROW::matcher).filter(Matcher::matches).toList();
    }
  }

  @Test
  void everyFactIsAccountedForOnce() throws Exception {
    List<Integer> numbers = rows().stream().map(row -> Integer.parseInt(row.group(1))).toList();

    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, LAST).boxed().toList());
    assertThat(rows())
        .allMatch(
            row ->
                List.of("kept", "kept differently", "not applicable", "not yet")
                    .contains(row.group(2)));
  }

  @Test
  void whatIsKeptHasATestNamedByItsNumber() throws Exception {
    assertThat(rows())
        .filteredOn(row -> row.group(2).startsWith("kept"))
        .allSatisfy(row -> assertThat(row.group(3)).contains("w" + row.group(1) + "_"));
  }

  @Test
  void theTableNamesEachTestInTheRowsOfItsFacts() throws Exception {
    String before = Files.readString(DOCUMENT);
    TreeMap<String, TreeSet<String>> tests = testsByFact();
    String after =
        ROW.matcher(before)
            .replaceAll(
                row ->
                    Matcher.quoteReplacement(
                        withTests(row, tests.getOrDefault(row.group(1), new TreeSet<>()))));

    if (Boolean.getBoolean("patchbay.facts.accept")) {
      Files.writeString(DOCUMENT, after);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("run with -Dpatchbay.facts.accept=true")
        .isEqualTo(after);
  }

  /** What the row says in words, then its tests. */
  private static String withTests(MatchResult row, TreeSet<String> tests) {
    String words = row.group(3);
    for (Matcher place = PLACE.matcher(row.group(3)); place.find(); ) {
      if (place.group(2).contains("w" + row.group(1) + "_")) {
        words = words.replaceFirst("(, |: )?" + Pattern.quote(place.group()), "");
      }
    }
    words = words.strip();
    String named = String.join(", ", tests);
    String cell = words.isEmpty() || named.isEmpty() ? words + named : words + ": " + named;
    return row.group().substring(0, row.start(3) - row.start()) + cell + " |";
  }

  private static TreeMap<String, TreeSet<String>> testsByFact() throws IOException {
    TreeMap<String, TreeSet<String>> tests = new TreeMap<>();
    try (Stream<Path> files = Files.list(TESTS)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        for (Matcher test = TEST.matcher(Files.readString(file)); test.find(); ) {
          for (Matcher number = NUMBER.matcher(test.group(1)); number.find(); ) {
            tests
                .computeIfAbsent(number.group(1), any -> new TreeSet<>())
                .add("`" + name + "." + test.group(1) + "`");
          }
        }
      }
    }
    return tests;
  }

  @Test
  void everyTestThatIsNamedExists() throws Exception {
    TreeMap<String, String> sources = new TreeMap<>();
    for (Matcher row : rows()) {
      for (Matcher place = PLACE.matcher(row.group(3)); place.find(); ) {
        String source = sources.computeIfAbsent(place.group(1), FactsTest::source);
        assertThat(source).as(row.group(1)).contains("void " + place.group(2) + "(");
      }
    }
    assertThat(sources).containsKey("HandlesTest");
  }

  /** The source of a test class of this or another module. */
  private static String source(String name) {
    try (Stream<Path> files =
        Files.find(Path.of(".."), 12, (path, facts) -> isSource(path, name))) {
      return Files.readString(files.findFirst().orElseThrow(() -> new AssertionError(name)));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static boolean isSource(Path path, String name) {
    return path.endsWith(name + ".java") && path.toString().contains("src/test/java");
  }
}
