/** The typed connection of a protocol that exists for the kit's own tests. */
@NullMarked
package org.patchbay.tck.sample;

import org.jspecify.annotations.NullMarked;
