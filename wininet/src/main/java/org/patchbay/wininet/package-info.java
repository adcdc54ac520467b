/**
 * WinINet's functions by their own names over {@link org.patchbay.api.Internet}: start with {@link
 * org.patchbay.wininet.WinInet}.
 *
 * <p>Inside: a function of {@code WinInet} runs as one of {@code Calls}, which keeps the last error
 * of the thread; it looks up a {@code Node} in {@code Handles} and does its work on what the node
 * has of the API.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.patchbay.wininet;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
