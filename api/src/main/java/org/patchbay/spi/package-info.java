/**
 * What provider authors use: implement {@link org.patchbay.spi.ConnectionProvider}, say what it
 * serves with {@link org.patchbay.spi.ProvidesService}.
 */
@Export
@Version("1.2.0")
@NullMarked
package org.patchbay.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
