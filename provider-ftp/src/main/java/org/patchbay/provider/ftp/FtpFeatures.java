package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpReply;

/**
 * What the server says it can do (RFC 2389), asked when it first matters: a login that only fetches
 * a file does without. Confined to the session's turn.
 */
final class FtpFeatures {
  private final FtpDialogue dialogue;
  private final FtpText text;
  private @Nullable Set<String> names;

  FtpFeatures(FtpDialogue dialogue, FtpText text) {
    this.dialogue = dialogue;
    this.text = text;
  }

  /** Whether the server has named this feature. */
  boolean has(String name) throws IOException {
    Set<String> known = names;
    if (known == null) {
      known = ask();
      names = known;
    }
    return known.contains(name);
  }

  /** A path as it goes over the wire. */
  String path(String path) throws IOException {
    FtpText.check(path, "path");
    if (path.isEmpty()) {
      throw FtpErrors.invalid("the path is empty");
    }
    if (!FtpText.isAscii(path)) {
      has("UTF8");
    }
    return text.encode(path, "path");
  }

  private Set<String> ask() throws IOException {
    Set<String> told = read(dialogue.send("FEAT"));
    if (told.contains("UTF8")) {
      // Some servers want to be told; RFC 2640 servers need not know the command.
      dialogue.send("OPTS", "UTF8 ON");
      text.useUtf8();
    }
    return told;
  }

  static Set<String> read(FtpReply reply) {
    Set<String> names = new HashSet<>();
    if (reply.code() == 211) {
      reply
          .text()
          .lines()
          .filter(line -> line.startsWith(" "))
          .map(line -> line.strip().split("[ ;]", 2)[0].toUpperCase(Locale.ROOT))
          .forEach(names::add);
    }
    return names;
  }
}
