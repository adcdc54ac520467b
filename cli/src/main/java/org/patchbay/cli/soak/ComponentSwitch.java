package org.patchbay.cli.soak;

import java.lang.reflect.InvocationTargetException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Disables and enables the components of a bundle. */
final class ComponentSwitch {
  private final BundleContext context;

  ComponentSwitch(BundleContext context) {
    this.context = context;
  }

  /** Whether Declarative Services can be asked to; their API need not be there. */
  static boolean isThere(BundleContext context) {
    return context.getServiceReference("org.osgi.service.component.runtime.ServiceComponentRuntime")
        != null;
  }

  /** Off and on again. */
  void turn(Bundle bundle) throws BundleException, InterruptedException {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    try {
      turn(bundle, context.getService(reference));
    } catch (InvocationTargetException e) {
      throw new BundleException("a component was not switched", e.getCause());
    } finally {
      context.ungetService(reference);
    }
  }

  private static void turn(Bundle bundle, ServiceComponentRuntime runtime)
      throws InvocationTargetException, InterruptedException {
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
      runtime.disableComponent(component).getValue();
      runtime.enableComponent(component).getValue();
    }
  }
}
