package org.patchbay.wininet;

import java.io.IOException;

/** What InternetReadFile reads from. */
interface Readable {
  /**
   * Fills the buffer as far as there is something to come.
   *
   * @return bytes, 0 at the end (W-186)
   */
  int read(byte[] buffer, int count) throws IOException;

  /** Bytes that can be read without waiting. */
  int available() throws IOException;
}
