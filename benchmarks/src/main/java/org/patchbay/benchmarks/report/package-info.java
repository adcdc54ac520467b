/** Results as a table and as JSON. */
@NullMarked
package org.patchbay.benchmarks.report;

import org.jspecify.annotations.NullMarked;
