package org.patchbay.benchmarks.measure;

import java.util.Locale;

/**
 * What Patchbay's own contestant has to reach, alone or against another.
 *
 * @param kind what is compared
 * @param against the name of the other contestant, empty if there is none
 * @param limit the figure that must be reached
 */
public record Target(Kind kind, String against, double limit) {
  /** How the figure of a round is made. */
  public enum Kind {
    /** Patchbay's value divided by the other's: at most the limit. */
    TIME_AT_MOST("× the time", true),
    /** The other's value divided by Patchbay's: at least the limit. */
    SPEED_AT_LEAST("× as fast", false),
    /** Patchbay's value less the other's: at most the limit. */
    MORE_AT_MOST("more", true),
    /** Patchbay's value: at most the limit. */
    VALUE_AT_MOST("", true);

    private final String words;
    private final boolean lowIsGood;

    Kind(String words, boolean lowIsGood) {
      this.words = words;
      this.lowIsGood = lowIsGood;
    }

    boolean isLowGood() {
      return lowIsGood;
    }
  }

  /** At most so many times the time of another. */
  public static Target timeAtMost(double limit, String against) {
    return new Target(Kind.TIME_AT_MOST, against, limit);
  }

  /** At least so many times as fast as another. */
  public static Target speedAtLeast(double limit, String against) {
    return new Target(Kind.SPEED_AT_LEAST, against, limit);
  }

  /** At most so much more than another. */
  public static Target moreAtMost(double limit, String against) {
    return new Target(Kind.MORE_AT_MOST, against, limit);
  }

  /** At most so much in itself. */
  public static Target valueAtMost(double limit) {
    return new Target(Kind.VALUE_AT_MOST, "", limit);
  }

  /** The figure of one round. */
  double figure(double patchbay, double other) {
    return switch (kind) {
      case TIME_AT_MOST -> patchbay / other;
      case SPEED_AT_LEAST -> other / patchbay;
      case MORE_AT_MOST -> patchbay - other;
      case VALUE_AT_MOST -> patchbay;
    };
  }

  /** Whether a figure is on the good side of the limit. */
  boolean isReachedBy(double figure) {
    return kind.isLowGood() ? figure <= limit : figure >= limit;
  }

  /** The target in words. */
  public String words(Unit unit) {
    return (kind.isLowGood() ? "≤ " : "≥ ") + figureInWords(limit, unit);
  }

  /** A figure as this target tells it. */
  public String figureInWords(double figure, Unit unit) {
    return switch (kind) {
      case TIME_AT_MOST, SPEED_AT_LEAST -> plain(figure) + " " + kind.words;
      case MORE_AT_MOST -> plain(unit.told(figure)) + " " + unit.symbol() + " " + kind.words;
      case VALUE_AT_MOST -> plain(unit.told(figure)) + " " + unit.symbol();
    };
  }

  /** A figure without its unit. */
  public String bare(double figure, Unit unit) {
    return plain(
        kind == Kind.TIME_AT_MOST || kind == Kind.SPEED_AT_LEAST ? figure : unit.told(figure));
  }

  /** Three digits that mean something. */
  public static String plain(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.equals("-0.00") ? "0.00" : text;
  }
}
