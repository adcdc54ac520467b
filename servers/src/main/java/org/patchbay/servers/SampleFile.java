package org.patchbay.servers;

import java.nio.file.Path;

/**
 * A file that {@link SampleFiles} wrote.
 *
 * @param path where it is
 * @param size bytes
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record SampleFile(Path path, long size, String sha256) {

  /** The last part of the path. */
  public String name() {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
