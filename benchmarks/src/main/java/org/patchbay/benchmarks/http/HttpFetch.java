package org.patchbay.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;

/** A client of one server. Thread-safe. */
interface HttpFetch {
  /** What a response goes through: enough for a small one, the best size for a large one. */
  int BUFFER = 64 << 10;

  /** Gets a file and tells its bytes. */
  long get(String path) throws Exception;

  /** Closes its connections. */
  default void close() throws Exception {}

  /** Reads a body to its end. */
  static long drain(InputStream body, int bufferSize) throws IOException {
    byte[] buffer = new byte[bufferSize];
    long count = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      count += read;
    }
    return count;
  }
}
