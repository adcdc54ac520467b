/**
 * Profiles as files, and switching between them while the container runs: start with {@link
 * org.patchbay.profiles.Profiles}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.patchbay.profiles;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
