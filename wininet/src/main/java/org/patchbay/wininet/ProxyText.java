package org.patchbay.wininet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.SessionOptions;

/** Proxy and exceptions as InternetOpen takes them. A session has one proxy for all services. */
final class ProxyText {
  private static final Pattern PROXY =
      Pattern.compile("(?:(\\w+)=)?(?:\\w+://)?([^:/\\s;=]+|\\[[^\\]]+\\])(?::([0-9]{1,5}))?/?");

  private ProxyText() {}

  static SessionOptions apply(
      SessionOptions options, @Nullable String proxy, @Nullable String bypass)
      throws InternetException {
    Matcher parts = PROXY.matcher(Refusal.required(proxy, "the proxy").strip()); // W-002
    if (!parts.matches()) {
      throw Refusal.invalid("not one proxy: \"" + proxy + "\""); // W-003
    }
    boolean socks = "socks".equals(lower(parts.group(1)));
    ProxyServer.Type type = socks ? ProxyServer.Type.SOCKS4 : ProxyServer.Type.HTTP;
    int defaultPort =
        socks
            ? WinInetConstants.INTERNET_DEFAULT_SOCKS_PORT
            : WinInetConstants.INTERNET_DEFAULT_HTTP_PORT;
    String port = parts.group(3);
    ProxyServer server =
        ProxyServer.of(type, parts.group(2), port == null ? defaultPort : Integer.parseInt(port));
    return options.proxy(server, patterns(bypass));
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private static String[] patterns(@Nullable String bypass) throws InternetException {
    if (bypass == null || bypass.isBlank()) {
      return new String[0];
    }
    if (bypass.contains("<local>")) {
      throw Refusal.invalid("the exception <local> cannot be expressed, name the hosts");
    }
    return bypass.strip().split("[\\s;]+");
  }
}
