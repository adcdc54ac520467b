package org.patchbay.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.RecordedTerminal;

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
    RecordedTerminal recorded = new RecordedTerminal(0);
    try (Target target = Target.stream(recorded.terminal().out(), "standard output")) {
      target.write("abc".getBytes(), 3);
      target.complete();
    }
    recorded.terminal().out().print("d");
    assertThat(recorded.out()).isEqualTo("abcd");
  }

  @Test
  void aReaderThatHasGoneEndsTheDownload() throws Exception {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (Target target = Target.stream(new PrintStream(gone), "standard output")) {
      assertThatThrownBy(() -> target.write("abc".getBytes(), 3))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("cannot write standard output");
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
