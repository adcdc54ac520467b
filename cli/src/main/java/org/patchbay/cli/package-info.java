/** The command line. Start with {@link org.patchbay.cli.PatchbayCommand}. */
@NullMarked
package org.patchbay.cli;

import org.jspecify.annotations.NullMarked;
