package org.patchbay.provider.ftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpReply;

/**
 * What the server tells of a file that is to be read (RFC 3659 §3, §4). A refusal is no failure:
 * RETR will say what is wrong. Confined to the session's turn.
 */
final class FileFacts {
  static final int UNKNOWN = -1;

  private final FtpDialogue dialogue;
  private boolean withoutTimes;

  FileFacts(FtpDialogue dialogue) {
    this.dialogue = dialogue;
  }

  /** The size in the type that is agreed on, {@link #UNKNOWN} if it is not told (W-092). */
  long size(String path) throws IOException {
    FtpReply reply = dialogue.send("SIZE", path);
    return reply.code() == 213 ? FtpCommands.number(reply) : UNKNOWN;
  }

  /** The time of the last change as the server writes it, null if it is not told. */
  @Nullable String modified(String path) throws IOException {
    if (withoutTimes) {
      return null;
    }
    FtpReply reply = dialogue.send("MDTM", path);
    withoutTimes = reply.code() == 500 || reply.code() == 502;
    String time = FtpCommands.words(reply);
    return reply.code() == 213 && MachineListing.time(time) != null ? time : null;
  }
}
