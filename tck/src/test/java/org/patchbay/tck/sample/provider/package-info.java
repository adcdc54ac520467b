/** A provider that keeps the contract, and what can be broken about it. */
@NullMarked
package org.patchbay.tck.sample.provider;

import org.jspecify.annotations.NullMarked;
