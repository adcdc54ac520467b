package org.patchbay.wininet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.SessionOptions;

/**
 * Proxies and exceptions as InternetOpen takes them: {@code http=a:80 https=b:443 socks=c:1080}, or
 * one for all schemes. A SOCKS proxy serves the schemes that have none of their own.
 */
final class ProxyText {
  private static final Pattern PROXY =
      Pattern.compile(
          "(?:(http|https|ftp|gopher|socks)=)?(?:\\w+://)?([^:/\\s;=]+|\\[[^\\]]+\\])(?::([0-9]{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  private ProxyText() {}

  static SessionOptions apply(
      SessionOptions options, @Nullable String proxy, @Nullable String bypass)
      throws InternetException {
    SessionOptions applied = options;
    String given = Refusal.required(proxy, "the proxy").strip(); // W-002
    for (String one : given.split("[\\s;]+")) {
      applied = one(applied, one);
    }
    return applied.proxyBypass(patterns(bypass));
  }

  private static SessionOptions one(SessionOptions options, String text) throws InternetException {
    Matcher parts = PROXY.matcher(text);
    if (!parts.matches()) {
      throw Refusal.invalid("not a proxy: \"" + text + "\""); // W-003
    }
    String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
    boolean socks = scheme.equals("socks");
    ProxyServer server = server(parts, socks);
    if (scheme.isEmpty() || (socks && options.proxy() == null)) {
      return options.proxy(server);
    }
    return socks ? options : options.proxyFor(scheme, server);
  }

  private static ProxyServer server(Matcher parts, boolean socks) throws InternetException {
    int defaultPort =
        socks
            ? WinInetConstants.INTERNET_DEFAULT_SOCKS_PORT
            : WinInetConstants.INTERNET_DEFAULT_HTTP_PORT;
    String port = parts.group(3);
    try {
      return ProxyServer.of(
          socks ? ProxyServer.Type.SOCKS4 : ProxyServer.Type.HTTP,
          parts.group(2),
          port == null ? defaultPort : Integer.parseInt(port));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static String[] patterns(@Nullable String bypass) {
    return bypass == null || bypass.isBlank() ? new String[0] : bypass.strip().split("[\\s;]+");
  }
}
