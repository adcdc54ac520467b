package org.patchbay.benchmarks.measure;

/** What the values of a job are. */
public enum Unit {
  /** Wall time of a round, told in milliseconds. */
  SECONDS("ms", 1e3),
  /** Time of one operation as JMH tells it. */
  NANOS("ns", 1),
  /** Heap per session or per operation. */
  BYTES("B", 1),
  /** Threads per session. */
  THREADS("threads", 1);

  private final String symbol;
  private final double scale;

  Unit(String symbol, double scale) {
    this.symbol = symbol;
    this.scale = scale;
  }

  /** As it stands in tables. */
  public String symbol() {
    return symbol;
  }

  /** A value as it is told. */
  public double told(double value) {
    return value * scale;
  }
}
