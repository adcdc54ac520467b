package org.patchbay.provider.ftp;

import java.io.IOException;
import org.patchbay.api.ftp.FtpReply;

/**
 * Tells a server how much is to come (ALLO), so that one without room for it says so before it has
 * taken the first half. Most do not care; those that do not know the command are not asked again.
 * Confined to the session's turn.
 */
final class Allocation {
  private final FtpDialogue dialogue;
  private final long from;
  private boolean unknown;

  /**
   * @param from size in bytes from which on it is worth a command, negative for never
   */
  Allocation(FtpDialogue dialogue, long from) {
    this.dialogue = dialogue;
    this.from = from;
  }

  /** Before an upload of so many bytes. */
  void announce(long size) throws IOException {
    if (unknown || from < 0 || size < Math.max(1, from)) {
      return;
    }
    FtpReply reply = dialogue.await(dialogue.send("ALLO", Long.toString(size)));
    // RFC 959 §4.2.2: these tell of the command, the others of the room for the file.
    switch (reply.code()) {
      case 500, 501, 502, 504 -> unknown = true;
      default -> {
        if (!reply.isPositive()) {
          throw FtpErrors.refused("ALLO", reply);
        }
      }
    }
  }
}
