package org.patchbay.internal;

import java.util.List;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Profile;
import org.patchbay.api.ProviderInfo;
import org.patchbay.api.SessionOptions;

/**
 * The {@link Internet} of one bundle, in front of the one core. Without configuration of its own,
 * so that no change of one ever closes a session.
 */
@Component(
    service = Internet.class,
    scope = ServiceScope.BUNDLE,
    configurationPolicy = ConfigurationPolicy.IGNORE)
public final class InternetComponent implements Internet {
  private final OwnedInternet internet;

  /** Made for the bundle that gets the service. */
  @Activate
  public InternetComponent(ComponentContext context, @Reference CoreComponent core) {
    internet = core.internetOf(context.getUsingBundle());
  }

  @Deactivate
  void giveBack() {
    internet.giveBack();
  }

  @Override
  public InternetSession open(SessionOptions options) throws InternetException {
    return internet.open(options);
  }

  @Override
  public List<ProviderInfo> providers() {
    return internet.providers();
  }

  @Override
  public Profile profile() {
    return internet.profile();
  }
}
