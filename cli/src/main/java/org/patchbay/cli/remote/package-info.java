/**
 * Places on servers, by URL, and the local files that go there or come back. Start with {@link
 * org.patchbay.cli.remote.Remote}.
 */
@NullMarked
package org.patchbay.cli.remote;

import org.jspecify.annotations.NullMarked;
