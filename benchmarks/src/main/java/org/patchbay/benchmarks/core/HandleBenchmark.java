package org.patchbay.benchmarks.core;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.internal.PlainPatchbay;

/** A call through a handle, the same call on the provider's object, and a whole connect(). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // by start()
public class HandleBenchmark {
  private static final ConnectRequest REQUEST = ConnectRequest.to("127.0.0.1");

  private final Counter bare = new Adding();
  private PlainPatchbay core;
  private InternetSession session;
  private Counter handle;

  /** Starts a core of its own. */
  @Setup
  public void start() throws InternetException {
    core = PlainPatchbay.with(context -> new Adding(), Counter.PROPERTIES);
    session = core.internet().open(SessionOptions.agent("benchmark"));
    handle = session.connect(Counter.COUNTER, REQUEST);
  }

  /** Ends it. */
  @TearDown
  public void end() {
    core.close();
  }

  /** Through the handle. */
  @Benchmark
  public int handle() throws InternetException {
    return handle.add(1);
  }

  /** On the provider's object. */
  @Benchmark
  public int bare() throws InternetException {
    return bare.add(1);
  }

  /** Connects and closes, where the provider does nothing. */
  @Benchmark
  public void connect() throws InternetException {
    session.connect(Counter.COUNTER, REQUEST).close();
  }
}
