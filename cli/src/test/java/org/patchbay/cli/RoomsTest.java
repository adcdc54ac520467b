package org.patchbay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the command line, as its package-info tells of them. */
class RoomsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/patchbay/cli");

  private static final List<String> DOWNWARDS =
      List.of("", "soak", "demo", "batch", "remote", "surroundings", "failure", "text");

  private static final Pattern OF_OURS =
      Pattern.compile("\\borg\\.patchbay\\.cli(?:\\.([a-z]+))?\\.[A-Z*]");

  @Test
  void aRoomKnowsOnlyRoomsBelowIt() throws IOException {
    List<String> upwards = new ArrayList<>();
    for (Path source : sources()) {
      String room = room(source);
      Matcher known = OF_OURS.matcher(Files.readString(source));
      while (known.find()) {
        String other = known.group(1) == null ? "" : known.group(1);
        if (DOWNWARDS.indexOf(other) < DOWNWARDS.indexOf(room)) {
          upwards.add(SOURCES.relativize(source) + " knows " + known.group());
        }
      }
    }

    assertThat(upwards).isEmpty();
  }

  @Test
  void everyRoomHasItsPlaceInTheOrder() throws IOException {
    assertThat(sources())
        .extracting(RoomsTest::room)
        .containsOnly(DOWNWARDS.toArray(String[]::new));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String room(Path source) {
    Path folder = SOURCES.relativize(source).getParent();
    return folder == null ? "" : folder.toString();
  }
}
