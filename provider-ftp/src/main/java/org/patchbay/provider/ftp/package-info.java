/**
 * FTP and FTPS (RFC 959, 2228, 2389, 2428, 3659, 4217) on Apache Commons Net.
 *
 * <p>Read {@link org.patchbay.provider.ftp.FtpProvider}, then {@code FtpLogin} (how a connection
 * begins), {@code FtpSession} (what it can do), {@code FtpDialogue} (commands and replies), {@code
 * FtpDataConnections} and {@code FtpTransfer} (data), {@code FtpListings} (directories), {@code
 * FtpResumption} (the rest of what another provider began), {@code FtpErrors}.
 */
@NullMarked
package org.patchbay.provider.ftp;

import org.jspecify.annotations.NullMarked;
