package org.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds every exported type against {@code api-surface.txt}, so that no change of the API passes a
 * review unseen. After a wanted change: {@code ./mvnw test -pl api -am -Dpatchbay.api.accept=true}.
 */
class ApiSurfaceTest {
  private static final Path REFERENCE = Path.of("api-surface.txt");
  private static final List<String> EXPORTED =
      List.of("api", "api/ftp", "api/ftp/tree", "api/http", "api/gopher", "spi", "spi/login");

  @Test
  void theExportedTypesAreThoseOfTheReference() throws IOException {
    String surface = surface();
    if (Boolean.getBoolean("patchbay.api.accept")) {
      Files.writeString(REFERENCE, surface);
    }

    assertThat(surface)
        .as("the API changed: look at it, mind the package version, then accept it")
        .isEqualTo(Files.readString(REFERENCE));
  }

  private static String surface() throws IOException {
    StringBuilder surface = new StringBuilder();
    for (String exported : EXPORTED) {
      Path folder = Path.of("target/classes/org/patchbay", exported);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(ApiSurfaceTest::isType).sorted().toList()) {
          surface.append(describe(file));
        }
      }
    }
    return surface.toString();
  }

  private static boolean isType(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("package-info.class");
  }

  /** The public and protected members of a class file, sorted; nothing for one that is private. */
  private static String describe(Path file) {
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    int code = javap.run(new PrintWriter(out), new PrintWriter(out), "-protected", file.toString());
    assertThat(code).as(out.toString()).isZero();
    List<String> lines = new ArrayList<>(out.toString().lines().toList());
    lines.removeIf(line -> line.startsWith("Compiled from") || line.equals("}"));
    String head = lines.remove(0);
    if (!head.startsWith("public")) {
      return "";
    }
    return head + "\n" + lines.stream().sorted().collect(Collectors.joining("\n")) + "\n}\n\n";
  }
}
