package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpHash;
import org.patchbay.api.ftp.FtpReply;

/**
 * Hashes that a server makes of its files: by HASH (draft-bryan-ftpext-hash), or by the commands of
 * one algorithm each that older servers have. Only what FEAT names is tried. Confined to the turn.
 */
final class FtpHashes {
  /** What is known of an algorithm: its name in HASH, its own commands, digits of a value. */
  private enum Algorithm {
    SHA_512("SHA-512", 128, "XSHA512"),
    SHA_256("SHA-256", 64, "XSHA256"),
    SHA_1("SHA-1", 40, "XSHA1", "XSHA"),
    MD5("MD5", 32, "XMD5", "MD5"),
    CRC32("CRC32", 8, "XCRC");

    private final String label;
    private final int digits;
    private final List<String> commands;

    Algorithm(String label, int digits, String... commands) {
      this.label = label;
      this.digits = digits;
      this.commands = List.of(commands);
    }
  }

  private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]+");

  private final FtpDialogue dialogue;
  private final FtpFeatures features;

  FtpHashes(FtpDialogue dialogue, FtpFeatures features) {
    this.dialogue = dialogue;
    this.features = features;
  }

  /**
   * The hash of a file.
   *
   * @param wanted names of algorithms, best first; none for any
   */
  Optional<FtpHash> of(String path, List<String> wanted) throws IOException {
    String argument = features.path(path);
    for (Algorithm algorithm : candidates(wanted)) {
      FtpReply reply = reply(algorithm, argument);
      if (reply != null) {
        return Optional.of(new FtpHash(algorithm.label, value(reply, algorithm)));
      }
    }
    return Optional.empty();
  }

  private static List<Algorithm> candidates(List<String> wanted) {
    List<Algorithm> all = List.of(Algorithm.values());
    return wanted.isEmpty()
        ? all
        : wanted.stream()
            .flatMap(name -> all.stream().filter(known -> known.label.equalsIgnoreCase(name)))
            .toList();
  }

  private @Nullable FtpReply reply(Algorithm algorithm, String argument) throws IOException {
    if (offered().anyMatch(algorithm.label::equals)) {
      dialogue.perform("OPTS", "HASH " + algorithm.label);
      return dialogue.perform("HASH", argument);
    }
    for (String command : algorithm.commands) {
      if (features.has(command)) {
        return dialogue.perform(command, quoted(argument));
      }
    }
    return null;
  }

  /** "SHA-256;SHA-512;SHA-1*;MD5": the star is at the one that is chosen. */
  private Stream<String> offered() throws IOException {
    return Stream.of(features.parameters("HASH").split(";"))
        .map(name -> name.replace("*", "").strip().toUpperCase(Locale.ROOT));
  }

  /** These commands may take a range behind the path, so a blank in it must not look like one. */
  private static String quoted(String argument) {
    return argument.indexOf(' ') < 0 ? argument : '"' + argument + '"';
  }

  /** Servers put it behind the code, the algorithm, a range; it is known by its length. */
  private static String value(FtpReply reply, Algorithm algorithm) throws IOException {
    List<String> words = List.of(FtpCommands.words(reply).split("\\s+"));
    return words.stream()
        .filter(word -> word.length() == algorithm.digits && DIGITS.matcher(word).matches())
        .findFirst()
        .or(() -> shortened(words, algorithm))
        .orElseThrow(() -> FtpErrors.unintelligible("the hash command"));
  }

  /** Some leave out the zeros at the beginning of a CRC. */
  private static Optional<String> shortened(List<String> words, Algorithm algorithm) {
    String first = words.get(0);
    return algorithm == Algorithm.CRC32 && first.length() < 8 && DIGITS.matcher(first).matches()
        ? Optional.of("0".repeat(8 - first.length()) + first)
        : Optional.empty();
  }
}
