package org.patchbay.wininet;

import org.patchbay.api.http.HttpRequest;

/** What the flags of HttpOpenRequest say about how a request is sent. */
record RequestFlags(int flags) {
  /** WinINet follows five (W-162). */
  private static final int MOST_REDIRECTS = 5;

  boolean isSecure() {
    return has(WinInetConstants.INTERNET_FLAG_SECURE);
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Content is handed over as it comes: WinINet does not ask for codings. */
  HttpRequest apply(HttpRequest request) {
    boolean stays = has(WinInetConstants.INTERNET_FLAG_NO_AUTO_REDIRECT);
    HttpRequest flagged = request.undecoded().maxRedirects(stays ? 0 : MOST_REDIRECTS);
    if (has(WinInetConstants.INTERNET_FLAG_NO_COOKIES)) {
      flagged = flagged.withoutCookies();
    }
    if (has(WinInetConstants.INTERNET_FLAG_NO_AUTH)) {
      flagged = flagged.withoutAuthentication();
    }
    return flagged;
  }
}
