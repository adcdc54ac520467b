package org.patchbay.cli;

import org.osgi.framework.BundleContext;

/**
 * What a command runs in.
 *
 * @param context of our bundle: sessions belong to it
 * @param sessions where sessions come from
 * @param terminal where to write
 */
record Surroundings(BundleContext context, OpenSessions sessions, Terminal terminal) {
  ProviderBundles providers() {
    return new ProviderBundles(context, sessions.internet());
  }
}
