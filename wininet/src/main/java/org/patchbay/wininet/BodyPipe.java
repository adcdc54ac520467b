package org.patchbay.wininet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ProfileRule;
import org.patchbay.api.http.HttpBody;

/**
 * A body that is written in pieces while a thread of the core's sends it. Who writes waits where
 * too much is waiting to be sent, and is told when the sender has ended; the sender waits for the
 * next piece as long as a whole operation may take.
 */
final class BodyPipe {
  private static final int PIECE = 16 * 1024;
  private static final int PIECES = 4;
  private static final byte[] END = {};
  private static final byte[] ABANDONED = {};
  private static final int LOOK_UP_MILLIS = 100;

  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
  private final long length;
  private final Duration patience;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(true);

  /**
   * An empty pipe.
   *
   * @param length all that will be written, in bytes
   * @param patience how long the sender waits for a piece
   */
  BodyPipe(long length, Duration patience) {
    this.length = length;
    this.patience = patience;
  }

  HttpBody body() {
    return HttpBody.of(new Written(), length);
  }

  /** Sends by a thread of the core's; by one of its own where a profile refuses those (W-033). */
  void start(InternetSession session, Calls.Step send) {
    if (session.profile().has(ProfileRule.ASYNCHRONOUS)) {
      sending = session.async(send::run);
    } else {
      sending = CompletableFuture.runAsync(() -> runUnchecked(send), BodyPipe::startThread);
    }
  }

  private static void runUnchecked(Calls.Step send) {
    try {
      send.run();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "wininet-send");
    thread.setDaemon(true);
    thread.start();
  }

  void write(byte[] buffer, int count) throws IOException {
    for (int from = 0; from < count; from += PIECE) {
      put(Arrays.copyOfRange(buffer, from, Math.min(count, from + PIECE)));
    }
  }

  private void put(byte[] piece) throws IOException {
    try {
      if (sending.isDone()) {
        await();
      }
      while (!pieces.offer(piece, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
        requireSender();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** What the request came to says more than that nobody reads any more. */
  private void requireSender() throws IOException {
    if (sending.isDone()) {
      await();
      throw Refusal.of(InternetError.CONNECTION_ABORTED, "the request has ended before its body");
    }
  }

  /** The body ends here: waits for what the request comes to. */
  void finish() throws IOException {
    if (!sending.isDone()) {
      try {
        while (!pieces.offer(END, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS) && !sending.isDone()) {
          continue; // until it takes the last piece, or has ended
        }
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    await();
  }

  /** Leaves the body incomplete: the request that reads it is cancelled. */
  void abandon() {
    sending.cancel(true);
    pieces.clear();
    pieces.offer(ABANDONED);
  }

  private void await() throws IOException {
    try {
      sending.get();
    } catch (CancellationException e) {
      throw Refusal.of(InternetError.OPERATION_CANCELLED, "the handle has been closed");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw Refusal.of(InternetError.INTERNAL_ERROR, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InternetException interrupted() {
    Thread.currentThread().interrupt();
    return Refusal.of(InternetError.OPERATION_CANCELLED, "interrupted");
  }

  /** What the sender reads. */
  private final class Written extends InputStream {
    private byte @Nullable [] piece;
    private int position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      byte[] current = current();
      if (current == END) {
        return -1;
      }
      int read = Math.min(count, current.length - position);
      System.arraycopy(current, position, buffer, offset, read);
      position += read;
      return read;
    }

    private byte[] current() throws IOException {
      byte[] current = piece;
      if (current == null || current != END && position == current.length) {
        current = next();
        piece = current;
        position = 0;
      }
      return current;
    }

    private byte[] next() throws IOException {
      try {
        byte[] next = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next == ABANDONED) {
          throw new InterruptedIOException("the body was given up");
        }
        if (next == null) {
          throw Refusal.of(InternetError.TIMEOUT, "no more of the body came within " + patience);
        }
        return next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for the body");
      }
    }
  }
}
