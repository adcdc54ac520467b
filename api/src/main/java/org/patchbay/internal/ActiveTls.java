package org.patchbay.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * What is configured for TLS; a component of its own for the reason that {@link ActiveProfile} is.
 */
@Component(service = ActiveTls.class, configurationPid = TlsConfiguration.PID)
public final class ActiveTls {
  private final Told<ConfiguredTls> configured = new Told<>(ConfiguredTls.NONE);

  /** Starts with the configuration of the moment. */
  @Activate
  public ActiveTls(TlsConfiguration configuration) {
    modified(configuration);
  }

  @Modified
  void modified(TlsConfiguration configuration) {
    configured.change(ConfiguredTls.read(configuration));
  }

  Told<ConfiguredTls> configured() {
    return configured;
  }
}
