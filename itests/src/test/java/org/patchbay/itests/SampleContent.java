package org.patchbay.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A folder for a server to serve: a small text, a large file of random bytes, a folder. */
final class SampleContent {
  static final int SIZE = 4 * 1024 * 1024;
  static final String LARGE = "large.bin";
  static final String SMALL = "small.txt";
  static final String TEXT = "a few words";
  static final String SUBFOLDER = "sub";

  private final Path folder;
  private final byte[] large = new byte[SIZE];

  SampleContent() {
    new Random(SIZE).nextBytes(large);
    try {
      folder = ContainerTest.newFolder();
      Files.write(folder.resolve(LARGE), large);
      Files.writeString(folder.resolve(SMALL), TEXT);
      Files.createDirectory(folder.resolve(SUBFOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  byte[] large() {
    return large.clone();
  }
}
