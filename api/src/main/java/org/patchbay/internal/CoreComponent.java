package org.patchbay.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.ConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one core of a framework. Providers are bound as they come, each read once; when one goes, its
 * unbind makes it depart. A stopped bundle's sessions are closed after its own stop has run.
 */
@Component(
    service = CoreComponent.class,
    immediate = true,
    configurationPid = CoreConfiguration.PID)
public final class CoreComponent {
  private static final Logger LOG = LoggerFactory.getLogger(CoreComponent.class);

  private final Core core = new Core(CoreSettings.unconfigured());
  private final Set<ServiceReference<ConnectionProvider>> bound = new HashSet<>();
  private final BundleContext context;
  private final BundleListener stops = (SynchronousBundleListener) this::bundleChanged;

  /** Starts with the configuration of the moment. */
  @Activate
  public CoreComponent(BundleContext context, CoreConfiguration configuration) {
    this.context = context;
    configure(configuration);
    context.addBundleListener(stops);
  }

  /** New sessions get the new configuration; nothing is closed. */
  @Modified
  void modified(CoreConfiguration configuration) {
    configure(configuration);
  }

  private void configure(CoreConfiguration configuration) {
    core.configure(settings(configuration));
    core.configure(asyncLimits(configuration));
  }

  /** The rules may go with their configuration; others come at once. Until then they hold. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "release")
  void obey(ActiveProfile profile) {
    profile.rules().tell(core::obey);
  }

  void release(ActiveProfile profile) {
    profile.rules().tell(rules -> {});
  }

  /** As the rules do. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "releaseTls")
  void secure(ActiveTls tls) {
    tls.configured().tell(core::configure);
  }

  void releaseTls(ActiveTls tls) {
    tls.configured().tell(configured -> {});
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(stops);
    core.close();
  }

  @Reference(
      service = ConnectionProvider.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      updated = "updated")
  void bind(ConnectionProvider provider, ServiceReference<ConnectionProvider> reference) {
    synchronized (bound) {
      bound.add(reference);
    }
    withOffer(reference, offer -> core.add(provider, offer));
  }

  void unbind(ServiceReference<ConnectionProvider> reference, Map<String, Object> properties) {
    synchronized (bound) {
      bound.remove(reference);
    }
    if (properties.get(Constants.SERVICE_ID) instanceof Long id) {
      core.remove(id);
    }
  }

  /** An update may be told by another thread than a departure, and so after it. */
  void updated(ConnectionProvider provider, ServiceReference<ConnectionProvider> reference) {
    synchronized (bound) {
      if (bound.contains(reference)) {
        withOffer(reference, offer -> core.update(provider, offer));
      }
    }
  }

  private static void withOffer(
      ServiceReference<ConnectionProvider> reference, Consumer<Offer> use) {
    Bundle bundle = reference.getBundle();
    Map<String, Object> properties =
        Stream.of(reference.getPropertyKeys())
            .collect(Collectors.toMap(key -> key, reference::getProperty));
    try {
      use.accept(Offer.read(bundle.getSymbolicName(), bundle.getVersion().toString(), properties));
    } catch (IllegalArgumentException e) {
      LOG.error("a provider of {} is not used as it says: {}", bundle, e.getMessage());
    }
  }

  private void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPING
        && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
      core.beginShutdown();
    }
    if (event.getType() == BundleEvent.STOPPED) {
      core.closeSessionsOf(event.getBundle().getBundleId());
    }
  }

  OwnedInternet internetOf(Bundle owner) {
    return new OwnedInternet(core, new Owner(owner.getBundleId(), owner.getSymbolicName()));
  }

  private static AsyncLimits asyncLimits(CoreConfiguration configuration) {
    try {
      return new AsyncLimits(configuration.asyncThreads(), configuration.asyncWaiting());
    } catch (IllegalArgumentException e) {
      LOG.error("configuration {} is refused: {}", CoreConfiguration.PID, e.getMessage());
      return AsyncLimits.DEFAULT;
    }
  }

  /** What makes no sense is refused and said: the defaults hold. */
  private static CoreSettings settings(CoreConfiguration configuration) {
    CoreSettings unconfigured = CoreSettings.unconfigured();
    String email = configuration.email().isEmpty() ? unconfigured.email() : configuration.email();
    try {
      return new CoreSettings(
          email,
          new Timeouts(
              Duration.ofMillis(configuration.connectTimeoutMillis()),
              Duration.ofMillis(configuration.receiveTimeoutMillis()),
              Duration.ofMillis(configuration.dataTimeoutMillis()),
              Duration.ofMillis(configuration.totalTimeoutMillis())),
          Duration.ofMillis(configuration.drainMillis()),
          Duration.ofMillis(configuration.sharedDrainMillis()),
          Duration.ofMillis(configuration.providerWaitMillis()),
          unconfigured.profile());
    } catch (IllegalArgumentException e) {
      LOG.error("configuration {} is refused: {}", CoreConfiguration.PID, e.getMessage());
      return new CoreSettings(
          email,
          unconfigured.timeouts(),
          unconfigured.drain(),
          unconfigured.sharedDrain(),
          unconfigured.providerWait(),
          unconfigured.profile());
    }
  }
}
