package org.patchbay.provider.http;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.DownloadResumer;
import org.patchbay.spi.Reusable;

/** What the requests of one connection have in common. Thread-safe. */
final class HttpSession implements HttpConnection, DownloadResumer, Reusable {
  private final ConnectContext context;
  private final Origin origin;
  private final Wire wire;
  private final Supplier<HttpLimits> configured;
  private final HttpLimits limits;
  private final Authentication authentication;
  private final SessionCookies cookies;
  private final @Nullable PrivateCache cache;
  private volatile @Nullable Asked asked;

  /** What was asked for last, as the caller wrote it. */
  private record Asked(String path, Target target) {}

  private HttpSession(
      ConnectContext context,
      Origin origin,
      Wire wire,
      Supplier<HttpLimits> configured,
      long cacheBytes) {
    this.cache = cacheBytes == 0 ? null : new PrivateCache(cacheBytes);
    this.context = context;
    this.origin = origin;
    this.wire = wire;
    this.configured = configured;
    this.limits = wire.limits();
    this.authentication = new Authentication(context);
    this.cookies = new SessionCookies(context.sessionState(), context.clock());
  }

  static HttpSession open(ConnectContext context, Supplier<HttpLimits> configured)
      throws InternetException {
    ConnectRequest request = context.request();
    boolean secure = request.has(ConnectFlag.SECURE);
    Origin origin =
        Origin.of(secure, request.server(), request.port(), InternetError.INVALID_PARAMETER);
    HttpLimits limits = configured.get();
    long cacheBytes = cacheBytes(request.option(CACHE), limits);
    Wire wire = context.own(new Wire(context, origin, limits));
    return new HttpSession(context, origin, wire, configured, cacheBytes);
  }

  private static long cacheBytes(@Nullable String asked, HttpLimits limits)
      throws InternetException {
    if (asked == null) {
      return 0;
    }
    if (!asked.matches("[0-9]{1,18}")) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER,
          "the option " + CACHE + " is a number of bytes, not \"" + asked + "\"");
    }
    return Math.min(Long.parseLong(asked), limits.cacheBytes());
  }

  @Override
  public HttpResponse send(HttpRequest request) throws InternetException {
    return cache == null
        ? new HttpExchange(this, request).run()
        : new CachedExchange(this, cache, request).run();
  }

  @Override
  public InputStream resume(Map<String, String> bookmark, long offset) throws InternetException {
    if (offset < 0) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER, "the offset is negative: " + offset);
    }
    return new HttpResumption(this, HttpBookmark.parse(bookmark), offset).open();
  }

  /** Whether a new one would have the same limits; all else is as new where no answer is open. */
  @Override
  public boolean isReusable() {
    return limits == configured.get();
  }

  @Override
  public void close() {
    if (cache != null) {
      cache.clear();
    }
    wire.close();
    context.disown(wire);
  }

  ConnectContext context() {
    return context;
  }

  Origin origin() {
    return origin;
  }

  /** What a request is for. Many requests in turn are for the same. */
  Target target(HttpRequest request) {
    Asked last = asked;
    if (last == null || !last.path().equals(request.target())) {
      last = new Asked(request.target(), new Target(origin, request.target()));
      asked = last;
    }
    return last.target();
  }

  HttpLimits limits() {
    return limits;
  }

  Wire wire() {
    return wire;
  }

  Authentication authentication() {
    return authentication;
  }

  SessionCookies cookies() {
    return cookies;
  }
}
