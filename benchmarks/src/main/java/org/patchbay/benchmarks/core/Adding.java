package org.patchbay.benchmarks.core;

/** The provider's side of a counter. */
final class Adding implements Counter {
  private int sum;

  @Override
  public int add(int number) {
    sum += number;
    return sum;
  }

  @Override
  public void close() {}
}
