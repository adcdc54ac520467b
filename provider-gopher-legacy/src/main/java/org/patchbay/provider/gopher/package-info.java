/**
 * Gopher (RFC 1436) on plain sockets. In reading order: {@code GopherProvider}, {@code
 * GopherClient} with a network connection for each call, {@code GopherRequest} and {@code
 * GopherAnswer} for its two halves, {@code MenuReader}, {@code MenuLine} and {@code TextBody} for
 * what comes back, {@code GopherErrors}.
 */
@NullMarked
package org.patchbay.provider.gopher;

import org.jspecify.annotations.NullMarked;
