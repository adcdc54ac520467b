package org.patchbay.assembler;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A folder as {@code .tar.gz}: the same bytes whenever it is made of the same files. */
final class Archive {
  private static final int EXECUTABLE = 0100755;
  private static final int READABLE = 0100644;
  private static final int FOLDER = 0040755;

  private Archive() {}

  /**
   * Packs a folder.
   *
   * @param top name of the one folder in the archive
   * @param time of every entry
   */
  static void pack(Path folder, String top, Instant time, Path archive) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out));
        Stream<Path> paths = Files.walk(folder)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Path path : paths.sorted().toList()) {
        add(tar, path, top + "/" + folder.relativize(path).toString().replace('\\', '/'), time);
      }
    }
  }

  private static void add(TarArchiveOutputStream tar, Path path, String name, Instant time)
      throws IOException {
    boolean isFolder = Files.isDirectory(path);
    TarArchiveEntry entry =
        new TarArchiveEntry(isFolder && !name.endsWith("/") ? name + "/" : name);
    entry.setModTime(time.toEpochMilli());
    entry.setMode(isFolder ? FOLDER : Files.isExecutable(path) ? EXECUTABLE : READABLE);
    if (!isFolder) {
      entry.setSize(Files.size(path));
    }
    tar.putArchiveEntry(entry);
    if (!isFolder) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }
}
