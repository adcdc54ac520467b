package org.patchbay.provider.ftp;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ResumableDownload;

/**
 * What is known of a file that is being read, so that another session can read the rest of it.
 *
 * @param path as {@link CurrentDirectory#portable} made it
 * @param base offset in the file of the first byte that was asked for
 * @param size of the whole file, {@link FileFacts#UNKNOWN} if it is not
 * @param modified when it was last changed, as the server writes it; null if that was not asked
 *     for, and then all of it is read again
 */
record FtpBookmark(String path, long base, long size, @Nullable String modified) {

  Map<String, String> asText() {
    if (modified == null) {
      return Map.of(
          ResumableDownload.FROM_START, "true", "path", path, "base", Long.toString(base));
    }
    return Map.of(
        "path",
        path,
        "base",
        Long.toString(base),
        "size",
        Long.toString(size),
        "modified",
        modified);
  }

  static FtpBookmark parse(Map<String, String> text) throws InternetException {
    String path = value(text, "path");
    long base = number(text, "base");
    return text.containsKey(ResumableDownload.FROM_START)
        ? new FtpBookmark(path, base, FileFacts.UNKNOWN, null)
        : new FtpBookmark(path, base, number(text, "size"), value(text, "modified"));
  }

  private static String value(Map<String, String> text, String key) throws InternetException {
    String value = text.get(key);
    if (value == null) {
      throw FtpErrors.invalid("no bookmark of an FTP download: it has no " + key);
    }
    return value;
  }

  private static long number(Map<String, String> text, String key) throws InternetException {
    try {
      return Long.parseLong(value(text, key));
    } catch (NumberFormatException e) {
      throw FtpErrors.invalid("no bookmark of an FTP download: its " + key + " is no number");
    }
  }
}
