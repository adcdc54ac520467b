package org.patchbay.provider.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpFind;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.api.ftp.TransferType;
import org.patchbay.spi.ConnectContext;

/** A logged-in session: each method is one turn on the dialogue. Thread-safe. */
final class FtpSession implements FtpConnection {
  private static final String DIRECTORY = "directory";
  private static final String TYPE = "type";

  private final Turn turn = new Turn();
  private final FtpDialogue dialogue;
  private final FtpFeatures features;
  private final TransferTypes types;
  private final FtpStreams streams;
  private final FtpListings listings;
  private final ConcurrentMap<String, String> state;
  private final int listLimit;

  FtpSession(
      ConnectContext context,
      FtpSettings settings,
      FtpServer server,
      FtpDialogue dialogue,
      FtpText text) {
    FtpDataConnections connections = new FtpDataConnections(server, dialogue, turn);
    this.dialogue = dialogue;
    this.features = new FtpFeatures(dialogue, text);
    this.types = new TransferTypes(dialogue);
    this.streams = new FtpStreams(dialogue, connections, types, turn);
    this.listings = new FtpListings(dialogue, connections, features, text);
    this.state = context.state();
    this.listLimit = settings.listLimit();
  }

  /** Takes up where the provider before this one left. */
  void resume() throws IOException {
    if (TransferType.ASCII.name().equals(state.get(TYPE))) {
      types.want(TransferType.ASCII);
    }
    String directory = state.get(DIRECTORY);
    if (directory != null) {
      dialogue.perform("CWD", features.path(directory));
    }
  }

  @Override
  public List<FtpEntry> list(String path) throws InternetException {
    ListedPath listed = ListedPath.parse(path);
    return call("the listing", () -> listings.open(listed).all(listLimit));
  }

  @Override
  public FtpFind find(String path) throws InternetException {
    ListedPath listed = ListedPath.parse(path);
    return call(
        "the listing",
        () -> {
          FtpFind find = new FtpEnumeration(turn, listings.open(listed));
          turn.take();
          return find;
        });
  }

  @Override
  public List<String> names(String path) throws InternetException {
    FtpText.check(path, "path");
    return call("NLST", () -> listings.names(path, listLimit));
  }

  @Override
  public InputStream openRead(String path, long offset) throws InternetException {
    checkOffset(offset);
    return call("RETR", () -> streams.read(features.path(path), offset));
  }

  @Override
  public OutputStream openWrite(String path, long offset) throws InternetException {
    checkOffset(offset);
    return call("STOR", () -> streams.write("STOR", features.path(path), offset));
  }

  @Override
  public OutputStream openAppend(String path) throws InternetException {
    return call("APPE", () -> streams.write("APPE", features.path(path), 0));
  }

  private static void checkOffset(long offset) throws InternetException {
    if (offset < 0) {
      throw FtpErrors.invalid("the offset is negative: " + offset);
    }
  }

  @Override
  public long size(String path) throws InternetException {
    return call(
        "SIZE",
        () -> {
          String argument = features.path(path);
          types.agree();
          long size = number(dialogue.perform("SIZE", argument), -1);
          if (size < 0) {
            throw FtpErrors.unintelligible("SIZE");
          }
          return size;
        });
  }

  /** The number that a reply consists of, or another if it does not. */
  static long number(FtpReply reply, long otherwise) {
    String digits = reply.text().substring(3).strip();
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : otherwise;
  }

  @Override
  public Instant modified(String path) throws InternetException {
    return call(
        "MDTM",
        () -> {
          FtpReply reply = dialogue.perform("MDTM", features.path(path));
          Instant time = MachineListing.time(reply.text().substring(3).strip());
          if (time == null) {
            throw FtpErrors.unintelligible("MDTM");
          }
          return time;
        });
  }

  @Override
  public void delete(String path) throws InternetException {
    perform("DELE", path);
  }

  @Override
  public void rename(String from, String to) throws InternetException {
    call(
        "RNFR",
        () -> {
          String source = features.path(from);
          String target = features.path(to);
          FtpReply ready = dialogue.send("RNFR", source);
          if (ready.code() != 350) {
            throw FtpErrors.refused("RNFR", ready);
          }
          return dialogue.perform("RNTO", target);
        });
  }

  @Override
  public void makeDirectory(String path) throws InternetException {
    perform("MKD", path);
  }

  @Override
  public void removeDirectory(String path) throws InternetException {
    perform("RMD", path);
  }

  private void perform(String verb, String path) throws InternetException {
    call(verb, () -> dialogue.perform(verb, features.path(path)));
  }

  @Override
  public void changeDirectory(String path) throws InternetException {
    call(
        "CWD",
        () -> {
          FtpReply reply = dialogue.perform("CWD", features.path(path));
          remember(path);
          return reply;
        });
  }

  @Override
  public String currentDirectory() throws InternetException {
    return call("PWD", () -> QuotedPath.of(dialogue.send("PWD")));
  }

  /** Keeps where we are, for the provider that takes the connection over. */
  private void remember(String path) throws IOException {
    state.put(DIRECTORY, path.startsWith("/") ? path : QuotedPath.of(dialogue.send("PWD")));
  }

  @Override
  public void transferType(TransferType type) throws InternetException {
    call(
        "TYPE",
        () -> {
          types.want(type);
          types.agree();
          return state.put(TYPE, type.name());
        });
  }

  @Override
  public FtpReply command(String line) throws InternetException {
    RawCommand command = RawCommand.parse(line);
    return call(
        command.verb(),
        () -> {
          FtpReply reply = dialogue.await(dialogue.send(features.path(command.line())));
          types.heard(command.line(), reply);
          state.put(TYPE, types.wanted().name());
          if (command.moves() && reply.isPositive()) {
            remember("");
          }
          return reply;
        });
  }

  private <T> T call(String tried, Call<T> call) throws InternetException {
    turn.enter();
    try {
      turn.requireFree();
      return call.make();
    } catch (IOException e) {
      throw FtpErrors.explain(tried, e);
    } finally {
      turn.leave();
    }
  }

  /**
   * Takes leave where that is possible; a transfer that is still open is not ended in good order.
   */
  @Override
  public void close() {
    turn.enter();
    try {
      if (!turn.isTaken()) {
        dialogue.takeLeave();
      }
      dialogue.drop();
    } finally {
      turn.leave();
    }
  }

  /** A turn. */
  @FunctionalInterface
  private interface Call<T> {
    T make() throws IOException;
  }
}
