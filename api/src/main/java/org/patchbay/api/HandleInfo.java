package org.patchbay.api;

import org.jspecify.annotations.Nullable;

/**
 * What a handle says of itself.
 *
 * @param id number of the handle, never used again in this run of the framework
 * @param service name of the service type; empty for a session
 * @param endpoint where it leads, as a URL without secrets; empty for a session
 * @param open whether it can be used
 * @param context the caller's context value, null if there is none
 * @param provider name and version of the provider that serves it; empty if there is none
 * @param lastResponse what the server said in answer to the last call, all lines in order; empty if
 *     nothing
 */
public record HandleInfo(
    long id,
    String service,
    String endpoint,
    boolean open,
    @Nullable Object context,
    String provider,
    String lastResponse) {}
