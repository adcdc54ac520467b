package org.patchbay.cli.surroundings;

import org.osgi.framework.BundleContext;
import org.patchbay.cli.text.Terminal;

/**
 * What a command runs in.
 *
 * @param context of our bundle: sessions belong to it
 * @param sessions where sessions come from
 * @param terminal where to write
 */
public record Surroundings(BundleContext context, OpenSessions sessions, Terminal terminal) {
  /** The bundles behind the providers. */
  public ProviderBundles providers() {
    return new ProviderBundles(context, sessions.internet());
  }
}
