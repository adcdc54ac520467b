/** Gopher as callers see it: start with {@link org.patchbay.api.gopher.GopherConnection}. */
@Export
@Version("1.2.0")
@NullMarked
package org.patchbay.api.gopher;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
