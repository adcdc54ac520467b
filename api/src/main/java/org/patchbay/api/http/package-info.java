/** HTTP as callers see it: start with {@link org.patchbay.api.http.HttpConnection}. */
@Export
@Version("1.1.0")
@NullMarked
package org.patchbay.api.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
