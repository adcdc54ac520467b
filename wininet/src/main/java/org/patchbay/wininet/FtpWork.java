package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.invalid;
import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpReply;

/** What the FTP functions do. */
final class FtpWork {
  private final Handles handles;
  private final Pending pending;

  FtpWork(Handles handles, Pending pending) {
    this.handles = handles;
    this.pending = pending;
  }

  /** A step on a connection. */
  @FunctionalInterface
  interface Step {
    void on(FtpConnection connection) throws InternetException;
  }

  /** A step that needs names: the handle is checked first, then they are (W-073). */
  void perform(long connect, Step step, @Nullable String... names) throws InternetException {
    FtpNode node = handles.find(connect, FtpNode.class);
    for (String name : names) {
      required(name, "a name");
    }
    step.on(node.connection());
    node.hear();
  }

  String currentDirectory(long connect) throws InternetException {
    FtpNode node = handles.find(connect, FtpNode.class);
    String directory = node.connection().currentDirectory();
    node.hear();
    return directory;
  }

  /** Separators may be either; servers know one (W-095). */
  static String path(@Nullable String name) throws InternetException {
    return required(name, "a name").replace('\\', '/');
  }

  long open(long connect, @Nullable String name, int access, int flags, long context)
      throws IOException {
    FtpNode node = handles.find(connect, FtpNode.class);
    String path = path(name);
    boolean reads = access == WinInetConstants.GENERIC_READ;
    if (!reads && access != WinInetConstants.GENERIC_WRITE) {
      throw invalid("access is neither GENERIC_READ nor GENERIC_WRITE"); // W-076
    }
    requireType(flags);
    return pending.handle(node, context, () -> open(node, path, reads, flags, context));
  }

  private long open(FtpNode node, String path, boolean reads, int flags, long context)
      throws IOException {
    type(node, flags);
    boolean text = (flags & 0x3) == WinInetConstants.FTP_TRANSFER_TYPE_ASCII;
    Node file = reads ? reading(node, node, path, text, context) : writing(node, path, context);
    node.hear();
    return made(file);
  }

  /** Told on the connection before anything happens on the file. */
  private long made(Node node) throws IOException {
    long handle = handles.add(node);
    node.tellCreated();
    return handle;
  }

  static String requireType(int flags) throws InternetException {
    return switch (flags & 0x3) {
      case WinInetConstants.FTP_TRANSFER_TYPE_ASCII -> "TYPE A";
      case 0x3 -> throw invalid("a transfer is either ASCII or binary"); // W-077
      default -> "TYPE I";
    };
  }

  /** TYPE goes before each transfer (W-093). */
  static void type(FtpNode node, int flags) throws InternetException {
    String type = requireType(flags);
    FtpReply reply = node.connection().command(type);
    node.hear();
    if (!reply.isPositive()) {
      throw Refusal.of(InternetError.EXTENDED_ERROR, type + " refused");
    }
  }

  /**
   * The size comes with the file where the server tells it; of a text it has to be asked for
   * before: the session is busy afterwards (W-091, W-092).
   */
  static FileNode reading(FtpNode node, Node parent, String path, boolean text, long context)
      throws IOException {
    long size = text ? size(node, path) : -1;
    Runnable after = parent == node ? node::hear : () -> node.end(true);
    return new FileNode(
            WinInetConstants.INTERNET_HANDLE_TYPE_FTP_FILE,
            parent,
            context,
            size,
            () -> node.connection().openRead(path),
            after)
        .begun();
  }

  private static long size(FtpNode node, String path) throws InternetException {
    long size = -1;
    try {
      size = node.connection().size(path);
    } catch (InternetException e) {
      if (e.replyCode() == 0) {
        throw e;
      }
    }
    node.hear();
    return size;
  }

  private static UploadNode writing(FtpNode node, String path, long context)
      throws InternetException {
    return new UploadNode(node, context, node.connection().openWrite(path));
  }

  long find(long connect, @Nullable String search, Win32FindData @Nullable [] first, long context)
      throws IOException {
    FtpNode node = handles.find(connect, FtpNode.class);
    String pattern = FtpListing.pattern(search);
    return pending.handle(node, context, () -> find(node, pattern, first, context));
  }

  private long find(FtpNode node, String pattern, Win32FindData @Nullable [] first, long context)
      throws IOException {
    FtpListing listing = new FtpListing(node.connection().find(pattern), node::hear);
    Win32FindData found = FtpListing.first(listing, pattern);
    if (first != null && first.length > 0) {
      first[0] = found;
    }
    node.hear();
    return made(
        new FindNode(WinInetConstants.INTERNET_HANDLE_TYPE_FTP_FIND, node, context, listing));
  }

  /**
   * A command as it is; one that opens a data connection gives its handle (W-087 to W-090).
   *
   * @param data place for the handle, null where none is expected
   */
  void command(long connect, int flags, @Nullable String line, long context, long @Nullable [] data)
      throws IOException {
    FtpNode node = handles.find(connect, FtpNode.class);
    if (line == null || line.isEmpty()) {
      throw invalid("the command is empty"); // W-086
    }
    pending.step(
        node,
        context,
        () -> {
          if (data == null) {
            command(node, line);
          } else {
            data[0] = dataOf(node, line, flags, context);
          }
        });
  }

  private static void command(FtpNode node, String line) throws InternetException {
    FtpReply reply = node.connection().command(line);
    node.hear();
    if (!reply.isPositive()) {
      throw Refusal.of(InternetError.EXTENDED_ERROR, "the server refused " + reply.code());
    }
  }

  private long dataOf(FtpNode node, String line, int flags, long context) throws IOException {
    String[] words = line.split(" ", 2);
    String path = words.length > 1 ? words[1] : "";
    return switch (words[0].toUpperCase(Locale.ROOT)) {
      case "RETR" -> open(node, path(path), true, flags, context);
      case "STOR" -> open(node, path(path), false, flags, context);
      default ->
          throw Refusal.of(
              InternetError.INVALID_OPERATION, "data can be expected of RETR and STOR alone");
    };
  }
}
