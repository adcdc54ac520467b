package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;

/**
 * What has come for one stream and has not been fetched: no more of it than its window allows. The
 * reader puts in, one caller at a time takes out. Thread-safe.
 */
final class Inbox {
  private final int window;
  private final Deque<Head> heads = new ArrayDeque<>(2);
  private final Chunks chunks = new Chunks();
  private List<HttpHeader> trailers = List.of();
  private int windowLeft;
  private int unreported;
  private boolean ended;
  private boolean waiting;
  private @Nullable Failure failure;

  Inbox(int window) {
    this.window = window;
    this.windowLeft = window;
  }

  /** Keeps a header; whoever waits is to be woken. */
  synchronized void head(Head head) {
    heads.addLast(head);
  }

  /**
   * Keeps bytes of the body; whoever waits is to be woken.
   *
   * @param counted what they take of the window, with their padding
   */
  synchronized void data(byte[] bytes, int start, int end, int counted) throws StreamError {
    windowLeft -= counted;
    if (windowLeft < 0) {
      throw new StreamError(
          H2Error.FLOW_CONTROL_ERROR,
          InternetError.HTTP_INVALID_SERVER_RESPONSE,
          "the server sends more than it was given leave to");
    }
    unreported += counted - (end - start);
    if (end > start && failure == null) {
      chunks.add(bytes, start, end);
    }
  }

  synchronized void end(List<HttpHeader> last) {
    ended = true;
    trailers = last;
    wake();
  }

  /** Nothing more will come; what is here can still be read. */
  synchronized void fail(Failure why) {
    if (failure == null && !ended) {
      failure = why;
    }
    wake();
  }

  /** Nothing more is to be read, not even what is here. */
  synchronized void cut(Failure why) {
    failure = why;
    heads.clear();
    chunks.clear();
    wake();
  }

  synchronized boolean isEnded() {
    return ended;
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  /** Whether a final header is here that says that something went wrong. */
  synchronized boolean hasRefusal() {
    Head last = heads.peekLast();
    return last != null && last.status() >= 400;
  }

  /**
   * The next header, interim or final.
   *
   * @param most milliseconds to wait for it; then there is none
   */
  synchronized @Nullable Head nextHead(Patience patience, long most) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(most);
    while (heads.isEmpty() && failure == null) {
      if (!await(patience, end)) {
        return null;
      }
    }
    return takeHead();
  }

  synchronized Head nextHead(Patience patience) throws IOException {
    long end = patience.end();
    while (heads.isEmpty() && failure == null) {
      require(await(patience, end), patience);
    }
    return takeHead();
  }

  private Head takeHead() throws StreamFailure {
    Head head = heads.pollFirst();
    if (head == null) {
      throw failed();
    }
    return head;
  }

  /** Waits for bytes of the body; -1 when there will be no more. */
  synchronized int read(Patience patience, byte[] buffer, int offset, int most) throws IOException {
    if (chunks.size() == 0) {
      long end = patience.end();
      while (chunks.size() == 0 && !ended && failure == null) {
        require(await(patience, end), patience);
      }
    }
    int got = chunks.read(buffer, offset, most);
    if (got > 0) {
      unreported += got;
      return got;
    }
    if (ended) {
      return -1;
    }
    throw failed();
  }

  /** By how much the peer is to be told that the window has grown; 0 if it can wait. */
  synchronized int takeUpdate() {
    if (unreported < window / 2 || ended || failure != null) {
      return 0;
    }
    int update = unreported;
    windowLeft += update;
    unreported = 0;
    return update;
  }

  synchronized boolean isAtEnd() {
    return ended && chunks.size() == 0;
  }

  synchronized int available() {
    return chunks.size();
  }

  /** What came after the body, when all of that has been read. */
  synchronized List<HttpHeader> trailers() {
    return isAtEnd() ? trailers : List.of();
  }

  private StreamFailure failed() {
    Failure why = failure;
    return why == null
        ? Failure.of(
                InternetError.HTTP_INVALID_SERVER_RESPONSE, "the stream ends without an answer")
            .exception()
        : why.exception();
  }

  private boolean await(Patience patience, long end) throws IOException {
    waiting = true;
    try {
      return patience.await(this, end);
    } finally {
      waiting = false;
    }
  }

  private static void require(boolean inTime, Patience patience) throws InternetException {
    if (!inTime) {
      throw patience.exhausted("the server's answer");
    }
  }

  synchronized void wake() {
    if (waiting) {
      notifyAll();
    }
  }
}
