/** The launcher of the distribution: everything else in it is bundles and configuration. */
@NullMarked
package org.patchbay.runtime;

import org.jspecify.annotations.NullMarked;
