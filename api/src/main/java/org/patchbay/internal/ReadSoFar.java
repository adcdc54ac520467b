package org.patchbay.internal;

import java.io.ByteArrayOutputStream;
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

  /** Most downloads are small: to keep so many bytes costs less than their digest. */
  private static final int FEW = 16 * 1024;

  private final boolean remembers;
  private @Nullable ByteArrayOutputStream few;
  private @Nullable MessageDigest many;
  private long count;

  private ReadSoFar(boolean remembers) {
    this.remembers = remembers;
  }

  /** Of a download that proves by itself what its rest is. */
  static ReadSoFar counted() {
    return new ReadSoFar(false);
  }

  /** Of a download that can only be begun again. */
  static ReadSoFar remembered() {
    return new ReadSoFar(true);
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
    if (remembers) {
      remember(buffer, start, length);
    }
  }

  private void remember(byte[] buffer, int start, int length) {
    if (many == null && count > FEW) {
      many = digestOfFew();
      few = null;
    }
    if (many != null) {
      many.update(buffer, start, length);
      return;
    }
    if (few == null) {
      few = new ByteArrayOutputStream(length);
    }
    few.write(buffer, start, length);
  }

  private MessageDigest digestOfFew() {
    MessageDigest digest = newDigest();
    if (few != null) {
      digest.update(few.toByteArray());
    }
    return digest;
  }

  private byte[] digest() throws CloneNotSupportedException {
    MessageDigest all = many == null ? digestOfFew() : (MessageDigest) many.clone();
    return all.digest();
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
    if (!remembers) {
      return resumer.resume(bookmark, count);
    }
    InputStream again = resumer.resume(bookmark, 0);
    boolean same = false;
    try {
      same = MessageDigest.isEqual(digestOfBeginning(again), digest());
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
