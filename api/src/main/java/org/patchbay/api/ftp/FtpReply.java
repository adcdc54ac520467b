package org.patchbay.api.ftp;

/**
 * A reply of the server (RFC 959 §4.2).
 *
 * @param code three digits
 * @param text the reply with its code, all lines, line breaks kept
 */
public record FtpReply(int code, String text) {
  /** Whether the command was not refused: 1xx, 2xx or 3xx. */
  public boolean isPositive() {
    return code < 400;
  }
}
