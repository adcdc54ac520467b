package org.patchbay.wininet;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Download;
import org.patchbay.api.InternetError;

/** A file that is being read. */
final class FileNode extends Node implements Readable {
  private final Opening opening;
  private final Runnable after;
  private final long size;
  private volatile @Nullable InputStream stream;

  /** Opens what is to be read, when it is first read. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  /**
   * A file that can be read.
   *
   * @param size in bytes, negative if the stream has to know it
   * @param after runs when it has been closed
   */
  FileNode(int type, Node parent, long context, long size, Opening opening, Runnable after) {
    super(type, parent, context);
    this.size = size;
    this.opening = opening;
    this.after = after;
  }

  /** Opens it at once. */
  FileNode begun() throws IOException {
    opened();
    return this;
  }

  /** In bytes (W-091). */
  long size() throws IOException {
    long known = size < 0 && stream instanceof Download download ? download.length() : size;
    if (known < 0) {
      throw Refusal.of(InternetError.INVALID_OPERATION, "the server does not tell the size");
    }
    return known;
  }

  @Override
  public int read(byte[] buffer, int count) throws IOException {
    return opened().readNBytes(buffer, 0, count);
  }

  @Override
  public int available() throws IOException {
    return opened().available();
  }

  private InputStream opened() throws IOException {
    InputStream opened = stream;
    if (opened == null) {
      opened = opening.open();
      stream = opened;
    }
    return opened;
  }

  @Override
  void end(boolean own) throws IOException {
    tellClosing(); // before what the server says to it, which is told on the connection
    InputStream opened = stream;
    try {
      if (opened != null) {
        opened.close();
      }
    } finally {
      after.run();
    }
  }
}
