package org.patchbay.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void aServersTextCannotMoveTheCursor() {
    assertThat(Text.printable("a\u001b[2Jb\u009bc")).isEqualTo("a?[2Jb?c");
  }

  @Test
  void severalLinesBecomeOne() {
    assertThat(Text.oneLine("550-no\r\n550  way\r\n")).isEqualTo("550-no 550 way");
  }

  @Test
  void theReasonOfAFileErrorIsNotTheFilesName() {
    assertThat(Text.reason(new NoSuchFileException("/x"))).isEqualTo("no such file or folder");
    assertThat(Text.reason(new FileSystemException("/x", null, "No space left on device")))
        .isEqualTo("No space left on device");
  }
}
