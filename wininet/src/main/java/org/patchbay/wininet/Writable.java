package org.patchbay.wininet;

import java.io.IOException;

/** What InternetWriteFile writes to. */
interface Writable {
  /** Takes all of the bytes. */
  void write(byte[] buffer, int count) throws IOException;
}
