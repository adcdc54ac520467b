/**
 * What callers use: start with {@link org.patchbay.api.Internet}.
 *
 * <p>A caller opens an {@link org.patchbay.api.InternetSession}, calls {@code connect()} with a
 * {@link org.patchbay.api.ServiceType} and a {@link org.patchbay.api.ConnectRequest}, and gets a
 * typed {@link org.patchbay.api.Connection}. Sessions, connections and what comes out of them are
 * {@link org.patchbay.api.Handle handles} in a tree: closing one closes everything below it.
 */
@Export
@Version("1.2.0")
@NullMarked
package org.patchbay.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
