package org.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

  @Test
  void aFolderGoesWithAllThatIsInItAndNothingThatALinkLeadsTo(@TempDir Path folder)
      throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "stays");
    Path storage = folder.resolve("storage");
    Files.createDirectories(storage.resolve("a/b"));
    Files.writeString(storage.resolve("a/file"), "goes");
    Files.createSymbolicLink(storage.resolve("a/b/link"), outside);

    Storage.remove(storage);

    assertThat(storage).doesNotExist();
    assertThat(outside).hasContent("stays");
  }
}
