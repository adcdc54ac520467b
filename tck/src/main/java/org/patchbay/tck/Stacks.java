package org.patchbay.tck;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a thread is, in few words. */
final class Stacks {
  private static final int ENOUGH = 4;

  private Stacks() {}

  /** The topmost frames that are not the JDK's; its topmost if there are no others. */
  static String own(StackTraceElement[] stack) {
    String frames =
        Arrays.stream(stack)
            .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
            .limit(ENOUGH)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(", "));
    return frames.isEmpty() && stack.length > 0 ? stack[0].toString() : frames;
  }
}
