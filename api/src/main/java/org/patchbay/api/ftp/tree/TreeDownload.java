package org.patchbay.api.ftp.tree;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/** Makes the tasks of a download: a directory's adds those of its entries. */
final class TreeDownload {
  private final TreeWork work;
  private final TreeOptions options;

  TreeDownload(TreeWork work, TreeOptions options) {
    this.work = work;
    this.options = options;
  }

  /** The task that all others come of. */
  TreeWork.Task of(String folder, Path target) throws IOException {
    Files.createDirectories(target);
    return new Directory(folder, target.toRealPath(), 0);
  }

  private final class Directory implements TreeWork.Task {
    private final String path;
    private final Path local;
    private final int level;

    Directory(String path, Path local, int level) {
      this.path = path;
      this.local = local;
      this.level = level;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public void run(FtpConnection connection) throws IOException {
      List<FtpEntry> entries = RemoteFolder.list(connection, path);
      if (!isDirectory()) {
        work.tally().problem(path, TreeProblem.Kind.OTHER_KIND, "has something in its way here");
        return;
      }
      work.tally().directory();
      LocalNames names = new LocalNames(local, options.names);
      for (FtpEntry entry : entries) {
        take(entry, names);
      }
    }

    /** A link is no directory: what it leads to may be anywhere. */
    private boolean isDirectory() throws IOException {
      try {
        Files.createDirectory(local);
      } catch (FileAlreadyExistsException e) {
        return Files.isDirectory(local, LinkOption.NOFOLLOW_LINKS);
      }
      return true;
    }

    private void take(FtpEntry entry, LocalNames names) {
      String below = RemoteFolder.child(path, entry.name());
      String refusal = names.refusal(entry.name());
      if (refusal != null) {
        work.tally().problem(below, TreeProblem.Kind.NAME, refusal);
        return;
      }
      switch (entry.kind()) {
        case LINK -> work.tally().problem(below, TreeProblem.Kind.LINK, "is a link");
        case OTHER ->
            work.tally()
                .problem(below, TreeProblem.Kind.OTHER_KIND, "is neither file nor directory");
        default -> {
          if (work.tally().admits(below, level + 1)) {
            work.add(task(entry, below));
          }
        }
      }
    }

    private TreeWork.Task task(FtpEntry entry, String below) {
      Path target = local.resolve(entry.name());
      return entry.isDirectory()
          ? new Directory(below, target, level + 1)
          : new FileDownload(work.tally(), options, entry, below, target);
    }
  }
}
