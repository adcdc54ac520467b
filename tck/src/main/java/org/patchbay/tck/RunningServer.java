package org.patchbay.tck;

import java.io.IOException;

/**
 * A server of the provider's protocol that runs on the loopback address. The kit closes it.
 *
 * <p>It serves the same content however often it is asked, and several clients at once.
 */
public interface RunningServer extends AutoCloseable {

  /** The port that it listens on. */
  int port();

  @Override
  void close() throws IOException;

  /** A server that listens on a port and is stopped by closing something. */
  static RunningServer of(int port, AutoCloseable server) {
    return new RunningServer() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() throws IOException {
        try {
          server.close();
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IOException("the server did not stop", e);
        }
      }
    };
  }
}
