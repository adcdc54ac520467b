/** What reaches the terminal: text that has been made fit for it, tables, progress, formats. */
@NullMarked
package org.patchbay.cli.text;

import org.jspecify.annotations.NullMarked;
