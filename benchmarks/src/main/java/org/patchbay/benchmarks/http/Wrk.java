package org.patchbay.benchmarks.http;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Program;
import org.patchbay.benchmarks.measure.Sample;

/**
 * The load generator wrk, written in C: what the server can give. It runs for a second; its rate
 * tells how long the requests of a round would have taken.
 */
final class Wrk implements Contestant {
  static final String NAME = "wrk";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

  private final Program program;
  private final List<String> arguments;
  private final int requests;
  private final long work;

  Wrk(Program program, String url, int concurrency, int requests, long work) {
    this.program = program;
    this.arguments = List.of("-t1", "-c" + concurrency, "-d1s", url);
    this.requests = requests;
    this.work = work;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Sample run() throws Exception {
    String output = program.output(arguments);
    Matcher rate = RATE.matcher(output);
    if (!rate.find() || output.contains("Non-2xx")) {
      throw new IOException("wrk says: " + output);
    }
    return new Sample(requests / Double.parseDouble(rate.group(1)), Double.NaN, work);
  }
}
