/**
 * Servers that run inside the JVM, each over a folder of the caller's: {@link
 * org.patchbay.servers.EmbeddedFtpServer}, {@link org.patchbay.servers.EmbeddedHttpServer}, {@link
 * org.patchbay.servers.EmbeddedGopherServer}. A file has the same bytes over each of them. They
 * listen on 127.0.0.1 only, and are for demos, tests and benchmarks.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.patchbay.servers;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
