package org.patchbay.provider.ftp;

import java.util.Locale;
import java.util.Set;
import org.patchbay.api.InternetException;

/**
 * A command that a caller sends as it is (W-087, W-088).
 *
 * @param line the whole of it
 * @param verb its first word, in upper case
 */
record RawCommand(String line, String verb) {
  /** What opens a data connection, or changes beneath us how the session works. */
  private static final Set<String> REFUSED =
      Set.of(
          "RETR", "STOR", "STOU", "APPE", "LIST", "NLST", "MLSD", "PORT", "EPRT", "LPRT", "PASV",
          "EPSV", "LPSV", "SPSV", "REST", "ABOR", "MODE", "STRU", "USER", "PASS", "ACCT", "REIN",
          "QUIT", "AUTH", "ADAT", "PBSZ", "PROT", "CCC", "MIC", "CONF", "ENC");

  private static final Set<String> MOVING = Set.of("CWD", "XCWD", "CDUP", "XCUP", "SMNT");

  static RawCommand parse(String line) throws InternetException {
    FtpText.check(line, "command");
    if (line.isBlank()) {
      throw FtpErrors.invalid("the command is empty"); // W-086
    }
    // Servers skip what Telnet may put before a command, so it must not hide one.
    String verb = line.replaceFirst("^[^A-Za-z]+", "").split("[^A-Za-z]", 2)[0];
    RawCommand command = new RawCommand(line, verb.toUpperCase(Locale.ROOT));
    if (REFUSED.contains(command.verb)) {
      throw FtpErrors.invalid(command.verb + " is not for sending as it is");
    }
    return command;
  }

  /** Whether the current directory may be another after it. */
  boolean moves() {
    return MOVING.contains(verb);
  }

  /** Whether it sets the transfer type. */
  boolean isType() {
    return verb.equals("TYPE");
  }
}
