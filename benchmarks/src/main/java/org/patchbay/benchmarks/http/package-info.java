/** HTTP jobs. */
@NullMarked
package org.patchbay.benchmarks.http;

import org.jspecify.annotations.NullMarked;
