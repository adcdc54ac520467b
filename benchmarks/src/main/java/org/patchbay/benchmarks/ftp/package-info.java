/** FTP jobs. */
@NullMarked
package org.patchbay.benchmarks.ftp;

import org.jspecify.annotations.NullMarked;
