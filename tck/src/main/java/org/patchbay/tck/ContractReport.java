package org.patchbay.tck;

import java.util.ArrayList;
import java.util.List;

/** What was checked of one provider, and what was not and why. Confined to the test's thread. */
final class ContractReport {
  private final String contract;
  private final String framework;
  private final List<String> skipped = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private int passed;

  ContractReport(String contract, String framework) {
    this.contract = contract;
    this.framework = framework;
  }

  void passed() {
    passed++;
  }

  void skipped(String test, String reason) {
    skipped.add(test + ": " + reason.replaceFirst("^Assumption failed: ", ""));
  }

  void failed(String test, String message) {
    failed.add(test + ": " + message);
  }

  /** One line, then one for each that did not pass. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Provider contract, %s on %s: %d passed, %d failed, %d skipped"
            .formatted(contract, framework, passed, failed.size(), skipped.size()));
    failed.forEach(line -> text.append("\n  failed  ").append(line));
    skipped.forEach(line -> text.append("\n  skipped ").append(line));
    return text.toString();
  }
}
