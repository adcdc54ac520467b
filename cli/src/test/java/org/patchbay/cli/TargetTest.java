package org.patchbay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theFileAppearsWhenItIsComplete() throws Exception {
    Path file = folder.resolve("f");
    try (Target target = Target.file(file)) {
      target.write("abc".getBytes(), 2);
      assertThat(file).doesNotExist();
      target.complete();
    }
    assertThat(file).hasContent("ab");
    assertThat(names()).containsExactly("f");
  }

  @Test
  void whatIsNotCompletedLeavesNothingAndKeepsWhatWasThere() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    try (Target target = Target.file(file)) {
      target.write("new".getBytes(), 3);
    }
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("f");
  }

  @Test
  void aLinkIsFollowed() throws Exception {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (Target target = Target.file(link)) {
      target.write("new".getBytes(), 3);
      target.complete();
    }
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> Target.file(folder).close()).hasMessageContaining("is a folder");
  }

  @Test
  void aFileInAFolderThatIsNotThereIsToldWithItsReason() {
    assertThatThrownBy(() -> Target.file(folder.resolve("no/f")).close())
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.LOCAL_FILE))
        .hasMessageContaining("no such file or folder");
  }

  @Test
  void aStreamGetsTheBytesAndStaysOpen() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Target target = Target.stream(bytes, "standard output")) {
      target.write("abc".getBytes(), 3);
      target.complete();
    }
    assertThat(bytes).hasToString("abc");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
