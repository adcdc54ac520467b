package org.patchbay.api.ftp.tree;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/** Makes the tasks of an upload: a directory's adds those of its entries. */
final class TreeUpload {
  private final TreeWork work;
  private final TreeOptions options;

  TreeUpload(TreeWork work, TreeOptions options) {
    this.work = work;
    this.options = options;
  }

  /** The task that all others come of. */
  TreeWork.Task of(Path folder, String target) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    return new Directory(folder.toRealPath(), target, 0);
  }

  private final class Directory implements TreeWork.Task {
    private final Path local;
    private final String path;
    private final int level;

    Directory(Path local, String path, int level) {
      this.local = local;
      this.path = path;
      this.level = level;
    }

    @Override
    public String path() {
      return local.toString();
    }

    @Override
    public void run(FtpConnection connection) throws IOException {
      Map<String, FtpEntry> there = there(connection);
      work.tally().directory();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(local)) {
        for (Path entry : entries) {
          take(entry, there);
        }
      }
    }

    /** What is there already. Where it cannot be made it may be there; a listing shows. */
    private Map<String, FtpEntry> there(FtpConnection connection) throws InternetException {
      if (!path.isEmpty() && !path.equals("/") && isMade(connection)) {
        return Map.of();
      }
      return RemoteFolder.list(connection, path).stream()
          .collect(Collectors.toMap(FtpEntry::name, Function.identity(), (one, other) -> one));
    }

    private boolean isMade(FtpConnection connection) throws InternetException {
      try {
        connection.makeDirectory(path);
        return true;
      } catch (InternetException e) {
        if (e.error() != InternetError.EXTENDED_ERROR) {
          throw e;
        }
        return false;
      }
    }

    private void take(Path entry, Map<String, FtpEntry> there) throws IOException {
      String words = entry.toString();
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        work.tally().problem(words, TreeProblem.Kind.LINK, "is a link");
      } else if (attributes.isOther()) {
        work.tally().problem(words, TreeProblem.Kind.OTHER_KIND, "is neither file nor directory");
      } else if (work.tally().admits(words, level + 1)) {
        String name = entry.getFileName().toString();
        String below = RemoteFolder.child(path, name);
        work.add(
            attributes.isDirectory()
                ? new Directory(entry, below, level + 1)
                : new FileUpload(work.tally(), options, entry, attributes, below, there.get(name)));
      }
    }
  }
}
