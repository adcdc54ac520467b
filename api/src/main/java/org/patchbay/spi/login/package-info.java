/**
 * Answers to the challenges of HTTP and of what borrows its way to log in (RFC 9110 §11, RFC 7616,
 * RFC 7617): servers' and proxies' alike. Start with {@link org.patchbay.spi.login.Challenge}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.patchbay.spi.login;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
