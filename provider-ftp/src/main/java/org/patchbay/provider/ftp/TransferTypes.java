package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    agree(wanted);
  }

  /** Tells the server what is to be used this once, unless it knows. */
  void agree(TransferType type) throws IOException {
    if (agreed != type) {
      dialogue.perform("TYPE", type == TransferType.BINARY ? "I" : "A");
      agreed = type;
    }
  }

  /** Another login has begun: agrees with it on what was agreed on with the last. */
  void renew() throws IOException {
    TransferType before = agreed;
    agreed = null;
    if (before != null) {
      agree(before);
    }
  }

  /** The server has accepted a TYPE of the caller's own making. */
  void heard(String command) {
    agreed =
        switch (command.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ")) {
          case "TYPE I" -> TransferType.BINARY;
          case "TYPE A", "TYPE A N" -> TransferType.ASCII;
          default -> null;
        };
    wanted = agreed == null ? wanted : agreed;
  }
}
