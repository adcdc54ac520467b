package org.patchbay.provider.ftp;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpHash;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.api.ftp.TransferType;

/**
 * What a session does without a data connection. Keeps what the provider that takes the connection
 * over must know: directory and type. Confined to the session's turn.
 */
final class FtpCommands {
  private static final String TYPE = "type";
  // RFC 3659 §2.3
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final FtpDialogue dialogue;
  private final FtpFeatures features;
  private final FtpHashes hashes;
  private final TransferTypes types;
  private final CurrentDirectory directory;
  private final ConcurrentMap<String, String> state;

  FtpCommands(
      FtpDialogue dialogue,
      FtpFeatures features,
      TransferTypes types,
      CurrentDirectory directory,
      ConcurrentMap<String, String> state) {
    this.dialogue = dialogue;
    this.features = features;
    this.hashes = new FtpHashes(dialogue, features);
    this.types = types;
    this.directory = directory;
    this.state = state;
  }

  /** Takes up where the provider before this one left. */
  void takeUp() throws IOException {
    if (TransferType.ASCII.name().equals(state.get(TYPE))) {
      types.want(TransferType.ASCII);
    }
    for (String move : directory.way()) {
      dialogue.perform(features.path(move), null);
    }
  }

  /** Takes up where the login before this one left. */
  void goOn() throws IOException {
    features.renew();
    takeUp();
    types.renew();
  }

  FtpReply perform(String verb, String path) throws IOException {
    return dialogue.perform(verb, features.path(path));
  }

  long size(String path) throws IOException {
    String argument = features.path(path);
    types.agree();
    long size = number(dialogue.perform("SIZE", argument));
    if (size < 0) {
      throw FtpErrors.unintelligible("SIZE");
    }
    return size;
  }

  /** The number that a reply consists of, -1 if it does not. */
  static long number(FtpReply reply) {
    String digits = words(reply);
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
  }

  /** A reply without its code. */
  static String words(FtpReply reply) {
    return reply.text().substring(3).strip();
  }

  Instant modified(String path) throws IOException {
    Instant time = MachineListing.time(words(perform("MDTM", path)));
    if (time == null) {
      throw FtpErrors.unintelligible("MDTM");
    }
    return time;
  }

  /** By MFMT, or by MDTM with a time, which vsftpd has and others take for a name. */
  Instant setModified(String path, Instant given) throws IOException {
    Instant time = given.truncatedTo(ChronoUnit.SECONDS);
    String argument = TIME.format(time) + " " + features.path(path);
    if (features.has("MFMT")) {
      dialogue.perform("MFMT", argument);
      return time;
    }
    FtpReply reply = dialogue.await(dialogue.send("MDTM", argument));
    if (reply.code() != 213 || !time.equals(modified(path))) {
      throw new InternetException(
          InternetError.UNSUPPORTED, "the server has no command that sets the time of a file");
    }
    return time;
  }

  Optional<FtpHash> hash(String path, List<String> wanted) throws IOException {
    return hashes.of(path, wanted);
  }

  FtpReply rename(String from, String to) throws IOException {
    String source = features.path(from);
    String target = features.path(to);
    FtpReply ready = dialogue.send("RNFR", source);
    if (ready.code() != 350) {
      throw FtpErrors.refused("RNFR", ready);
    }
    return dialogue.perform("RNTO", target);
  }

  FtpReply changeDirectory(String path) throws IOException {
    FtpReply reply = perform("CWD", path);
    directory.movedTo(path);
    return reply;
  }

  FtpReply changeToParentDirectory() throws IOException {
    FtpReply reply = dialogue.await(dialogue.send("CDUP"));
    if (reply.code() == 500 || reply.code() == 502) {
      return changeDirectory("..");
    } else if (reply.code() >= 300) {
      throw FtpErrors.refused("CDUP", reply);
    }
    directory.movedBy("CDUP");
    return reply;
  }

  String currentDirectory() throws IOException {
    return QuotedPath.of(dialogue.send("PWD"));
  }

  TransferType transferType(TransferType type) throws IOException {
    types.want(type);
    types.agree();
    state.put(TYPE, type.name());
    return type;
  }

  FtpReply raw(RawCommand command) throws IOException {
    FtpReply reply = dialogue.await(dialogue.send(features.path(command.line())));
    if (reply.isPositive() && command.moves()) {
      directory.movedBy(command.line());
    } else if (reply.isPositive() && command.isType()) {
      types.heard(command.line());
      state.put(TYPE, types.wanted().name());
    }
    return reply;
  }
}
