package org.patchbay.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Where a provider's exceptions become the core's. A Throwable made in provider code leads to its
 * class loader by its class, its causes and its hidden backtrace; so it is told again as data:
 * kind, text, causes as text, stack trace elements.
 */
final class Border {
  private static final int DEEPEST_CAUSE = 8;

  private Border() {}

  /**
   * Makes the exception that a caller sees.
   *
   * @param expired whether the call ran into its total timeout
   * @param unwanted whether the handle was closed under the call, or the call was cancelled
   * @throws IllegalArgumentException where the provider threw one; likewise {@link
   *     NullPointerException}, {@link UnsupportedOperationException}; a {@link VirtualMachineError}
   *     as it is, unless only the stack was used up
   */
  static InternetException rebuild(Throwable thrown, Lent lent, boolean expired, boolean unwanted) {
    String gone = lent.withdrawnProvider();
    if (gone != null) {
      return lent.failure(
          InternetError.PROVIDER_WITHDRAWN, "the provider " + gone + " has gone", thrown);
    }
    if (unwanted) {
      return lent.failure(
          InternetError.OPERATION_CANCELLED,
          "cancelled: its handle was closed under the call, or nobody waits for it",
          thrown);
    }
    if (expired) {
      return lent.failure(
          InternetError.TIMEOUT,
          "the call took longer than " + lent.timeouts().total() + " in all",
          thrown);
    }
    if (thrown instanceof InternetException e) {
      return lent.failure(ofAProviderThatIsThere(e.error()), text(e), e.replyCode(), thrown);
    }
    if (thrown instanceof IOException e) {
      return lent.failure(errorOf(e), text(e), thrown);
    }
    throwIfCallersFault(thrown);
    return lent.failure(
        InternetError.INTERNAL_ERROR, "the provider failed: " + describe(thrown), thrown);
  }

  /** Only the core knows that a provider has gone, and goes on at another one then. */
  private static InternetError ofAProviderThatIsThere(InternetError error) {
    return error == InternetError.PROVIDER_WITHDRAWN ? InternetError.CONNECTION_ABORTED : error;
  }

  private static void throwIfCallersFault(Throwable thrown) {
    RuntimeException again = null;
    if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
      throw error;
    } else if (thrown instanceof IllegalArgumentException) {
      again = new IllegalArgumentException(text(thrown), causeOf(thrown, 0));
    } else if (thrown instanceof UnsupportedOperationException) {
      again = new UnsupportedOperationException(text(thrown), causeOf(thrown, 0));
    } else if (thrown instanceof NullPointerException) {
      again = new NullPointerException(text(thrown));
    }
    if (again != null) {
      again.setStackTrace(trace(thrown));
      throw again;
    }
  }

  private static InternetError errorOf(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return InternetError.TIMEOUT;
    }
    if (e instanceof SSLException) {
      return InternetError.SECURITY_CHANNEL_ERROR;
    }
    return e instanceof SocketException || e instanceof EOFException
        ? InternetError.CONNECTION_RESET
        : InternetError.CONNECTION_ABORTED;
  }

  /** Closes what nobody got, and so nobody else will close. */
  static void closeQuietly(AutoCloseable unclaimed) {
    try {
      unclaimed.close();
    } catch (Exception e) {
      return; // nor is there anybody to hear of it
    }
  }

  /** An exception's causes as text, or null if it has none. */
  static @Nullable Throwable causeOf(Throwable thrown) {
    return causeOf(thrown, 0);
  }

  private static @Nullable Throwable causeOf(Throwable thrown, int depth) {
    Throwable cause = ask(thrown::getCause);
    return cause == null || depth == DEEPEST_CAUSE
        ? null
        : new ToldCause(describe(cause), trace(cause), causeOf(cause, depth + 1));
  }

  /** Where an exception comes from. */
  static StackTraceElement[] trace(Throwable thrown) {
    StackTraceElement[] trace = ask(thrown::getStackTrace);
    return trace == null ? new StackTraceElement[0] : trace;
  }

  /** An exception of a provider's own class may fail to tell of itself. */
  private static <T> @Nullable T ask(Supplier<@Nullable T> question) {
    try {
      return question.get();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return null;
    }
  }

  private static String describe(Throwable thrown) {
    String message = ask(thrown::getMessage);
    return thrown.getClass().getName() + (message == null ? "" : ": " + message);
  }

  /** What an exception says, or its name where it says nothing. */
  static String text(Throwable thrown) {
    String message = ask(thrown::getMessage);
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  /** What was an exception of any class, told as text. */
  private static final class ToldCause extends Exception {
    private static final long serialVersionUID = 1L;

    ToldCause(String description, StackTraceElement[] trace, @Nullable Throwable cause) {
      super(description, cause);
      setStackTrace(trace);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
