package org.patchbay.examples.finger.provider;

import org.osgi.service.component.annotations.Component;
import org.patchbay.examples.finger.FingerConnection;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProvidesService;

/** Serves {@code finger}. */
@ProvidesService(service = "finger", port = 79, scheme = "finger", vendor = "example")
@Component
public final class FingerProvider implements ConnectionProvider {
  @Override
  public FingerConnection connect(ConnectContext context) {
    return new FingerDialogue(context);
  }
}
