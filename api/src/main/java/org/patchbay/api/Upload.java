package org.patchbay.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something being sent that has an end: it is complete after a normal {@link #close()}, and only
 * then. Whoever cannot send all of it calls {@link #abort()} instead, so that a part never passes
 * for the whole. Confined to one thread.
 */
@ConsumerType
public abstract class Upload extends OutputStream {
  private static final int BUFFER_SIZE = 64 * 1024;

  /** For implementations. */
  protected Upload() {}

  /**
   * Completes it.
   *
   * @throws IOException if the server did not confirm all of it; nothing is known to be there then
   */
  @Override
  public abstract void close() throws IOException;

  /**
   * Gives it up: the server sees it break off. Does nothing once it is completed or given up. What
   * the server keeps of it is the server's choice.
   */
  public abstract void abort();

  /**
   * Sends all of a stream and completes; gives it up if reading or sending fails.
   *
   * @param source read to its end, left open
   * @return the bytes sent
   */
  public final long sendAll(InputStream source) throws IOException {
    boolean sent = false;
    try {
      long count = 0;
      byte[] buffer = new byte[BUFFER_SIZE];
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        write(buffer, 0, read);
        count += read;
      }
      sent = true;
      close();
      return count;
    } finally {
      if (!sent) {
        abort();
      }
    }
  }
}
