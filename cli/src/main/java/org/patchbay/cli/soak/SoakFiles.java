package org.patchbay.cli.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.patchbay.servers.SampleFile;
import org.patchbay.servers.SampleFiles;

/**
 * What clients transfer.
 *
 * @param small to be downloaded
 * @param large to be downloaded
 * @param sent to be uploaded
 * @param folder where the servers put the uploads
 * @param uploads what the servers have of the uploads
 */
record SoakFiles(
    SampleFile small, SampleFile large, SampleFile sent, Path folder, SoakUploads uploads) {
  private static final long SMALL = 1 << 10;
  private static final long LARGE = 1 << 20;
  private static final long SENT = 256 << 10;

  /** Writes them into a folder, and those that are downloaded also below it. */
  static SoakFiles write(Path folder, SoakUploads uploads) throws IOException {
    Path kept = Files.createDirectory(folder.resolve(SoakService.KEPT));
    SampleFiles.random(kept.resolve(SampleFiles.SMALL), SMALL);
    SampleFiles.random(kept.resolve(SampleFiles.MEDIUM), LARGE);
    return new SoakFiles(
        SampleFiles.random(folder.resolve(SampleFiles.SMALL), SMALL),
        SampleFiles.random(folder.resolve(SampleFiles.MEDIUM), LARGE),
        SampleFiles.random(folder.resolve("sent.bin"), SENT),
        Files.createDirectory(folder.resolve(SoakService.UPLOADS)),
        uploads);
  }
}
