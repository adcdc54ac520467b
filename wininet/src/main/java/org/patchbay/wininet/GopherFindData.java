package org.patchbay.wininet;

/**
 * A line of a Gopher menu (GOPHER_FIND_DATA). Size and time are left out: only Gopher+ tells them.
 *
 * @param displayString its text
 * @param gopherType bits, as {@link org.patchbay.api.gopher.GopherItemType#bit()} has them
 * @param locator what it leads to, for {@link WinInet#gopherOpenFile} and {@link
 *     WinInet#gopherFindFirstFile}
 */
public record GopherFindData(String displayString, int gopherType, String locator)
    implements FindData {}
