package org.patchbay.cli.surroundings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.patchbay.api.Internet;
import org.patchbay.api.ProviderInfo;
import org.patchbay.cli.failure.Failure;

/** The bundles behind the providers, which can be stopped and started like any other. */
public final class ProviderBundles {
  private final BundleContext context;
  private final Internet internet;

  ProviderBundles(BundleContext context, Internet internet) {
    this.context = context;
    this.internet = internet;
  }

  /** Stops the bundles that serve a type, in this process only; gives those that were stopped. */
  public List<Bundle> stop(String type) throws Failure {
    List<Bundle> bundles = serving(type);
    for (Bundle bundle : bundles) {
      try {
        bundle.stop(Bundle.STOP_TRANSIENT);
      } catch (BundleException e) {
        throw new IllegalStateException(bundle.getSymbolicName() + " did not stop", e);
      }
    }
    return bundles;
  }

  /** The bundles that serve a type. */
  public List<Bundle> serving(String type) throws Failure {
    List<String> names = names(type.toLowerCase(Locale.ROOT));
    if (names.isEmpty()) {
      throw Failure.ofUsage(
          "no provider serves " + type + "; served are " + String.join(", ", types()));
    }
    return Arrays.stream(context.getBundles())
        .filter(bundle -> names.contains(bundle.getSymbolicName()))
        .toList();
  }

  private List<String> names(String type) {
    return internet.providers().stream()
        .filter(provider -> provider.services().contains(type))
        .map(ProviderInfo::name)
        .toList();
  }

  private List<String> types() {
    return internet.providers().stream()
        .flatMap(provider -> provider.services().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
