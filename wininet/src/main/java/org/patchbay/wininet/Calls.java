package org.patchbay.wininet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** Runs the work of functions: what it throws becomes the thread's last error. */
final class Calls {
  private final LastErrors errors = new LastErrors();

  /** Work that gives something. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Work that only succeeds or fails. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  LastErrors.LastError mine() {
    return errors.mine();
  }

  /** The server has said this in answer to the function that this thread is in. */
  void heard(String reply) {
    errors.mine().heard(reply);
  }

  /** True, or false and the last error. */
  boolean succeeds(Step step) {
    return Boolean.TRUE.equals(
        value(
            () -> {
              step.run();
              return true;
            }));
  }

  /** A handle or a number, or what stands for none and the last error. */
  long number(long none, Work<Long> work) {
    Long number = value(work);
    return number == null ? none : number;
  }

  /** What the work gives, or null and the last error. */
  <T> @Nullable T value(Work<T> work) {
    LastErrors.LastError last = errors.mine();
    last.begin();
    try {
      T value = work.run();
      last.succeeded();
      return value;
    } catch (IOException e) {
      fail(last, e);
    } catch (UncheckedIOException e) { // what cannot fail by its signature
      fail(last, Objects.requireNonNull(e.getCause()));
    } catch (IllegalArgumentException e) { // what the API's values refuse
      last.failed(WinInetErrors.ERROR_INVALID_PARAMETER, String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static void fail(LastErrors.LastError last, IOException e) {
    if (e instanceof InternetException known) {
      last.heard(known.serverResponse());
      last.failed(Refusal.number(known.error()), String.valueOf(e.getMessage()));
    } else if (e instanceof LocalFileException local) {
      last.failed(local.number(), String.valueOf(e.getMessage()));
    } else {
      last.failed(InternetError.INTERNAL_ERROR.number(), String.valueOf(e.getMessage()));
    }
  }
}
