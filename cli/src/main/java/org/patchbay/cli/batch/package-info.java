/**
 * Requests and answers as lines of JSON. Start with {@link org.patchbay.cli.batch.Batch}; a class
 * for each protocol does what a line asks for.
 */
@NullMarked
package org.patchbay.cli.batch;

import org.jspecify.annotations.NullMarked;
