package org.patchbay.wininet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a Gopher menu (GOPHER_FIND_DATA). Size and time are told by Gopher+ only, and asked for
 * where the locator of the menu is one of Gopher+.
 *
 * @param displayString its text
 * @param gopherType bits, as {@link org.patchbay.api.gopher.GopherItem#bits()} has them
 * @param size in bytes, of the first view; 0 if it is not known
 * @param lastModificationTime null if it is not known; the server's clock, taken as UTC
 * @param locator what it leads to, for {@link WinInet#gopherOpenFile} and {@link
 *     WinInet#gopherFindFirstFile}
 */
public record GopherFindData(
    String displayString,
    int gopherType,
    long size,
    @Nullable Instant lastModificationTime,
    String locator)
    implements FindData {}
