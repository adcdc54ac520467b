package org.patchbay.benchmarks.gopher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gopher by hand, a connection for each fetch.
 *
 * @param port of the server
 */
record RawGopher(int port) {
  static final int SHORTEST_ITEM = 40;
  private static final int SILENCE_MILLIS = 30_000;
  private static final int BUFFER = 64 << 10;

  /** An item as the parsers here make it. */
  private record Item(char type, String display, String selector, String host, int port) {}

  private interface Use {
    long of(InputStream in) throws IOException;
  }

  private long fetched(String selector, Use use) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write((selector + "\r\n").getBytes(StandardCharsets.UTF_8));
      return use.of(socket.getInputStream());
    }
  }

  /** Reads to the end and does nothing with it. */
  long drained(String selector) throws IOException {
    return fetched(
        selector,
        in -> {
          byte[] buffer = new byte[BUFFER];
          long count = 0;
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
          }
          return count;
        });
  }

  /** Finds the fields among the bytes, as fast as may be, and trusts them. */
  long parsed(String selector) throws IOException {
    return fetched(selector, in -> parse(in.readAllBytes()).size());
  }

  private static List<Item> parse(byte[] menu) {
    List<Item> items = new ArrayList<>();
    int[] tabs = new int[3];
    int start = 0;
    while (menu[start] != '.') {
      int found = 0;
      int end = start;
      for (; menu[end] != '\r'; end++) {
        if (menu[end] == '\t' && found < tabs.length) {
          tabs[found++] = end;
        }
      }
      items.add(
          new Item(
              (char) menu[start],
              text(menu, start + 1, tabs[0]),
              text(menu, tabs[0] + 1, tabs[1]),
              text(menu, tabs[1] + 1, tabs[2]),
              number(menu, tabs[2] + 1, end)));
      start = end + 2;
    }
    return items;
  }

  private static String text(byte[] menu, int from, int to) {
    return new String(menu, from, to - from, StandardCharsets.UTF_8);
  }

  private static int number(byte[] menu, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + menu[at] - '0';
    }
    return number;
  }

  /** Reads lines and splits them, as most would. */
  long split(String selector) throws IOException {
    return fetched(
        selector,
        in -> {
          List<Item> items = new ArrayList<>();
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
          for (String line = lines.readLine();
              line != null && !line.equals(".");
              line = lines.readLine()) {
            String[] fields = line.substring(1).split("\t");
            items.add(
                new Item(
                    line.charAt(0), fields[0], fields[1], fields[2], Integer.parseInt(fields[3])));
          }
          return items.size();
        });
  }
}
