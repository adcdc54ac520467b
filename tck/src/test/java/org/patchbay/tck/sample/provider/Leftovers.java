package org.patchbay.tck.sample.provider;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ConnectContext;

/** Dialogues that each leave something behind, or keep somebody waiting. */
final class Leftovers {
  private Leftovers() {}

  /** Keeps a thread for each connection and forgets it. */
  static final class LeaksThread extends SampleDialogue {
    LeaksThread(ConnectContext context) {
      super(context);
    }

    @Override
    SampleDialogue open() throws InternetException {
      Thread thread = new Thread(LeaksThread::idle, "keep-alive");
      thread.setDaemon(true);
      thread.start();
      return super.open();
    }

    private static void idle() {
      try {
        new CountDownLatch(1).await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Opens a second connection beside the one that the core knows of. */
  static final class LeaksSocket extends SampleDialogue {
    private @Nullable Socket second;

    LeaksSocket(ConnectContext context) {
      super(context);
    }

    @Override
    Socket dial(String host, int port) throws InternetException {
      Socket first = super.dial(host, port);
      try {
        second = new Socket(host, port);
      } catch (IOException e) {
        second = null;
      }
      return first;
    }

    @Override
    public String ask() throws InternetException {
      return second == null ? "" : super.ask();
    }
  }

  /** Leaves an object of its own on the caller's thread. */
  static final class PinsLoader extends SampleDialogue {
    private static final ThreadLocal<PinsLoader> LAST = new ThreadLocal<>();

    PinsLoader(ConnectContext context) {
      super(context);
    }

    @Override
    public String ask() throws InternetException {
      LAST.set(this);
      return super.ask();
    }
  }

  /** Waits for the server's farewell, for ever. */
  static final class HangsInClose extends SampleDialogue {
    HangsInClose(ConnectContext context) {
      super(context);
    }

    @Override
    public void close() {
      try {
        socket().setSoTimeout(0);
        socket().getOutputStream().write("BYE\n".getBytes(StandardCharsets.US_ASCII));
        readLine();
      } catch (IOException e) {
        // The server has gone, which is a farewell too.
      }
    }
  }

  /** Takes the end of its time for an accident, and tries again. */
  static final class IgnoresDeadline extends SampleDialogue {
    private static final long ACCIDENT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(6);

    IgnoresDeadline(ConnectContext context) {
      super(context);
    }

    @Override
    SampleDialogue open() throws InternetException {
      long start = System.nanoTime();
      while (true) {
        try {
          return super.open();
        } catch (InternetException e) {
          long took = System.nanoTime() - start;
          if (e.error() != InternetError.CONNECTION_RESET
              || took < ACCIDENT_NANOS
              || took > PATIENCE_NANOS) {
            throw e;
          }
        }
      }
    }
  }

  /** Compares records by the methods that the compiler makes. */
  static final class ComparesRecords extends SampleDialogue {
    private record Answer(String text) {}

    ComparesRecords(ConnectContext context) {
      super(context);
    }

    @Override
    public String ask() throws InternetException {
      Answer answer = new Answer(super.ask());
      return answer.equals(new Answer("HELLO")) ? answer.text() : "";
    }
  }
}
