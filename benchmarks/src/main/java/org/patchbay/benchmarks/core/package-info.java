/** What the core costs: handles, dispatch, idle sessions. */
@NullMarked
package org.patchbay.benchmarks.core;

import org.jspecify.annotations.NullMarked;
