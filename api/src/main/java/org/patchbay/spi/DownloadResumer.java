package org.patchbay.spi;

import java.io.InputStream;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.InternetException;

/** A typed connection that can go on with downloads which another provider began. */
@ConsumerType
public interface DownloadResumer {

  /**
   * Opens the rest of a download.
   *
   * @param bookmark what {@link ResumableDownload#bookmark()} gave
   * @param offset bytes that the caller has already; the stream begins with the next. 0 for a
   *     bookmark with {@link ResumableDownload#FROM_START}
   * @return the rest, to be closed by the core; may itself be resumed with the same bookmark
   * @throws InternetException {@link org.patchbay.api.InternetError#RESUME_FAILED} if the content
   *     is not provably the same, or the server cannot begin at the offset
   */
  InputStream resume(Map<String, String> bookmark, long offset) throws InternetException;
}
