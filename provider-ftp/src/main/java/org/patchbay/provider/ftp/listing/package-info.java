/**
 * Listings as servers write them: bytes in, entries out, nothing kept in between. Start with {@link
 * org.patchbay.provider.ftp.listing.ListingEngine}; each way of writing is a {@link
 * org.patchbay.provider.ftp.listing.Dialect}.
 */
@NullMarked
package org.patchbay.provider.ftp.listing;

import org.jspecify.annotations.NullMarked;
