package org.patchbay.wininet;

import static org.patchbay.wininet.Refusal.invalid;
import static org.patchbay.wininet.Refusal.required;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Profile;
import org.patchbay.api.ProfileRule;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;

/** What InternetOpen and InternetConnect do. */
final class InternetWork {
  private final Internet internet;
  private final Handles handles;
  private final Calls calls;
  private final Pending pending;

  InternetWork(Internet internet, Handles handles, Calls calls, Pending pending) {
    this.internet = internet;
    this.handles = handles;
    this.calls = calls;
    this.pending = pending;
  }

  long open(
      @Nullable String agent,
      int accessType,
      @Nullable String proxy,
      @Nullable String bypass,
      int flags,
      @Nullable Timeouts defaults)
      throws IOException {
    Profile profile = internet.profile();
    if ((flags & WinInetConstants.INTERNET_FLAG_ASYNC) != 0) {
      Refusal.unless(profile, ProfileRule.ASYNCHRONOUS, "asynchronous sessions"); // W-033
    }
    SessionOptions options = SessionOptions.agent(agent == null ? "" : agent); // W-001
    options =
        switch (accessType) {
          case WinInetConstants.INTERNET_OPEN_TYPE_DIRECT -> options;
          case WinInetConstants.INTERNET_OPEN_TYPE_PRECONFIG -> options.systemProxy();
          case WinInetConstants.INTERNET_OPEN_TYPE_PRECONFIG_WITH_NO_AUTOPROXY -> {
            Refusal.unless(profile, ProfileRule.AUTOPROXY, "this access type");
            yield options.systemProxy();
          }
          case WinInetConstants.INTERNET_OPEN_TYPE_PROXY -> ProxyText.apply(options, proxy, bypass);
          default -> throw invalid("not an access type: " + accessType); // W-004
        };
    RootNode root = RootNode.open(internet, options, proxy == null ? "" : proxy, flags);
    root.timeouts(defaults); // W-191
    return handles.add(root);
  }

  /** The server's name is looked at before anything else (W-007). */
  long connect(
      long handle,
      @Nullable String server,
      int port,
      @Nullable String user,
      @Nullable String password,
      int service,
      int flags,
      long context)
      throws IOException {
    ConnectRequest request = ConnectRequest.to(required(server, "the server name"));
    RootNode root = handles.find(handle, RootNode.class, InternetError.INVALID_HANDLE); // W-011
    if (port < 0 || port > 65535) {
      throw invalid("not a port: " + port);
    }
    Calls.Work<Long> work =
        () -> connect(root, request.port(port), user, password, service, flags, context);
    // Others touch no network when they connect (W-032).
    return service == WinInetConstants.INTERNET_SERVICE_FTP
        ? pending.handle(root, context, work)
        : work.run();
  }

  private long connect(
      RootNode root,
      ConnectRequest request,
      @Nullable String user,
      @Nullable String password,
      int service,
      int flags,
      long context)
      throws IOException {
    Secret secret = password == null ? null : Secret.of(password);
    try {
      boolean existing = (flags & WinInetConstants.INTERNET_FLAG_EXISTING_CONNECT) != 0;
      ConnectRequest asked = request.login(user, secret);
      asked = existing ? asked.existing() : asked;
      return handles.add(connected(root, asked, service, flags, context));
    } finally {
      if (secret != null) {
        secret.erase();
      }
    }
  }

  private Node connected(
      RootNode root, ConnectRequest request, int service, int flags, long context)
      throws InternetException {
    return switch (service) {
      case WinInetConstants.INTERNET_SERVICE_FTP ->
          FtpNode.open(root, context, calls, ftp(request, flags));
      case WinInetConstants.INTERNET_SERVICE_HTTP ->
          HttpNode.open(root, context, http(root.profile(), request, flags));
      case WinInetConstants.INTERNET_SERVICE_GOPHER -> GopherNode.open(root, context, request);
      default -> throw invalid("not a service: " + service); // W-012
    };
  }

  /** Active unless the flag is given, for the whole session (W-115 to W-117). */
  static ConnectRequest ftp(ConnectRequest request, int flags) {
    boolean passive = (flags & WinInetConstants.INTERNET_FLAG_PASSIVE) != 0;
    return request.flag(passive ? ConnectFlag.PASSIVE : ConnectFlag.ACTIVE);
  }

  /** The flag chooses the default port here, and TLS with the request (W-016, W-018 to W-020). */
  static ConnectRequest http(Profile profile, ConnectRequest request, int flags)
      throws InternetException {
    boolean secure = (flags & WinInetConstants.INTERNET_FLAG_SECURE) != 0;
    if (secure) {
      Refusal.unless(profile, ProfileRule.SECURE_ON_CONNECT, "the secure flag here"); // W-021
    }
    if (request.port() != WinInetConstants.INTERNET_INVALID_PORT_NUMBER) {
      return request;
    }
    return request.port(
        secure
            ? WinInetConstants.INTERNET_DEFAULT_HTTPS_PORT
            : WinInetConstants.INTERNET_DEFAULT_HTTP_PORT);
  }
}
