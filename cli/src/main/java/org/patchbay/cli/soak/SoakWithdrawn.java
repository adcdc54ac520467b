package org.patchbay.cli.soak;

import java.io.IOException;
import org.patchbay.api.InternetException;

/** An upload was cut by the departure of its provider, and its caller was told so. */
final class SoakWithdrawn extends IOException {
  private static final long serialVersionUID = 1L;

  SoakWithdrawn(InternetException told) {
    super(told);
  }
}
