package org.patchbay.api;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of every wait; none is infinite.
 *
 * @param connect for resolving a name, and for reaching each address
 * @param receive for silence on a connection: the next byte of a reply or of a body
 * @param data for silence on an FTP data connection
 * @param total for one operation from start to end, however the server spreads its bytes; for a
 *     stream, each read or write is an operation
 */
public record Timeouts(Duration connect, Duration receive, Duration data, Duration total) {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  /** 30 s to connect, 30 s of silence, 60 s of silence on a data connection, 1 hour in all. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofHours(1));

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is below a millisecond or above 24 days
   */
  public Timeouts {
    check(connect, "connect");
    check(receive, "receive");
    check(data, "data");
    check(total, "total");
  }

  private static void check(Duration timeout, String name) {
    Objects.requireNonNull(timeout, name);
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " timeout must be between 1 ms and 24 days: " + timeout);
    }
  }

  /** The same with another bound for connecting. */
  public Timeouts withConnect(Duration timeout) {
    return new Timeouts(timeout, receive, data, total);
  }

  /** The same with another bound for silence, on the connection and on data connections. */
  public Timeouts withSilence(Duration timeout) {
    return new Timeouts(connect, timeout, timeout, total);
  }

  /** The same with another bound for a whole operation. */
  public Timeouts withTotal(Duration timeout) {
    return new Timeouts(connect, receive, data, timeout);
  }
}
