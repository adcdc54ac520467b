/**
 * The dispatcher. In reading order: {@link org.patchbay.internal.CoreComponent} binds providers and
 * configuration, {@link org.patchbay.internal.Core} holds everything, {@link
 * org.patchbay.internal.ProviderRegistry} and {@link org.patchbay.internal.Choice} choose, {@link
 * org.patchbay.internal.Dispatch} is the life of one {@code connect()}, {@link
 * org.patchbay.internal.Node} and its kinds are the tree of handles, {@link
 * org.patchbay.internal.Seat} and {@link org.patchbay.internal.Lease} tie a handle to a provider,
 * {@link org.patchbay.internal.Departure} is how one leaves and {@link
 * org.patchbay.internal.Seating} how a connection goes on elsewhere, {@link
 * org.patchbay.internal.Scope} is what a connection is wherever it is served, {@link
 * org.patchbay.internal.Lent} is what a provider gets for a connection, {@link
 * org.patchbay.internal.Border} is where a provider's exceptions become the core's. {@link
 * org.patchbay.internal.AsyncCall} is a call that a thread of the core's makes, {@link
 * org.patchbay.internal.AsyncLane} where it gets one.
 */
@NullMarked
package org.patchbay.internal;

import org.jspecify.annotations.NullMarked;
