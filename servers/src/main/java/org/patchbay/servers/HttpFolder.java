package org.patchbay.servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** A folder as HTTP resources (RFC 9110). */
record HttpFolder(DocumentRoot root, boolean writable) implements HttpHandler {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final String INDEX = "index.html";

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = root.resolve(exchange.getRequestURI().getPath()).orElse(null);
      if (file == null) {
        say(exchange, FORBIDDEN, "That path leads out of the folder.");
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "GET", "HEAD" -> get(exchange, file);
        case "PUT" -> change(exchange, () -> put(exchange, file));
        case "DELETE" -> change(exchange, () -> delete(exchange, file));
        default -> refuse(exchange);
      }
    }
  }

  private void get(HttpExchange exchange, Path file) throws IOException {
    Path index = file.resolve(INDEX);
    if (Files.isRegularFile(file)) {
      HttpFile.of(file).answer(exchange);
    } else if (Files.isRegularFile(index)) {
      HttpFile.of(index).answer(exchange);
    } else if (Files.isDirectory(file)) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      send(exchange, OK, listing(file));
    } else {
      say(exchange, NOT_FOUND, "There is no such file.");
    }
  }

  private String listing(Path directory) throws IOException {
    return DocumentRoot.childrenOf(directory).stream()
        .map(this::link)
        .collect(Collectors.joining("\n", "<!doctype html>\n<ul>\n", "\n</ul>\n"));
  }

  private String link(Path file) {
    String slash = Files.isDirectory(file) ? "/" : "";
    String name = file.getFileName() + slash;
    String text = name.replace("&", "&amp;").replace("<", "&lt;");
    String address = HttpFile.uriPath(root.pathOf(file)) + slash;
    return "<li><a href=\"" + address + "\">" + text + "</a></li>";
  }

  private void change(HttpExchange exchange, Change change) throws IOException {
    if (writable) {
      change.make();
    } else {
      refuse(exchange);
    }
  }

  // Stored beside its place and moved there when all of it has come: half a file is never seen.
  private static void put(HttpExchange exchange, Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(file)) {
      say(exchange, FORBIDDEN, "A file cannot be stored there.");
      return;
    }
    boolean there = Files.exists(file);
    Path part = Files.createTempFile(parent, ".put", "");
    try (InputStream body = exchange.getRequestBody()) {
      long stored = Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      String announced = exchange.getRequestHeaders().getFirst("Content-Length");
      if (announced != null && !announced.equals(Long.toString(stored))) {
        say(exchange, BAD_REQUEST, "The body is shorter than its Content-Length.");
        return;
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    exchange.sendResponseHeaders(there ? NO_CONTENT : CREATED, -1);
  }

  private static void delete(HttpExchange exchange, Path file) throws IOException {
    try {
      Files.delete(file);
      exchange.sendResponseHeaders(NO_CONTENT, -1);
    } catch (NoSuchFileException e) {
      say(exchange, NOT_FOUND, "There is no such file.");
    } catch (IOException e) {
      say(exchange, FORBIDDEN, "It cannot be deleted.");
    }
  }

  private void refuse(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Allow", writable ? "GET, HEAD, PUT, DELETE" : "GET, HEAD");
    say(exchange, METHOD_NOT_ALLOWED, "The folder does not allow that method.");
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    send(exchange, status, text + "\n");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private interface Change {
    void make() throws IOException;
  }
}
