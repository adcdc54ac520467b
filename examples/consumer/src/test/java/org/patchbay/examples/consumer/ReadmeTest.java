package org.patchbay.examples.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theExampleInTheReadmeIsThisCode() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    String code =
        Files.readString(Path.of("src/main/java/org/patchbay/examples/consumer/NightlyFetch.java"));
    int start = readme.indexOf("```java\n") + "```java\n".length();
    String shown = readme.substring(start, readme.indexOf("```", start));

    assertThat(withoutJavadocAndIndent(code)).contains(withoutJavadocAndIndent(shown));
  }

  private static String withoutJavadocAndIndent(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("/**"))
        .reduce("", (all, line) -> all + line + "\n");
  }
}
