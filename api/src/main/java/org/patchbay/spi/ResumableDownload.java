package org.patchbay.spi;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A download that another provider can go on with. Implemented by an {@link java.io.InputStream}
 * that a typed connection, or a handle below it, returns; the core asks once, when it is handed
 * out.
 */
@ConsumerType
public interface ResumableDownload {

  /**
   * All that is needed to fetch the rest and to know that it is the rest of the same content: path,
   * length, validators. Text only, the keys are the service's own.
   *
   * @return empty if this one cannot be resumed safely
   */
  Map<String, String> bookmark();
}
