/** Finger as callers see it: in a bundle of its own, so that it outlives its providers. */
@Export
@Version("1.0.0")
@NullMarked
package org.patchbay.examples.finger;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
