package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpReply;

/** Lists directories: by MLSD where the server has it, else by LIST. Confined to the turn. */
final class FtpListings {
  private final FtpDialogue dialogue;
  private final FtpDataConnections connections;
  private final FtpFeatures features;
  private final FtpText text;
  private boolean mlsdRefused;
  private @Nullable String system;

  FtpListings(
      FtpDialogue dialogue, FtpDataConnections connections, FtpFeatures features, FtpText text) {
    this.dialogue = dialogue;
    this.connections = connections;
    this.features = features;
    this.text = text;
  }

  /** Begins to list. */
  Listing open(ListedPath path) throws IOException {
    boolean machine = !mlsdRefused && (features.has("MLST") || features.has("MLSD"));
    return machine ? byMachine(path) : bySystem(path);
  }

  private Listing byMachine(ListedPath path) throws IOException {
    try {
      return begin("MLSD", argument(path), new MachineListing(), path);
    } catch (InternetException e) {
      if (e.error() != InternetError.EXTENDED_ERROR || dialogue.isLost()) {
        throw e;
      }
      return insteadOfMlsd(dialogue.getReplyCode(), path, e);
    }
  }

  private Listing insteadOfMlsd(int code, ListedPath path, InternetException refusal)
      throws IOException {
    if (code == 500 || code == 502) {
      mlsdRefused = true;
      return bySystem(path);
    } else if (path.isExact()) {
      return single(path); // RFC 3659 §7.2.1: MLSD takes directories only.
    }
    throw refusal;
  }

  private Listing single(ListedPath path) throws IOException {
    FtpReply reply = dialogue.send("MLST", argument(path));
    if (reply.code() != 250) {
      throw FtpErrors.refused("MLST", reply);
    }
    String line =
        reply
            .text()
            .lines()
            .filter(candidate -> candidate.startsWith(" "))
            .findFirst()
            .orElseThrow(() -> FtpErrors.unintelligible("MLST"));
    FtpEntry entry = new MachineListing().parse(line.substring(1));
    if (entry == null) {
      throw FtpErrors.unintelligible("MLST");
    }
    return Listing.of(named(entry, path));
  }

  private Listing bySystem(ListedPath path) throws IOException {
    SystemListing parser = SystemListing.of(system());
    Listing listing = begin("LIST", guarded(argument(path)), parser, path);
    if (listing.isSilent() && !path.path().isEmpty()) {
      requireDirectory(path);
    } else if (listing.isWhole() && path.isExact() && isFile(path, listing.seen())) {
      return Listing.of(named(listing.seen().get(0), path));
    }
    return listing;
  }

  /** An entry of its own name: the path was a file, or a directory with a file called the same. */
  private boolean isFile(ListedPath path, List<FtpEntry> entries) throws IOException {
    if (entries.size() != 1 || entries.get(0).isDirectory()) {
      return false;
    }
    String name = entries.get(0).name();
    return name.equals(path.name())
        ? dialogue.send("SIZE", argument(path)).code() == 213
        : name.equals(path.path());
  }

  /** Some servers list what does not exist as empty (vsftpd does): absence must be told (W-107). */
  private void requireDirectory(ListedPath path) throws IOException {
    String before = text.encode(QuotedPath.of(dialogue.send("PWD")), "path");
    FtpReply entered = dialogue.send("CWD", argument(path));
    if (!entered.isPositive()) {
      throw FtpErrors.refused("LIST", entered);
    }
    FtpReply returned = dialogue.send("CWD", before);
    if (!returned.isPositive()) {
      dialogue.drop();
      throw FtpErrors.refused("CWD", returned);
    }
  }

  private Listing begin(String verb, @Nullable String argument, EntryParser parser, ListedPath path)
      throws IOException {
    FtpTransfer transfer = connections.open(verb, argument, 0);
    return Listing.begun(new EntryReader(transfer, parser, text, path));
  }

  /** Names as the server gives them. */
  List<String> names(String path, int limit) throws IOException {
    String argument = path.isEmpty() ? null : guarded(features.path(path));
    FtpTransfer transfer = connections.open("NLST", argument, 0);
    List<String> names = new ArrayList<>();
    try {
      WireLines lines = WireLines.ofData(transfer, limit);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        names.add(text.decode(line));
      }
    } catch (IOException e) {
      throw transfer.broken(e);
    }
    transfer.received();
    return names;
  }

  private String system() throws IOException {
    String known = system;
    if (known == null) {
      known = dialogue.send("SYST").text();
      system = known;
    }
    return known;
  }

  private @Nullable String argument(ListedPath path) throws IOException {
    return path.path().isEmpty() ? null : features.path(path.path());
  }

  /** A path that looks like an option would be taken for one. */
  static @Nullable String guarded(@Nullable String argument) {
    return argument != null && argument.startsWith("-") ? "./" + argument : argument;
  }

  private static FtpEntry named(FtpEntry entry, ListedPath path) {
    return EntryReader.placed(entry, path.name(), path.path());
  }
}
