package org.patchbay.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.DownloadResumer;

/**
 * What a caller has of a download: how much, and, where that is all there is to know it by, which
 * bytes. Confined to the thread that reads.
 */
final class ReadSoFar {
  private static final int PIECE = 8 * 1024;

  private final @Nullable MessageDigest bytes;
  private long count;

  private ReadSoFar(@Nullable MessageDigest bytes) {
    this.bytes = bytes;
  }

  /** Of a download that proves by itself what its rest is. */
  static ReadSoFar counted() {
    return new ReadSoFar(null);
  }

  /** Of a download that can only be begun again. */
  static ReadSoFar remembered() {
    return new ReadSoFar(newDigest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(byte[] buffer, int start, int length) {
    count += length;
    if (bytes != null) {
      bytes.update(buffer, start, length);
    }
  }

  void addSkipped(long skipped) {
    count += skipped;
  }

  /**
   * Has the next provider go on.
   *
   * @throws InternetException {@link InternetError#RESUME_FAILED} if what begins again is not what
   *     the caller has
   */
  InputStream restOf(DownloadResumer resumer, Map<String, String> bookmark) throws Exception {
    if (bytes == null) {
      return resumer.resume(bookmark, count);
    }
    InputStream again = resumer.resume(bookmark, 0);
    boolean same = false;
    try {
      same =
          MessageDigest.isEqual(digestOfBeginning(again), ((MessageDigest) bytes.clone()).digest());
    } finally {
      if (!same) {
        again.close();
      }
    }
    if (!same) {
      throw new InternetException(
          InternetError.RESUME_FAILED,
          "begun again, the download does not begin with the " + count + " bytes that were read");
    }
    return again;
  }

  private byte[] digestOfBeginning(InputStream again) throws IOException {
    MessageDigest digest = newDigest();
    byte[] piece = new byte[PIECE];
    long left = count;
    while (left > 0) {
      int got = again.read(piece, 0, (int) Math.min(PIECE, left));
      if (got < 0) {
        return new byte[0];
      }
      digest.update(piece, 0, got);
      left -= got;
    }
    return digest.digest();
  }
}
