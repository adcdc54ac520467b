/**
 * HTTP/1.1 and HTTP/2 (RFC 9110, 9112, 9113) and TLS. Apache HttpClient 5 gives the message codec
 * and the cookie rules; what a request goes through is told here.
 *
 * <p>Reading order: {@link org.patchbay.provider.http.HttpProvider} makes an {@link
 * org.patchbay.provider.http.HttpSession} for each connection; each request is an {@link
 * org.patchbay.provider.http.HttpExchange} of one or more {@link org.patchbay.provider.http.Hop
 * hops}, which it sends over the {@link org.patchbay.provider.http.Wire}; what comes back is an
 * {@link org.patchbay.provider.http.HttpAnswer}. {@link org.patchbay.provider.http.HttpResumption}
 * fetches the rest of what another provider began. {@link org.patchbay.provider.http.HttpErrors} is
 * the one place where failures get their names.
 */
@NullMarked
package org.patchbay.provider.http;

import org.jspecify.annotations.NullMarked;
