/** Gopher jobs. */
@NullMarked
package org.patchbay.benchmarks.gopher;

import org.jspecify.annotations.NullMarked;
