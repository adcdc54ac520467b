package org.patchbay.wininet;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.patchbay.api.InternetError;
import org.patchbay.api.http.HttpBody;

/**
 * A body that one thread writes in pieces while another, which lives as long, sends it. The sender
 * is bounded by its timeouts; when it ends, whoever writes is told.
 */
final class BodyPipe {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final PipedOutputStream in = new PipedOutputStream();
  private final PipedInputStream out = new PipedInputStream(BUFFER_SIZE);
  private final long length;
  private FutureTask<Boolean> sending = new FutureTask<>(() -> true);

  /**
   * An empty pipe.
   *
   * @param length all that will be written, in bytes
   */
  BodyPipe(long length) throws IOException {
    this.length = length;
    in.connect(out);
  }

  HttpBody body() {
    return HttpBody.of(out, length);
  }

  /** Sends by a thread of its own. */
  void start(Calls.Step send) {
    sending =
        new FutureTask<>(
            () -> {
              try (out) {
                send.run();
              }
              return true;
            });
    Thread thread = new Thread(sending, "wininet-send");
    thread.setDaemon(true);
    thread.start();
  }

  void write(byte[] buffer, int count) throws IOException {
    try {
      in.write(buffer, 0, count);
      in.flush(); // wakes the reader
    } catch (IOException e) { // the reader has gone: what it came to says more
      await();
      throw e;
    }
  }

  /** The body ends here: waits for what the request comes to. */
  void finish() throws IOException {
    in.close();
    await();
  }

  /** Leaves the body incomplete; the request that reads it has been cancelled. */
  void abandon() {
    sending.cancel(true);
  }

  private void await() throws IOException {
    try {
      sending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw Refusal.of(InternetError.INTERNAL_ERROR, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.of(InternetError.OPERATION_CANCELLED, "interrupted");
    }
  }
}
