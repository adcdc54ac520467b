package org.patchbay.internal;

/** The bundle in whose name a session was opened. */
record Owner(long bundleId, String name) {}
