package org.patchbay.servers;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder as Gopher menus and documents (RFC 1436); one request and its answer.
 *
 * @param plus whether requests of Gopher+ are understood, and items are marked so
 */
record GopherFolder(DocumentRoot root, int port, boolean plus) {
  private static final String HOST = "127.0.0.1";
  // No path of the folder: none has a question mark after its slash but this.
  private static final String SEARCH = "/?names";
  private static final int LONGEST_REQUEST = 4096;
  private static final int BUFFER = 64 << 10;

  void answer(InputStream in, OutputStream socket) throws IOException {
    String[] request = line(in).split("\t", -1);
    try (OutputStream out = new BufferedOutputStream(socket, BUFFER)) {
      if (plus && GopherPlus.isMeant(request)) {
        new GopherPlus(this, request, in).answer(out);
      } else if (request[0].equals(SEARCH)) {
        menu(found(request.length < 2 ? "" : request[1]), out);
      } else {
        document(request[0], out);
      }
    }
  }

  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
      if (line.size() > LONGEST_REQUEST) {
        throw new IOException("the selector is longer than " + LONGEST_REQUEST + " bytes");
      }
    }
    return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
  }

  void document(String selector, OutputStream out) throws IOException {
    Path file = root.resolve(selector).filter(Files::exists).orElse(null);
    if (file == null) {
      send(out, item('3', "There is nothing at " + selector, "", "error.host", 1) + ".\r\n");
    } else if (Files.isDirectory(file)) {
      directory(file, out);
    } else if (isText(file)) {
      text(file, out);
    } else {
      Files.copy(file, out);
    }
  }

  private void directory(Path directory, OutputStream out) throws IOException {
    boolean top = directory.equals(root.folder());
    send(out, item('i', top ? "Files" : root.pathOf(directory), "", "error.host", 1));
    if (top) {
      send(out, item('7', "Search by name", SEARCH, HOST, port));
    }
    menu(DocumentRoot.childrenOf(directory), out);
  }

  private void menu(List<Path> files, OutputStream out) throws IOException {
    for (Path file : files) {
      send(out, item(file));
    }
    send(out, ".\r\n");
  }

  private List<Path> found(String query) throws IOException {
    String words = query.toLowerCase(Locale.ROOT);
    try (Stream<Path> all = Files.walk(root.folder())) {
      return all.filter(file -> !file.equals(root.folder()))
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).contains(words))
          .sorted()
          .toList();
    }
  }

  /**
   * RFC 1436 §3.6: a line that starts with a dot is sent with one more, and a line with nothing but
   * a dot ends the text. Line ends stay as they are in the file.
   */
  static void text(Path file, OutputStream out) throws IOException {
    int before = '\n';
    for (byte next : Files.readAllBytes(file)) {
      if (before == '\n' && next == '.') {
        out.write('.');
      }
      out.write(next);
      before = next;
    }
    send(out, before == '\n' ? ".\r\n" : "\r\n.\r\n");
  }

  String item(Path file) {
    boolean top = file.equals(root.folder());
    String name = top ? "" : String.valueOf(file.getFileName());
    String item = item(typeOf(file), name, top ? "/" : root.pathOf(file), HOST, port);
    return plus ? item.replace("\r\n", "\t+\r\n") : item;
  }

  private static char typeOf(Path file) {
    if (Files.isDirectory(file)) {
      return '1';
    }
    return isText(file) ? '0' : '9';
  }

  static boolean isText(Path file) {
    return file.toString().endsWith(".txt");
  }

  private static String item(char type, String display, String selector, String host, int port) {
    return type + clean(display) + "\t" + clean(selector) + "\t" + host + "\t" + port + "\r\n";
  }

  private static String clean(String field) {
    return field.replaceAll("[\\t\\r\\n]", " ");
  }

  static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
