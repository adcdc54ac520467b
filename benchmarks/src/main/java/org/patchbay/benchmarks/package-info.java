/** What is compared with what: start reading at {@link org.patchbay.benchmarks.Benchmarks}. */
@NullMarked
package org.patchbay.benchmarks;

import org.jspecify.annotations.NullMarked;
