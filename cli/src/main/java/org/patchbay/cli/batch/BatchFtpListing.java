package org.patchbay.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpFind;
import org.patchbay.cli.text.Formats;

/** What an FTP directory holds; an entry goes out as soon as it has come. */
final class BatchFtpListing {
  private static final int LINE_END = 2;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private BatchFtpListing() {}

  static BatchFtpAction list(BatchFields fields) throws BatchFailure {
    String path = BatchFtpAction.anyPath(fields, "path");
    long most = BatchOptions.maxBytes(fields);
    return (ftp, answer) -> {
      BatchAnswer.Elements entries = answer.array("entries");
      long left = most;
      try (FtpFind find = ftp.connection().find(path)) {
        for (Optional<FtpEntry> next = find.next(); next.isPresent(); next = find.next()) {
          left = left(left, next.get().raw(), most);
          entries.add(entry(next.get()));
        }
      }
      entries.end();
    };
  }

  static BatchFtpAction names(BatchFields fields) throws BatchFailure {
    String path = BatchFtpAction.anyPath(fields, "path");
    long most = BatchOptions.maxBytes(fields);
    return (ftp, answer) -> {
      BatchAnswer.Elements names = answer.array("names");
      long left = most;
      for (String name : ftp.connection().names(path)) {
        left = left(left, name, most);
        names.add(Json.value(name));
      }
      names.end();
    };
  }

  private static long left(long left, String line, long most) throws IOException {
    long now = left - line.getBytes(UTF_8).length - LINE_END;
    if (now < 0) {
      throw BatchAnswer.tooLarge(most);
    }
    return now;
  }

  private static JsonObject entry(FtpEntry entry) {
    Instant modified = entry.modified();
    return new JsonObject()
        .add("name", entry.name())
        .add("type", Formats.kind(entry.kind()))
        .add("size", entry.size() < 0 ? Json.NULL : Json.value(entry.size()))
        .add("mtime", modified == null ? Json.NULL : time(modified))
        .add("link", text(entry.target()));
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? Json.NULL : Json.value(text);
  }

  static JsonValue time(Instant instant) {
    return Json.value(SECOND.format(instant));
  }
}
