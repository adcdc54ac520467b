package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {
  private final Path folder;

  SampleFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void filesHaveTheSizesAndChecksumsThatAreTold() throws IOException, GeneralSecurityException {
    List<SampleFile> files = SampleFiles.write(folder.resolve("new/folder"), 100_001);

    assertThat(files)
        .extracting(SampleFile::name)
        .containsExactly("welcome.txt", "1k.bin", "1m.bin", "large.bin");
    assertThat(files.subList(1, 4))
        .extracting(SampleFile::size)
        .containsExactly(1024L, 1_048_576L, 100_001L);
    for (SampleFile file : files) {
      byte[] bytes = Files.readAllBytes(file.path());
      assertThat(bytes).hasSize((int) file.size());
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(file.sha256());
    }
  }

  @Test
  void contentIsTheSameOnEveryMachine() throws IOException {
    SampleFile small = SampleFiles.random(folder.resolve(SampleFiles.SMALL), 1024);

    assertThat(small.sha256())
        .isEqualTo("d958af04fa7c920a4f1a0b77e48455bad4fa068373712ebbd4b1d79a35bfe541");
  }

  @Test
  void filesOfOneSizeAndAnotherNameDiffer() throws IOException {
    SampleFile one = SampleFiles.random(folder.resolve("one.bin"), 1024);
    SampleFile two = SampleFiles.random(folder.resolve("two.bin"), 1024);

    assertThat(one.sha256()).isNotEqualTo(two.sha256());
  }
}
