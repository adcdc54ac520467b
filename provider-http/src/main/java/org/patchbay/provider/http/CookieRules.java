package org.patchbay.provider.http;

import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.cookie.SetCookie;
import org.apache.hc.client5.http.impl.cookie.BasicDomainHandler;
import org.apache.hc.client5.http.impl.cookie.BasicHttpOnlyHandler;
import org.apache.hc.client5.http.impl.cookie.BasicPathHandler;
import org.apache.hc.client5.http.impl.cookie.BasicSecureHandler;
import org.apache.hc.client5.http.impl.cookie.LaxExpiresHandler;
import org.apache.hc.client5.http.impl.cookie.LaxMaxAgeHandler;
import org.apache.hc.client5.http.impl.cookie.PublicSuffixDomainFilter;
import org.apache.hc.client5.http.impl.cookie.RFC6265CookieSpec;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/**
 * How a Set-Cookie line is read and what is refused of it (RFC 6265 §5.2, §5.3). Loads 10,000
 * public suffixes when the first cookie comes, not before.
 */
final class CookieRules extends RFC6265CookieSpec {
  static final CookieSpec ON_ARRIVAL = new CookieRules();

  private CookieRules() {
    super(
        new AbsolutePath(),
        PublicSuffixDomainFilter.decorate(
            BasicDomainHandler.INSTANCE, PublicSuffixMatcherLoader.getDefault()),
        LaxMaxAgeHandler.INSTANCE,
        BasicSecureHandler.INSTANCE,
        BasicHttpOnlyHandler.INSTANCE,
        new AnyDate());
  }

  /** RFC 6265 §5.2.4: a path that does not begin with a slash is none. */
  private static final class AbsolutePath extends BasicPathHandler {
    @Override
    public void parse(SetCookie cookie, @Nullable String value) {
      if (value != null && value.startsWith("/")) {
        cookie.setPath(value);
      }
    }

    @Override
    public void validate(Cookie cookie, CookieOrigin origin) {}
  }

  /** RFC 6265 §5.2.1: a date that cannot be read is none. */
  private static final class AnyDate extends LaxExpiresHandler {
    @Override
    public void parse(SetCookie cookie, @Nullable String value) {
      try {
        super.parse(cookie, value);
      } catch (MalformedCookieException e) {
        // It is a cookie of the session then.
      }
    }
  }
}
