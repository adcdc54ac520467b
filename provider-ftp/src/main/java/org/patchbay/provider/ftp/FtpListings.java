package org.patchbay.provider.ftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.provider.ftp.listing.ListingEngine;
import org.patchbay.provider.ftp.listing.ListingLines;
import org.patchbay.provider.ftp.listing.ListingStyle;

/** Lists directories: by MLSD where the server has it, else by LIST. Confined to the turn. */
final class FtpListings {
  private final FtpDialogue dialogue;
  private final FtpDataConnections connections;
  private final FtpFeatures features;
  private final FtpText text;
  private final ListingSettings settings;
  private boolean mlsdRefused;
  private @Nullable String system;

  FtpListings(
      FtpDialogue dialogue,
      FtpDataConnections connections,
      FtpFeatures features,
      FtpText text,
      ListingSettings settings) {
    this.dialogue = dialogue;
    this.connections = connections;
    this.features = features;
    this.text = text;
    this.settings = settings;
  }

  /** Begins to list. */
  Listing open(ListedPath path) throws IOException {
    boolean machine = !mlsdRefused && (features.has("MLST") || features.has("MLSD"));
    return machine ? byMachine(path) : bySystem(path);
  }

  private Listing byMachine(ListedPath path) throws IOException {
    try {
      return begin("MLSD", argument(path), ListingStyle.OF_MLSD, path);
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
    return Listing.of(
        MachineListing.entry(dialogue.getReplyString(), settings, new EntryText(text, path)));
  }

  private Listing bySystem(ListedPath path) throws IOException {
    List<ListingStyle> styles = ListingStyle.bySystem(system());
    Listing listing = begin("LIST", guarded(argument(path)), styles, path);
    if (listing.isSilent() && !path.path().isEmpty()) {
      requireDirectory(path);
    } else if (listing.isWhole() && path.isExact() && isFile(path, listing.seen())) {
      return Listing.of(new EntryText(text, path).itself(listing.seen().get(0)));
    }
    return listing;
  }

  /** An entry of its own name: the path was a file, or a directory with a file called the same. */
  private boolean isFile(ListedPath path, List<FtpEntry> entries) throws IOException {
    if (entries.size() != 1 || entries.get(0).isDirectory()) {
      return false;
    }
    String name = entries.get(0).name();
    return name.equals(new EntryText(text, path).nameOfPath())
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

  private Listing begin(
      String verb, @Nullable String argument, List<ListingStyle> styles, ListedPath path)
      throws IOException {
    FtpTransfer transfer = connections.open(verb, argument, 0);
    ListingEngine engine =
        new ListingEngine(
            transfer.data().getInputStream(), settings.limits(), styles, settings.clock());
    return Listing.begun(new EntryReader(transfer, engine, new EntryText(text, path)));
  }

  /** Names as the server gives them. */
  List<String> names(String path, int limit) throws IOException {
    features.has("UTF8"); // In what character set they will come.
    String argument = path.isEmpty() ? null : guarded(features.path(path));
    FtpTransfer transfer = connections.open("NLST", argument, 0);
    List<String> names = new ArrayList<>();
    try {
      read(new ListingLines(transfer.data().getInputStream(), settings.limits()), names, limit);
    } catch (IOException e) {
      throw transfer.broken(e);
    }
    transfer.received();
    return names;
  }

  private void read(ListingLines lines, List<String> names, int limit) throws IOException {
    while (lines.next()) {
      if (names.size() == limit) {
        throw Listing.tooLong(limit);
      }
      settings.limits().checkName(lines.bytes(), lines.start(), lines.end());
      if (lines.end() > lines.start()) {
        names.add(name(lines));
      }
    }
  }

  private String name(ListingLines lines) {
    return lines.isAscii()
        ? new String(
            lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.ISO_8859_1)
        : text.path(Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end()));
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
}
