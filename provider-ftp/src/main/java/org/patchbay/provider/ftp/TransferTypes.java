package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.api.ftp.TransferType;

/** The type that is wanted and the one that the server has. Confined to the session's turn. */
final class TransferTypes {
  private final FtpDialogue dialogue;
  private TransferType wanted = TransferType.BINARY;
  private @Nullable TransferType agreed;

  TransferTypes(FtpDialogue dialogue) {
    this.dialogue = dialogue;
  }

  TransferType wanted() {
    return wanted;
  }

  void want(TransferType type) {
    wanted = type;
  }

  /** Tells the server what is wanted, unless it knows. */
  void agree() throws IOException {
    if (agreed != wanted) {
      dialogue.perform("TYPE", wanted == TransferType.BINARY ? "I" : "A");
      agreed = wanted;
    }
  }

  /** A caller has sent a command of its own, which may have been TYPE. */
  void heard(String command, FtpReply reply) {
    String upper = command.strip().toUpperCase(Locale.ROOT);
    if (!upper.startsWith("TYPE") || !reply.isPositive()) {
      return;
    }
    agreed =
        switch (upper.replaceAll("\\s+", " ")) {
          case "TYPE I" -> TransferType.BINARY;
          case "TYPE A", "TYPE A N" -> TransferType.ASCII;
          default -> null;
        };
    wanted = agreed == null ? wanted : agreed;
  }
}
