/**
 * How a command ends. Start with {@link org.patchbay.cli.failure.Report}: a failure in one line,
 * with advice and an exit code.
 */
@NullMarked
package org.patchbay.cli.failure;

import org.jspecify.annotations.NullMarked;
