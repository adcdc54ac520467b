/**
 * Gopher (RFC 1436) and Gopher+ on plain sockets. In reading order: {@code GopherProvider}, {@code
 * GopherClient} with its calls, {@code GopherFetch} with what is sent and how the answer is read,
 * {@code GopherExchange} with a network connection for each, {@code ItemPorts} for where it may go,
 * {@code GopherRequest} and {@code WireAnswer} for its two halves, {@code MenuReader}, {@code
 * MenuLine}, {@code TextBody} and {@code Refusal} for what comes back, {@code PlusAnswer} and
 * {@code AttributeReader} for what comes back by Gopher+, {@code GopherDownload}, {@code
 * GopherErrors}.
 */
@NullMarked
package org.patchbay.provider.gopher;

import org.jspecify.annotations.NullMarked;
