/**
 * HTTP/2 (RFC 9113) over a blocking socket: frames, streams and their flow control, and what a peer
 * may ask of us. Knows nothing of what a request goes through. HttpCore gives HPACK.
 *
 * <p>Reading order: an {@link org.patchbay.provider.http.h2.H2Connection} lends {@link
 * org.patchbay.provider.http.h2.H2Stream streams}; what these share is the {@link
 * org.patchbay.provider.http.h2.Multiplexer}'s. The {@link org.patchbay.provider.http.h2.Reader}
 * hands each frame to {@link org.patchbay.provider.http.h2.Inbound}, which finds its stream and
 * puts what came into that stream's {@link org.patchbay.provider.http.h2.Inbox}; callers wait
 * there. What is sent goes through {@link org.patchbay.provider.http.h2.Outbound}, under one lock,
 * as much as {@link org.patchbay.provider.http.h2.SendWindows} allow.
 */
@NullMarked
package org.patchbay.provider.http.h2;

import org.jspecify.annotations.NullMarked;
