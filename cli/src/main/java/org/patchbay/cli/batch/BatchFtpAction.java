package org.patchbay.cli.batch;

import com.eclipsesource.json.Json;
import java.io.IOException;
import java.util.List;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;

/** One thing to do on an FTP connection, with its fields read and found to be in order. */
@FunctionalInterface
interface BatchFtpAction {
  /** The operations that there are. */
  List<String> OPS =
      List.of(
          "ftp.get",
          "ftp.put",
          "ftp.append",
          "ftp.list",
          "ftp.names",
          "ftp.delete",
          "ftp.mkdir",
          "ftp.rmdir",
          "ftp.rename",
          "ftp.size",
          "ftp.mtime");

  /** Does it. */
  void on(BatchFtpTurns ftp, BatchAnswer answer) throws IOException;

  /** Something that has no answer but that it was done. */
  @FunctionalInterface
  interface Deed {
    void on(FtpConnection ftp) throws IOException;
  }

  /** Reads an operation. */
  static BatchFtpAction of(String op, BatchFields fields) throws BatchFailure {
    return switch (op) {
      case "ftp.get" -> get(fields);
      case "ftp.put" -> BatchFtpUpload.of(fields, false);
      case "ftp.append" -> BatchFtpUpload.of(fields, true);
      case "ftp.list" -> BatchFtpListing.list(fields);
      case "ftp.names" -> BatchFtpListing.names(fields);
      case "ftp.delete", "ftp.mkdir", "ftp.rmdir", "ftp.rename" -> deed(op, fields);
      case "ftp.size", "ftp.mtime" -> value(op, fields);
      default ->
          throw BatchFailure.invalid(
              "unknown op \"" + op + "\"; there are " + String.join(", ", OPS));
    };
  }

  private static BatchFtpAction get(BatchFields fields) throws BatchFailure {
    String path = path(fields, "path");
    long offset = offset(fields);
    long most = BatchOptions.maxBytes(fields);
    TransferType type = transfer(fields);
    return (ftp, answer) -> answer.put("bodyBase64", ftp.in(type).openRead(path, offset), most);
  }

  private static BatchFtpAction deed(String op, BatchFields fields) throws BatchFailure {
    String path = path(fields, "path");
    String to = op.equals("ftp.rename") ? path(fields, "to") : "";
    Deed deed =
        switch (op) {
          case "ftp.delete" -> ftp -> ftp.delete(path);
          case "ftp.mkdir" -> ftp -> ftp.makeDirectory(path);
          case "ftp.rmdir" -> ftp -> ftp.removeDirectory(path);
          default -> ftp -> ftp.rename(path, to);
        };
    return (ftp, answer) -> deed.on(ftp.connection());
  }

  private static BatchFtpAction value(String op, BatchFields fields) throws BatchFailure {
    String path = path(fields, "path");
    TransferType type = transfer(fields);
    return op.equals("ftp.size")
        ? (ftp, answer) -> answer.put("value", Json.value(ftp.in(type).size(path)))
        : (ftp, answer) ->
            answer.put("value", BatchFtpListing.time(ftp.connection().modified(path)));
  }

  static TransferType transfer(BatchFields fields) throws BatchFailure {
    return fields.word("transfer", TransferType.BINARY);
  }

  /** Where to begin; what a server has of a text it would count in its own way. */
  static long offset(BatchFields fields) throws BatchFailure {
    long offset = fields.number("offset", 0, Long.MAX_VALUE, 0);
    if (offset > 0 && transfer(fields) == TransferType.ASCII) {
      throw BatchFailure.invalid("field \"offset\" goes with binary transfers only");
    }
    return offset;
  }

  /** A path with something in it; the provider would refuse the same, but after the login. */
  static String path(BatchFields fields, String name) throws BatchFailure {
    if (fields.required(name).isEmpty()) {
      throw fields.wrong(name, "longer than nothing");
    }
    return anyPath(fields, name);
  }

  /** A path that may be empty, which is the current directory. */
  static String anyPath(BatchFields fields, String name) throws BatchFailure {
    String path = fields.text(name, "");
    if (path.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw fields.wrong(name, "without CR, LF and NUL");
    }
    return path;
  }
}
