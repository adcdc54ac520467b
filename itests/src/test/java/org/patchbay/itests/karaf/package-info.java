/** Patchbay in Apache Karaf; run by {@code ./mvnw verify -Pkaraf} alone. */
@NullMarked
package org.patchbay.itests.karaf;

import org.jspecify.annotations.NullMarked;
