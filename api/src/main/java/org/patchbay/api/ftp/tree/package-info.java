/** Whole directory trees over FTP: start with {@link org.patchbay.api.ftp.tree.FtpTree}. */
@Export
@Version("1.0.0")
@NullMarked
package org.patchbay.api.ftp.tree;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
