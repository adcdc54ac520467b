package org.patchbay.wininet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Timeouts;

/** The options that are timeouts in milliseconds (W-191, W-194 to W-196). */
final class TimeoutOption {
  /** No wait is without end: what switches a timeout off makes it as long as it can be. */
  static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private TimeoutOption() {}

  static boolean is(int option) {
    return switch (option) {
      case WinInetConstants.INTERNET_OPTION_CONNECT_TIMEOUT,
          WinInetConstants.INTERNET_OPTION_SEND_TIMEOUT,
          WinInetConstants.INTERNET_OPTION_RECEIVE_TIMEOUT,
          WinInetConstants.INTERNET_OPTION_DATA_SEND_TIMEOUT,
          WinInetConstants.INTERNET_OPTION_DATA_RECEIVE_TIMEOUT ->
          true;
      default -> false;
    };
  }

  static int read(Timeouts timeouts, int option) {
    Duration timeout =
        switch (option) {
          case WinInetConstants.INTERNET_OPTION_CONNECT_TIMEOUT -> timeouts.connect();
          case WinInetConstants.INTERNET_OPTION_SEND_TIMEOUT,
              WinInetConstants.INTERNET_OPTION_RECEIVE_TIMEOUT ->
              timeouts.receive();
          default -> timeouts.data();
        };
    return (int) timeout.toMillis();
  }

  /** Sending and receiving have one bound. */
  static Timeouts write(@Nullable Timeouts before, int option, Duration timeout) {
    Timeouts known = before == null ? Timeouts.DEFAULT : before;
    return switch (option) {
      case WinInetConstants.INTERNET_OPTION_CONNECT_TIMEOUT -> known.withConnect(timeout);
      case WinInetConstants.INTERNET_OPTION_SEND_TIMEOUT,
          WinInetConstants.INTERNET_OPTION_RECEIVE_TIMEOUT ->
          new Timeouts(known.connect(), timeout, known.data(), known.total());
      default -> new Timeouts(known.connect(), known.receive(), timeout, known.total());
    };
  }
}
