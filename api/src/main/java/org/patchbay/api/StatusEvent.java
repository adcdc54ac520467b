package org.patchbay.api;

/**
 * One step of what happens on a handle.
 *
 * @param status which step
 * @param handle number of the handle that it happened on, as in {@link HandleInfo#id()}
 * @param context the value that the caller gave for that handle
 * @param text host name, address, URL or provider, as the status says; else empty
 * @param value bytes or number of the new handle, as the status says; else 0
 */
public record StatusEvent(
    InternetStatus status, long handle, Object context, String text, long value) {}
