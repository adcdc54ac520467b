/** All protocols on servers of our own. Start with {@link org.patchbay.cli.demo.Demo}. */
@NullMarked
package org.patchbay.cli.demo;

import org.jspecify.annotations.NullMarked;
