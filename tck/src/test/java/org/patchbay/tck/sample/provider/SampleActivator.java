package org.patchbay.tck.sample.provider;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProviderProperties;

/** Registers the provider with the fault that its bundle's manifest names. */
public final class SampleActivator implements BundleActivator {
  /** Header with the name of a {@link Fault}. */
  public static final String FAULT = "Sample-Fault";

  @Override
  public void start(BundleContext context) {
    Fault fault = Fault.valueOf(context.getBundle().getHeaders().get(FAULT));
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(ProviderProperties.SERVICE, "sample");
    properties.put(ProviderProperties.PORT, 4711);
    context.registerService(ConnectionProvider.class, fault::open, properties);
  }

  @Override
  public void stop(BundleContext context) {}
}
