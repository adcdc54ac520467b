/**
 * Makes what is shipped of the files of profiles, and of nothing else: {@link
 * org.patchbay.assembler.Assembler} is what the build calls.
 */
@NullMarked
package org.patchbay.assembler;

import org.jspecify.annotations.NullMarked;
