/** A consumer of the API, as small as one can be. */
@NullMarked
package org.patchbay.examples.consumer;

import org.jspecify.annotations.NullMarked;
