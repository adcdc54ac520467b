package org.patchbay.provider.ftp;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/**
 * The reply that ends a transfer, found among the replies to what else was sent meanwhile: NOOP,
 * which keeps the control connection alive and may be answered at once or only after the transfer,
 * and ABOR. Every reply is accounted for, or the session is dropped. Confined to the turn.
 */
final class TransferEnd {
  private static final int MOST_REPLIES = 8;
  private static final int SETTLE_MILLIS = 5_000;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int NOOP_ANSWERED = 200;
  private static final int MARK_ANSWERED = 257;

  /** A NOOP that is refused; none of these ends a transfer (RFC 959 §5.4). */
  private static final Set<Integer> NOOP_REFUSED = Set.of(450, 500, 502, 503);

  private final FtpDialogue dialogue;
  private final long intervalNanos;
  private long lastSign = System.nanoTime();
  private int pending;
  private boolean aborted;
  private boolean abandoned;
  private @Nullable FtpReply reply;

  /**
   * @param interval of signs of life, zero for none
   */
  TransferEnd(FtpDialogue dialogue, Duration interval) {
    this.dialogue = dialogue;
    this.intervalNanos = interval.toNanos();
  }

  /** Whether it is time for {@link #keepAlive()}. */
  boolean isQuiet() {
    return intervalNanos > 0 && System.nanoTime() - lastSign >= intervalNanos;
  }

  /** Data is under way: gives a sign of life, unless the transfer has ended. */
  void keepAlive() throws IOException {
    lastSign = System.nanoTime();
    if (!hasCome() && !dialogue.isLost()) {
      dialogue.post("NOOP");
      pending++;
    }
  }

  /** Whether the final reply is here already; waits for nothing. */
  boolean hasCome() throws IOException {
    while (dialogue.hasReply()) {
      take(dialogue.await());
    }
    return reply != null;
  }

  /** Awaits the final reply; anything but a confirmation of the transfer is an error. */
  void requireSuccess(String verb) throws IOException {
    FtpReply last = awaited();
    catchUp();
    if (last.code() != 226 && last.code() != 250) {
      if (last.isPositive()) {
        dialogue.drop();
      }
      throw FtpErrors.refused(verb, last);
    }
  }

  private FtpReply awaited() throws IOException {
    int most = MOST_REPLIES + pending;
    for (int i = 0; reply == null; i++) {
      if (i > most) {
        dialogue.drop();
        throw FtpErrors.unintelligible("the transfer");
      }
      take(dialogue.await());
    }
    return reply;
  }

  private void take(FtpReply next) throws IOException {
    if (next.code() < 200) {
      return;
    } else if (pending > 0 && isAnswerToNoop(next.code())) {
      pending--;
    } else if (reply == null) {
      reply = next;
    } else if (!abandoned) {
      dialogue.drop();
      throw new InternetException(
          InternetError.PROTOCOL_VIOLATION, "two replies ended one transfer");
    }
  }

  private boolean isAnswerToNoop(int code) {
    return code == NOOP_ANSWERED || !aborted && NOOP_REFUSED.contains(code);
  }

  /** Not every server answers a NOOP that came during a transfer. The transfer is as it is. */
  private void catchUp() {
    if (pending > 0) {
      bounded(this::mark);
    }
  }

  /**
   * The data connection has been closed early: finds the step again. Most servers notice and say
   * so, Pure-FTPd by no more than an interim reply; one that says nothing is told by ABOR.
   *
   * @return what the server said of the transfer, null if nothing or only in answer to ABOR
   */
  @Nullable FtpReply abandon() {
    abandoned = true;
    bounded(
        () -> {
          if (reply == null && !dialogue.hasReplyWithin(PATIENCE_MILLIS)) {
            aborted = true;
            dialogue.post("ABOR");
          } else if (reply == null) {
            take(dialogue.await());
          }
          if (reply == null || pending > 0 || dialogue.hasReply()) {
            mark();
          }
        });
    return aborted ? null : reply;
  }

  /**
   * Where this is answered, all that came before it has been. PWD, because no other command that is
   * ever under way has its code, and every server knows it (RFC 1123 §4.1.3.1).
   */
  private void mark() throws IOException {
    int most = MOST_REPLIES + pending;
    dialogue.post("PWD");
    FtpReply next = dialogue.await();
    for (int i = 0; next.code() != MARK_ANSWERED; i++) {
      if (i == most) {
        throw FtpErrors.unintelligible("PWD");
      }
      take(next);
      next = dialogue.await();
    }
    pending = 0;
    if (aborted && reply == null) {
      throw FtpErrors.unintelligible("ABOR");
    }
  }

  private void bounded(Step step) {
    try {
      int before = dialogue.getSoTimeout();
      dialogue.setSoTimeout(Math.min(before, SETTLE_MILLIS));
      step.take();
      dialogue.setSoTimeout(before);
    } catch (IOException e) {
      dialogue.drop();
    }
  }

  /** Something that is awaited. */
  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }
}
