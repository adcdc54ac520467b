package org.patchbay.provider.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpFind;
import org.patchbay.api.ftp.FtpHash;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.api.ftp.TransferType;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.DownloadResumer;
import org.patchbay.spi.Reusable;

/** A logged-in session: each method is one turn on the dialogue. Thread-safe. */
final class FtpSession implements FtpConnection, DownloadResumer, Reusable {
  // RFC 959 §4.2.2
  private static final int NOT_AVAILABLE = 421;

  private final Turn turn = new Turn();
  private final FtpDialogue dialogue;
  private final FtpRenewal renewal;
  private final FtpCommands commands;
  private final FtpStreams streams;
  private final FtpListings listings;
  private final int listLimit;
  private final BooleanSupplier unwanted;
  private final boolean sharable;
  private boolean resting;

  FtpSession(
      ConnectContext context,
      FtpSettings settings,
      FtpServer server,
      FtpDialogue dialogue,
      FtpText text,
      DataAddresses addresses,
      FtpLogin login) {
    this.dialogue = dialogue;
    this.unwanted = context::isCancelled;
    this.sharable = context.request().has(ConnectFlag.EXISTING);
    dialogue.renewableIf(unwanted);
    this.renewal = new FtpRenewal(login, server, dialogue, this::commands);
    FtpDataConnections connections =
        new FtpDataConnections(
            new FtpEndpoints(server, dialogue, addresses),
            dialogue,
            turn,
            new SessionReuse(dialogue, renewal));
    FtpFeatures features = new FtpFeatures(dialogue, text);
    TransferTypes types = new TransferTypes(dialogue);
    CurrentDirectory directory = new CurrentDirectory(dialogue, text, context.state());
    FtpPaths paths = new FtpPaths(features, directory);
    this.commands = new FtpCommands(dialogue, features, types, directory, context.state());
    this.streams = new FtpStreams(connections, dialogue, types, turn, paths, settings);
    this.listings = new FtpListings(dialogue, connections, features, text, settings.listings());
    this.listLimit = settings.listLimit();
  }

  private FtpCommands commands() {
    return commands;
  }

  /** Takes up where the provider before this one left. */
  void takeUp() throws IOException {
    commands.takeUp();
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
    return call("RETR", () -> streams.read(path, offset));
  }

  @Override
  public InputStream resume(Map<String, String> bookmark, long offset) throws InternetException {
    return call("RETR", () -> streams.resume(FtpBookmark.parse(bookmark), offset));
  }

  @Override
  public Upload openWrite(String path, long offset) throws InternetException {
    return call("STOR", () -> streams.write("STOR", path, offset, FileFacts.UNKNOWN));
  }

  @Override
  public Upload openWrite(String path, long offset, long size) throws InternetException {
    FtpStreams.check(offset, size);
    return call("STOR", () -> streams.write("STOR", path, offset, size));
  }

  @Override
  public Upload openAppend(String path) throws InternetException {
    return call("APPE", () -> streams.write("APPE", path, 0, FileFacts.UNKNOWN));
  }

  @Override
  public long size(String path) throws InternetException {
    return call("SIZE", () -> commands.size(path));
  }

  @Override
  public Instant modified(String path) throws InternetException {
    return call("MDTM", () -> commands.modified(path));
  }

  @Override
  public void setModified(String path, Instant time) throws InternetException {
    call("MFMT", () -> commands.setModified(path, time));
  }

  @Override
  public Optional<FtpHash> hash(String path, String... algorithms) throws InternetException {
    return call("HASH", () -> commands.hash(path, List.of(algorithms)));
  }

  @Override
  public void delete(String path) throws InternetException {
    call("DELE", () -> commands.perform("DELE", path));
  }

  @Override
  public void rename(String from, String to) throws InternetException {
    call("RNFR", () -> commands.rename(from, to));
  }

  @Override
  public void makeDirectory(String path) throws InternetException {
    call("MKD", () -> commands.perform("MKD", path));
  }

  @Override
  public void removeDirectory(String path) throws InternetException {
    call("RMD", () -> commands.perform("RMD", path));
  }

  @Override
  public void changeDirectory(String path) throws InternetException {
    call("CWD", () -> commands.changeDirectory(path));
  }

  @Override
  public void changeToParentDirectory() throws InternetException {
    call("CDUP", commands::changeToParentDirectory);
  }

  @Override
  public String currentDirectory() throws InternetException {
    return call("PWD", commands::currentDirectory);
  }

  @Override
  public void transferType(TransferType type) throws InternetException {
    call("TYPE", () -> commands.transferType(type));
  }

  @Override
  public FtpReply command(String line) throws InternetException {
    RawCommand command = RawCommand.parse(line);
    return call(command.verb(), () -> commands.raw(command));
  }

  private <T> T call(String tried, Call<T> call) throws InternetException {
    turn.enter();
    try {
      turn.requireFree();
      requireWanted();
      renewal.renewIfDue();
      return made(call);
    } catch (IOException e) {
      throw FtpErrors.explain(tried, e);
    } finally {
      turn.leave();
    }
  }

  /** Cancelled while others had their turn. */
  private void requireWanted() throws InternetException {
    if (unwanted.getAsBoolean()) {
      throw new InternetException(InternetError.OPERATION_CANCELLED, "the call was cancelled");
    }
  }

  /** A call that is cancelled has its sockets cut at some moment: the next one logs in again. */
  private <T> T made(Call<T> call) throws IOException {
    try {
      return call.make();
    } finally {
      if (unwanted.getAsBoolean()) {
        dialogue.drop();
      }
    }
  }

  /**
   * Where the flag asked for it: as its caller has left it, in the directory where that was, as
   * WinINet has it. Whether the server still holds it is asked before the next caller gets it.
   */
  @Override
  public boolean isReusable() throws InternetException {
    if (!sharable || turn.isTaken()) {
      return false;
    }
    resting = !resting;
    return resting || call("NOOP", () -> dialogue.send("NOOP").code() != NOT_AVAILABLE);
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
