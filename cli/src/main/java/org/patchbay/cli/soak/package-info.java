/**
 * Providers come and go under load. Start with {@link org.patchbay.cli.soak.Soak}; clients and
 * swaps meet in its {@link org.patchbay.cli.soak.SoakStage}.
 */
@NullMarked
package org.patchbay.cli.soak;

import org.jspecify.annotations.NullMarked;
