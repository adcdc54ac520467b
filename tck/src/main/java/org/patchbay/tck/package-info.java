/**
 * The conformance kit for providers: extend {@link org.patchbay.tck.ProviderContract}, say where
 * the bundle is and how to start a server, and the contract of {@code org.patchbay.spi} is checked.
 *
 * <p>Reading order: {@code ProviderContract}, the {@code …Contract} interfaces that it is made of,
 * {@code Bench} (what they work with), {@code Container} (the framework).
 */
@NullMarked
package org.patchbay.tck;

import org.jspecify.annotations.NullMarked;
