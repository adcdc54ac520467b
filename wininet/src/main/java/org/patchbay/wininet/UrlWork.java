package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/**
 * What InternetOpenUrl does: a connection of its own, that nobody sees, and the handle of what the
 * URL names directly below the root.
 */
final class UrlWork {
  private final Handles handles;
  private final Calls calls;
  private final Pending pending;

  UrlWork(Handles handles, Calls calls, Pending pending) {
    this.handles = handles;
    this.calls = calls;
    this.pending = pending;
  }

  long open(long handle, @Nullable String url, @Nullable String header, int flags, long context)
      throws IOException {
    UrlComponents parts = Urls.crack(required(url, "the URL"), 0);
    RootNode root = handles.find(handle, RootNode.class);
    return pending.handle(root, context, () -> open(root, parts, header, flags, context));
  }

  private long open(
      RootNode root, UrlComponents parts, @Nullable String header, int flags, long context)
      throws IOException {
    return switch (parts.scheme()) {
      case WinInetConstants.INTERNET_SCHEME_FTP -> ftp(root, parts, flags, context);
      case WinInetConstants.INTERNET_SCHEME_GOPHER -> gopher(root, parts, flags, context);
      case WinInetConstants.INTERNET_SCHEME_HTTP -> http(root, parts, header, flags, context);
      case WinInetConstants.INTERNET_SCHEME_HTTPS ->
          http(root, parts, header, flags | WinInetConstants.INTERNET_FLAG_SECURE, context);
      default ->
          throw Refusal.of(
              InternetError.UNRECOGNIZED_SCHEME, "the scheme " + parts.schemeName()); // W-226
    };
  }

  private long made(Node node) throws IOException {
    long handle = handles.add(node);
    node.tellCreated();
    return handle;
  }

  private static ConnectRequest request(UrlComponents parts, @Nullable Secret password) {
    return ConnectRequest.to(parts.hostName()).port(parts.port()).login(parts.userName(), password);
  }

  private static @Nullable Secret secret(UrlComponents parts) {
    String password = parts.password();
    return password == null ? null : Secret.of(password);
  }

  private long http(
      RootNode root, UrlComponents parts, @Nullable String header, int flags, long context)
      throws IOException {
    HttpNode http;
    try (Secret password = secret(parts)) {
      http = HttpNode.open(root, 0, request(parts, password));
    }
    String target = parts.urlPath() + parts.extraInfo().replaceFirst("#.*", "");
    RequestNode request =
        new RequestNode(http, root, context, "GET", HttpWork.target(target), flags);
    HttpWork.addAll(request, header);
    long handle = made(request);
    try {
      request.send(null);
    } catch (IOException e) {
      handles.close(handle);
      throw e;
    }
    return handle;
  }

  private long ftp(RootNode root, UrlComponents parts, int flags, long context) throws IOException {
    boolean directory = parts.urlPath().isEmpty() || parts.urlPath().endsWith("/");
    requireRaw(directory, flags);
    FtpNode node;
    try (Secret password = secret(parts)) {
      node = FtpNode.open(root, 0, calls, InternetWork.ftp(request(parts, password), flags));
    }
    try {
      String path = UrlText.decode(parts.urlPath().replaceFirst("^/", ""));
      return made(directory ? listing(node, root, path, context) : file(node, root, path, context));
    } catch (IOException e) {
      node.end(true);
      throw e;
    }
  }

  private static Node listing(FtpNode node, RootNode root, String path, long context)
      throws InternetException {
    FtpListing entries = new FtpListing(node.connection().find(path), () -> node.end(true));
    return new FindNode(WinInetConstants.INTERNET_HANDLE_TYPE_FTP_FIND, root, context, entries);
  }

  private static Node file(FtpNode node, RootNode root, String path, long context)
      throws IOException {
    FtpWork.type(node, WinInetConstants.FTP_TRANSFER_TYPE_BINARY);
    return FtpWork.reading(node, root, path, false, context);
  }

  private long gopher(RootNode root, UrlComponents parts, int flags, long context)
      throws IOException {
    String path = UrlText.decode(parts.urlPath());
    char type = path.length() > 1 ? path.charAt(1) : GopherItemType.DIRECTORY.character();
    String[] words = (path.length() > 2 ? path.substring(2) : "").split("\t", 2); // RFC 4266 §2.1
    GopherItemType known = GopherItemType.of(type);
    GopherItem place = new GopherItem(known, type, "", words[0], "", 0, false);
    boolean menu = known.isMenu();
    requireRaw(menu, flags);
    GopherNode node = GopherNode.open(root, 0, request(parts, null));
    try {
      return made(
          menu
              ? menu(node, root, place, words.length > 1 ? words[1] : "", context)
              : GopherWork.reading(node, root, place, null, context));
    } catch (IOException e) {
      node.end(true);
      throw e;
    }
  }

  private static Node menu(
      GopherNode node, RootNode root, GopherItem place, String search, long context)
      throws InternetException {
    GopherMenu lines = GopherWork.menu(node, place, search);
    node.end(true);
    return new FindNode(WinInetConstants.INTERNET_HANDLE_TYPE_GOPHER_FIND, root, context, lines);
  }

  private static void requireRaw(boolean listing, int flags) throws InternetException {
    if (listing && (flags & WinInetConstants.INTERNET_FLAG_RAW_DATA) == 0) {
      throw Refusal.of(
          InternetError.INVALID_OPERATION, "no listings in HTML: give INTERNET_FLAG_RAW_DATA");
    }
  }
}
