package org.patchbay.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a deployer has set for TLS. Where that cannot be used, nothing is trusted in its place: the
 * sessions that would have it connect to nobody, and say why. Immutable.
 */
final class ConfiguredTls {
  static final ConfiguredTls NONE = new ConfiguredTls(TlsOptions.DEFAULT, null);

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTls.class);

  private final TlsOptions options;
  private final @Nullable String problem;

  private ConfiguredTls(TlsOptions options, @Nullable String problem) {
    this.options = options;
    this.problem = problem;
  }

  /** Reads the files. */
  static ConfiguredTls read(TlsConfiguration configuration) {
    try {
      TlsOptions options = TlsOptions.DEFAULT.minimumVersion(configuration.minimumVersion());
      if (!configuration.trustedRoots().isEmpty()) {
        options = options.trusting(Path.of(configuration.trustedRoots()));
      }
      String chain = configuration.clientCertificate();
      String key = configuration.clientKey().isEmpty() ? chain : configuration.clientKey();
      if (!chain.isEmpty()) {
        options = options.presenting(Path.of(chain), Path.of(key));
      }
      return new ConfiguredTls(options, null);
    } catch (IOException | IllegalArgumentException e) {
      String problem =
          "configuration " + TlsConfiguration.PID + " cannot be used, set it right: " + e;
      LOG.error("{}", problem);
      return new ConfiguredTls(TlsOptions.DEFAULT, problem);
    }
  }

  /**
   * The options of a session that has none of its own.
   *
   * @throws InternetException if what was set cannot be used
   */
  TlsOptions options() throws InternetException {
    if (problem != null) {
      throw new InternetException(InternetError.SECURITY_CHANNEL_ERROR, problem);
    }
    return options;
  }
}
