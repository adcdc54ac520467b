/** The Finger protocol (RFC 1288) for Patchbay, in three classes. */
@NullMarked
package org.patchbay.examples.finger.provider;

import org.jspecify.annotations.NullMarked;
