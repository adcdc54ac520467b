package org.patchbay.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * What TLS reads from. JSSE takes the end of a TCP connection for the end of the data, announced or
 * not, so that anyone on the way could cut a file short. It reads no further once the end has been
 * announced (RFC 8446 §6.1): whoever meets the end down here was not told.
 */
final class AnnouncedEnd extends FilterInputStream {
  private final BooleanSupplier required;

  AnnouncedEnd(InputStream in, BooleanSupplier required) {
    super(in);
    this.required = required;
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return checked(super.read(buffer, offset, length));
  }

  private int checked(int read) throws InternetException {
    if (read < 0 && required.getAsBoolean()) {
      throw new InternetException(
          InternetError.TRUNCATED,
          "the connection ended without the end of TLS (close_notify): what came may be cut short");
    }
    return read;
  }
}
