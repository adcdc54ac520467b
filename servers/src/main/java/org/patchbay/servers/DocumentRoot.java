package org.patchbay.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that a server shows, and the only way from a path on the wire to a path on disk.
 * Symbolic links are the owner's own affair: they are followed.
 */
record DocumentRoot(Path folder) {

  DocumentRoot {
    folder = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("not a folder: " + folder);
    }
  }

  /** The file that a path leads to, which need not exist; empty if it would lead out. */
  Optional<Path> resolve(String path) {
    try {
      Path file = folder.resolve(path.replaceFirst("^/+", "")).normalize();
      return Optional.of(file).filter(inside -> inside.startsWith(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The path on the wire of a file below the folder: starts with a slash. */
  String pathOf(Path file) {
    return "/" + folder.relativize(file).toString().replace('\\', '/');
  }

  static List<Path> childrenOf(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
