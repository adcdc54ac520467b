package org.patchbay.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedHttpServer;

/**
 * The embedded servers in a process of their own, so that their processor time is not taken for the
 * clients'. Prints the ports, and ends when its input does.
 */
final class ServerProcess {
  /** A menu over Gopher. */
  static final String MENU = "menu";

  /** 1 KiB of text. */
  static final String TEXT = "f1k.txt";

  static final int MENU_ITEMS = 10_000;
  private static final int TEXT_BYTES = 1024;

  private ServerProcess() {}

  /**
   * Runs the servers.
   *
   * @param arguments the folder for the files that they serve
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.writeString(folder.resolve(TEXT), text());
    try (EmbeddedFtpServer ftp = EmbeddedFtpServer.serving(folder).start();
        EmbeddedHttpServer http =
            EmbeddedHttpServer.serving(folder).handle("/small", ServerProcess::small).start();
        MemoryGopherServer gopher =
            MemoryGopherServer.start(
                Map.of("/" + MENU, ascii(menu()), "/" + TEXT, ascii(text() + ".\r\n")))) {
      System.out.println(ftp.port() + " " + http.port() + " " + gopher.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }

  private static void small(HttpExchange exchange) throws IOException {
    byte[] content = ascii(text());
    exchange.sendResponseHeaders(200, content.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String menu() {
    StringBuilder menu = new StringBuilder();
    for (int item = 0; item < MENU_ITEMS; item++) {
      menu.append("0Item number %04d of the menu\t/f1k.txt\t127.0.0.1\t70\r\n".formatted(item));
    }
    return menu.append(".\r\n").toString();
  }

  private static String text() {
    String line = "A line of a text that is sixty-four characters long, all told.\r\n";
    return line.repeat(TEXT_BYTES / line.length());
  }
}
