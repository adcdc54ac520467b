package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRootTest {
  private final Path folder;

  DocumentRootTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void pathsLeadToFilesAndBack() {
    DocumentRoot root = new DocumentRoot(folder);

    Path file = root.resolve("/a/b.txt").orElseThrow();

    assertThat(file).isEqualTo(folder.resolve("a").resolve("b.txt"));
    assertThat(root.pathOf(file)).isEqualTo("/a/b.txt");
    assertThat(root.resolve("")).contains(folder);
    assertThat(root.resolve("/a/..")).contains(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "/..", "../x", "a/../../x", "//../x", "\0"})
  void pathsThatLeadOutAreRefused(String path) {
    assertThat(new DocumentRoot(folder).resolve(path)).isEmpty();
  }

  @Test
  void theRootMustBeAFolder() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> new DocumentRoot(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing");
  }
}
