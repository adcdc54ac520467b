package org.patchbay.cli.soak;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.patchbay.cli.failure.Failure;

/** What a soak sets by Configuration Admin, for its own process. */
final class SoakConfiguration {
  private SoakConfiguration() {}

  /** How long departing providers may finish what is in flight. */
  static void drain(int millis, BundleContext context) throws IOException, Failure {
    set("org.patchbay.core", "drainMillis", millis, context);
  }

  /** Without it small downloads by FTP are not resumed: that costs a round trip for each. */
  static void resumeAll(BundleContext context) throws IOException, Failure {
    set("org.patchbay.provider.ftp", "resumableFrom", 0L, context);
  }

  private static void set(String pid, String key, Object value, BundleContext context)
      throws IOException, Failure {
    if (context.getServiceReference("org.osgi.service.cm.ConfigurationAdmin") == null) {
      throw Failure.ofUsage("--drain needs Configuration Admin, which is not installed");
    }
    Admin.set(pid, key, value, context);
  }

  /** Loaded only where the API is there. */
  private static final class Admin {
    static void set(String pid, String key, Object value, BundleContext context)
        throws IOException {
      ServiceReference<ConfigurationAdmin> reference =
          context.getServiceReference(ConfigurationAdmin.class);
      try {
        Configuration configuration = context.getService(reference).getConfiguration(pid, "?");
        Dictionary<String, Object> properties = configuration.getProperties();
        Dictionary<String, Object> changed = properties == null ? new Hashtable<>() : properties;
        changed.put(key, value);
        configuration.update(changed);
      } finally {
        context.ungetService(reference);
      }
    }
  }
}
