package org.patchbay.cli.soak;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.patchbay.api.InternetException;
import org.patchbay.cli.soak.SoakOperation.Resumption;
import org.patchbay.cli.text.Text;

/** Counts what happens in a soak. Thread-safe. */
final class SoakTally {
  private final LongAdder operations = new LongAdder();
  private final LongAdder withdrawn = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder moved = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder resumed = new LongAdder();
  private final Map<Group, SoakTimes> times =
      Arrays.stream(Group.values())
          .collect(Collectors.toUnmodifiableMap(group -> group, group -> new SoakTimes()));
  private final Set<Long> openHandles = ConcurrentHashMap.newKeySet();
  private final Map<String, Problem> problems = new LinkedHashMap<>();

  void handleCreated(long id) {
    openHandles.add(id);
  }

  void handleClosed(long id) {
    openHandles.remove(id);
  }

  void resumed(Resumption resumption) {
    count(resumption).increment();
  }

  /** An operation has given all that was asked of it. */
  void done(SoakOperation operation) {
    operations.increment();
    bytes.add(operation.bytes());
    long nanos = operation.nanos();
    Group group = Group.of(operation);
    times(group).add(nanos);
    if (operation.metSwap()) {
      times(Group.SWAP).add(nanos);
    }
  }

  /** An upload was cut, and its caller told so. */
  void withdrawn(SoakOperation operation) {
    operations.increment();
    withdrawn.increment();
  }

  /** An operation whose caller saw an error. */
  void failed(SoakOperation operation, Throwable failure) {
    operations.increment();
    problem(operation.what() + ": " + line(failure), failure);
  }

  /** Anything that is not as it should be. The first of a kind is kept with its stack trace. */
  void problem(String line, Throwable failure) {
    String kind = line.replaceAll("[0-9]+", "#");
    synchronized (problems) {
      Problem first = problems.get(kind);
      problems.put(
          kind,
          first == null
              ? new Problem(line, 1, trace(failure))
              : new Problem(first.line(), first.count() + 1, first.trace()));
    }
  }

  List<Problem> problems() {
    synchronized (problems) {
      return List.copyOf(problems.values());
    }
  }

  long operations() {
    return operations.sum();
  }

  long withdrawn() {
    return withdrawn.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  long resumptions(Resumption resumption) {
    return count(resumption).sum();
  }

  int openHandles() {
    return openHandles.size();
  }

  Map<Group, SoakTimes.Summary> times() {
    Map<Group, SoakTimes.Summary> summaries = new EnumMap<>(Group.class);
    times.forEach((group, measured) -> summaries.put(group, measured.summary()));
    return summaries;
  }

  private LongAdder count(Resumption resumption) {
    return switch (resumption) {
      case MOVED -> moved;
      case RETRIED -> retried;
      case RESUMED -> resumed;
    };
  }

  private SoakTimes times(Group group) {
    return Objects.requireNonNull(times.get(group));
  }

  private static String line(Throwable failure) {
    return failure instanceof InternetException internet
        ? internet.error() + ", " + Text.oneLine(String.valueOf(internet.getMessage()))
        : Text.oneLine(failure.toString());
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /**
   * Things that went wrong in one way.
   *
   * @param line the first of them
   * @param count how many
   * @param trace the first one's stack trace, as text: an exception would keep what it came from
   */
  record Problem(String line, long count, String trace) {}

  /** Operations whose times can be compared. */
  enum Group {
    FRESH("connect + operation, no swap"),
    KEPT("operation on a kept handle, no swap"),
    FRESH_SWAP("connect + operation that met a swap"),
    KEPT_SWAP("operation on a kept handle that met a swap"),
    SWAP("any that met a swap");

    private final String text;

    Group(String text) {
      this.text = text;
    }

    static Group of(SoakOperation operation) {
      if (operation.metSwap()) {
        return operation.isKept() ? KEPT_SWAP : FRESH_SWAP;
      }
      return operation.isKept() ? KEPT : FRESH;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
