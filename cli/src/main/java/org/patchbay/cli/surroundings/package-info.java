/**
 * What a command runs in: the container, sessions that end with it, the bundles of its providers.
 * Start with {@link org.patchbay.cli.surroundings.Surroundings}.
 */
@NullMarked
package org.patchbay.cli.surroundings;

import org.jspecify.annotations.NullMarked;
