package org.patchbay.api;

import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A stream that a handle gives, as its caller holds it: every {@link InputStream} that comes out of
 * a connection is one. Confined to one thread, but for closing.
 */
@ProviderType
public abstract class Download extends InputStream {

  /** For the core. */
  protected Download() {}

  /**
   * Bytes from the beginning of this stream to its end, as the server told them when it was opened;
   * -1 if it did not. Asks nobody, and stays what it is while bytes are read and when the provider
   * has gone.
   */
  public abstract long length();
}
