package org.patchbay.wininet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProfileRule;
import org.patchbay.api.Secret;
import org.patchbay.api.Timeouts;
import org.patchbay.api.http.HttpConnection;

/**
 * An HTTP server. WinINet decides with each request whether there is TLS, and lets timeouts and the
 * login be changed later; the API decides both when connecting, which costs nothing (W-024): so
 * there is one connection of the API's for each such decision, made when it is first needed.
 */
final class HttpNode extends ConnectionNode {
  private final RootNode root;
  private final ConnectRequest request;
  private final Map<Way, HttpConnection> ways = new HashMap<>();
  private final List<HttpConnection> outdated = new ArrayList<>();
  private @Nullable String user;
  private @Nullable Secret password;

  /** What is decided when connecting. */
  private record Way(boolean secure, @Nullable Timeouts timeouts) {
    // By hand: the JDK keeps classes whose generated methods have been called, and their loaders.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Way that
          && secure == that.secure
          && Objects.equals(timeouts, that.timeouts);
    }

    @Override
    public int hashCode() {
      return Objects.hash(secure, timeouts);
    }
  }

  private HttpNode(RootNode root, long context, ConnectRequest request) {
    super(WinInetConstants.INTERNET_HANDLE_TYPE_CONNECT_HTTP, root, context);
    this.root = root;
    this.request = request.context(this);
    user = request.user();
    Secret given = request.password();
    password = given == null ? null : given.copy();
  }

  /** Connects, which touches no network (W-024). */
  static HttpNode open(RootNode root, long context, ConnectRequest request)
      throws InternetException {
    HttpNode node = new HttpNode(root, context, request);
    node.connection(false, node);
    node.connected();
    return node;
  }

  /** The way to the server for a request; called again, the same one. */
  synchronized HttpConnection connection(boolean secure, Node asking) throws InternetException {
    Way way = new Way(secure, asking.timeouts());
    HttpConnection known = ways.get(way);
    if (known == null) {
      ConnectRequest asked = request.login(user, password);
      known = root.connect(HttpConnection.HTTP, secure ? asked.secure() : asked, asking);
      ways.put(way, known);
    }
    return known;
  }

  /** Answers challenges of later requests with this (W-205). */
  synchronized void login(@Nullable String newUser, @Nullable Secret newPassword) {
    user = newUser;
    if (password != null && password != newPassword) {
      password.erase();
    }
    password = newPassword;
    outdated.addAll(ways.values());
    ways.clear();
  }

  synchronized @Nullable String user() {
    return user;
  }

  synchronized @Nullable Secret password() {
    return password;
  }

  String server() {
    return request.server();
  }

  /** Where its requests go: with TLS to 443 in place of 80 if the profile says so (W-021). */
  int port(boolean secure) {
    boolean moved =
        secure
            && request.port() == WinInetConstants.INTERNET_DEFAULT_HTTP_PORT
            && root.profile().has(ProfileRule.SECURE_PORT);
    return moved ? WinInetConstants.INTERNET_DEFAULT_HTTPS_PORT : request.port();
  }

  @Override
  void end(boolean own) {
    List<HttpConnection> all;
    synchronized (this) {
      all = new ArrayList<>(outdated);
      all.addAll(ways.values());
      if (password != null) {
        password.erase();
      }
    }
    all.forEach(HttpConnection::close);
    tellClosing();
  }
}
