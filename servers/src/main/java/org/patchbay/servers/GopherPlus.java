package org.patchbay.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A request of Gopher+ and its answer: {@code +} for a document, with {@code +text/upper} for a
 * view of a text in capitals, {@code !} for attributes, {@code $} for those of all items of a menu.
 * Answers to a form come back as they were given.
 */
record GopherPlus(GopherFolder folder, String[] request, InputStream in) {
  private static final String CAPITALS = "text/upper";
  private static final String MISSING =
      "--1\r\n1 Patchbay <nobody@localhost>\r\nThere is nothing at ";
  private static final int LONGEST_ANSWERS = 64 << 10;
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss uuuu <uuuuMMddHHmmss>", Locale.ROOT);

  /** Whether a request is one of Gopher+: its second field is not words to search for. */
  static boolean isMeant(String[] request) {
    return request.length > 1 && !request[1].isEmpty() && "+!$".indexOf(request[1].charAt(0)) >= 0;
  }

  void answer(OutputStream out) throws IOException {
    Path file = folder.root().resolve(request[0]).filter(Files::exists).orElse(null);
    if (file == null) {
      send(out, MISSING + request[0] + "\r\n.\r\n");
    } else if (request[1].startsWith("!")) {
      send(out, "+-1\r\n" + attributes(file) + ".\r\n");
    } else if (request[1].startsWith("$")) {
      menu(file, out);
    } else if (request.length > 2 && request[2].equals("1")) {
      answers(out);
    } else {
      view(file, out);
    }
  }

  private void menu(Path directory, OutputStream out) throws IOException {
    send(out, "+-1\r\n");
    for (Path file : DocumentRoot.childrenOf(directory)) {
      send(out, attributes(file));
    }
    send(out, ".\r\n");
  }

  private String attributes(Path file) throws IOException {
    ZonedDateTime time = Files.getLastModifiedTime(file).toInstant().atZone(ZoneOffset.UTC);
    String size = ": <" + (Files.size(file) + 1023) / 1024 + "k>\r\n";
    String views =
        Files.isDirectory(file)
            ? " application/gopher+-menu:\r\n"
            : GopherFolder.isText(file)
                ? " text/plain En_US" + size + " " + CAPITALS + size
                : " application/octet-stream" + size;
    return "+INFO: "
        + folder.item(file)
        + "+ADMIN:\r\n Admin: Patchbay <nobody@localhost>\r\n Mod-Date: "
        + WORDS.format(time)
        + "\r\n+VIEWS:\r\n"
        + views
        + "+ABSTRACT:\r\n A file\r\n named "
        + file.getFileName()
        + "\r\n+ASK:\r\n Ask: Name?\tAnn\r\n Select: Sure?\r\n Choose: Colour?\tred\tgreen\r\n";
  }

  private void view(Path file, OutputStream out) throws IOException {
    if (Files.isDirectory(file)) {
      send(out, "+-1\r\n");
      folder.document(request[0], out);
    } else if (request[1].startsWith("+" + CAPITALS)) {
      send(out, "+-2\r\n" + Files.readString(file).toUpperCase(Locale.ROOT));
    } else {
      send(out, "+" + Files.size(file) + "\r\n");
      Files.copy(file, out);
    }
  }

  /** Gopher+ §2.2: the block has a length line of its own; this one must end with a dot. */
  private void answers(OutputStream out) throws IOException {
    if (!GopherFolder.line(in).equals("+-1")) {
      send(out, "--1\r\n2 Patchbay <nobody@localhost>\r\nanswers up to a dot are wanted\r\n.\r\n");
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String line = GopherFolder.line(in); !line.equals("."); line = GopherFolder.line(in)) {
      String plain = line.startsWith(".") ? line.substring(1) : line;
      all.writeBytes((plain + "\r\n").getBytes(StandardCharsets.UTF_8));
      if (all.size() > LONGEST_ANSWERS) {
        throw new IOException("the answers have more than " + LONGEST_ANSWERS + " bytes");
      }
    }
    send(out, "+" + all.size() + "\r\n");
    all.writeTo(out);
  }

  private static void send(OutputStream out, String text) throws IOException {
    GopherFolder.send(out, text);
  }
}
