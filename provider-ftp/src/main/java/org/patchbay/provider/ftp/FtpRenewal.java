package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Another login in place of the one that a session has, brought to the same directory and type.
 * What a caller has set by commands of their own is not kept. Confined to the session's turn.
 */
final class FtpRenewal {
  private final FtpLogin login;
  private final FtpServer server;
  private final FtpDialogue dialogue;
  private final Supplier<FtpCommands> commands;
  private String highestVersion = FtpServer.TLS_1_3;

  FtpRenewal(
      FtpLogin login, FtpServer server, FtpDialogue dialogue, Supplier<FtpCommands> commands) {
    this.login = login;
    this.server = server;
    this.dialogue = dialogue;
    this.commands = commands;
  }

  /** Logs in again where the session was lost over what a caller may do. */
  void renewIfDue() throws IOException {
    if (dialogue.isRenewable()) {
      renew();
    }
  }

  /**
   * Logs in again with TLS 1.2, whose sessions can be resumed as often as one likes, where that is
   * allowed; else for new tickets of TLS 1.3.
   */
  void renewForReuse() throws IOException {
    if (server.allowsTls12()) {
      highestVersion = FtpServer.TLS_1_2;
    }
    renew();
  }

  private void renew() throws IOException {
    dialogue.takeLeave();
    login.again(dialogue, server, highestVersion);
    commands.get().goOn();
  }
}
