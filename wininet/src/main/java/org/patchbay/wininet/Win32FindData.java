package org.patchbay.wininet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an FTP directory (WIN32_FIND_DATA).
 *
 * @param fileAttributes {@link WinInetConstants#FILE_ATTRIBUTE_DIRECTORY} or {@link
 *     WinInetConstants#FILE_ATTRIBUTE_NORMAL}
 * @param lastWriteTime null if the listing does not say; creation and access times would be copies
 *     of it (W-112)
 * @param fileSize bytes in one number of 64 bits (W-113), 0 if the listing does not say
 * @param fileName without its directory
 */
public record Win32FindData(
    int fileAttributes, @Nullable Instant lastWriteTime, long fileSize, String fileName)
    implements FindData {}
