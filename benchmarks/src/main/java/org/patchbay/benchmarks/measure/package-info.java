/**
 * Rounds, samples and what they prove; start reading at {@link
 * org.patchbay.benchmarks.measure.Rounds}.
 */
@NullMarked
package org.patchbay.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
