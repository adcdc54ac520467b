package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpReply;

/**
 * What the server says it can do (RFC 2389), asked when it first matters: a login that only fetches
 * a file does without. Confined to the session's turn.
 */
final class FtpFeatures {
  private static final String UTF8 = "UTF8";

  private final FtpDialogue dialogue;
  private final FtpText text;
  private @Nullable Map<String, String> told;

  FtpFeatures(FtpDialogue dialogue, FtpText text) {
    this.dialogue = dialogue;
    this.text = text;
  }

  /** Whether the server has named this feature. */
  boolean has(String name) throws IOException {
    return told().containsKey(name);
  }

  /** What the server says of this feature, empty if it says nothing or does not have it. */
  String parameters(String name) throws IOException {
    return told().getOrDefault(name, "");
  }

  private Map<String, String> told() throws IOException {
    Map<String, String> known = told;
    if (known == null) {
      known = ask();
      told = known;
    }
    return known;
  }

  /** Another login has begun: what the last one was told is told again. */
  void renew() throws IOException {
    if (told != null && told.containsKey(UTF8)) {
      dialogue.send("OPTS", "UTF8 ON");
    }
  }

  /** A path as it goes over the wire. */
  String path(String path) throws IOException {
    FtpText.check(path, "path");
    if (path.isEmpty()) {
      throw FtpErrors.invalid("the path is empty");
    }
    if (!FtpText.isAscii(path)) {
      has(UTF8);
    }
    return text.encode(path, "path");
  }

  private Map<String, String> ask() throws IOException {
    Map<String, String> answer = read(dialogue.send("FEAT"));
    if (answer.containsKey(UTF8)) {
      // Some servers want to be told; RFC 2640 servers need not know the command.
      dialogue.send("OPTS", "UTF8 ON");
      text.useUtf8();
    }
    return answer;
  }

  /** RFC 2389 §3.2: a line each, one blank before it, which some servers forget or replace. */
  static Map<String, String> read(FtpReply reply) {
    Map<String, String> features = new HashMap<>();
    if (reply.code() == 211) {
      List<String> lines = reply.text().lines().toList();
      for (String line : lines.subList(1, Math.max(1, lines.size() - 1))) {
        String[] words = line.replaceFirst("^211-", "").strip().split("[ ;]", 2);
        features.put(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
      }
    }
    return features;
  }
}
