package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of facts in the documentation to the tests. */
class FactsTest {
  private static final int LAST = 227;
  private static final Pattern ROW =
      Pattern.compile("\\| W-(\\d{3}) \\| [^|]+ \\| ([a-z ]+) \\| ([^|]+) \\|");
  private static final Pattern PLACE = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  private static List<Matcher> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../docs/wininet.md"))) {
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
  void whatIsKeptNamesATest() throws Exception {
    assertThat(rows())
        .filteredOn(row -> row.group(2).equals("kept"))
        .allMatch(row -> PLACE.matcher(row.group(3)).find());
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

  @Test
  void everyTestOfAFactIsNamed() throws Exception {
    String table = String.join("\n", rows().stream().map(Matcher::group).toList());
    TreeSet<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/java/org/patchbay/wininet"))) {
      for (Path file : files.toList()) {
        Matcher test = Pattern.compile("void (w\\d{3}\\w+)\\(").matcher(Files.readString(file));
        while (test.find()) {
          named.add(test.group(1));
        }
      }
    }
    assertThat(named).hasSizeGreaterThan(100).allMatch(table::contains);
  }
}
