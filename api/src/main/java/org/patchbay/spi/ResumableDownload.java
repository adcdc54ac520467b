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
   * Key of a bookmark, whatever its value, whose download can only be begun again, since nothing
   * proves that the rest belongs to what has come. The core then asks for all of it, and hands out
   * the rest only if it begins with the very bytes that the caller has: what the caller gets is the
   * new download as a whole.
   */
  String FROM_START = "from-start";

  /**
   * All that is needed to fetch the rest and to know that it is the rest of the same content: path,
   * length, validators. Text only, the keys are the service's own.
   *
   * @return empty if this one cannot be resumed safely; with {@link #FROM_START} if it has no harm
   *     to do again from its beginning
   */
  Map<String, String> bookmark();

  /** Bytes from the beginning of this stream to its end, -1 if they are not known. */
  default long length() {
    return -1;
  }
}
