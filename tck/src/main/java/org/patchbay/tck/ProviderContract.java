package org.patchbay.tck;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.patchbay.api.Connection;
import org.patchbay.api.ServiceType;

/**
 * What every provider must do. Extend it, and run it as any JUnit 5 test once the provider's bundle
 * is built.
 *
 * <p>The kit starts the OSGi framework that it finds on the class path, with Declarative Services
 * and Patchbay, installs the bundle, and puts itself between it and the server. The methods below
 * are called on one instance, from several threads.
 *
 * @param <C> the typed connection
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(BenchExtension.class)
public abstract class ProviderContract<C extends Connection>
    implements ConnectingContract<C>,
        ErrorContract<C>,
        TimeContract<C>,
        LoginContract<C>,
        SecureContract<C>,
        EventContract<C>,
        CloseContract<C>,
        DepartureContract<C>,
        TransferContract<C>,
        ResidueContract<C> {

  /** For subclasses. */
  protected ProviderContract() {}

  /** The service that the provider serves. */
  protected abstract ServiceType<C> service();

  /** Where the provider's bundle is: the URL of a jar. */
  protected abstract URI provider();

  /**
   * Starts a server on the loopback address and a port of the system's choice.
   *
   * @param login what to accept, and nothing else, if the provider {@link Capabilities#login logs
   *     in}; else of no interest
   */
  protected abstract RunningServer server(Login login) throws Exception;

  /**
   * Asks the server something that may be asked any number of times, and fails with an {@link
   * AssertionError} if the answer is wrong. Errors of the connection are passed on as they are.
   */
  protected abstract void use(C connection) throws Exception;

  /** What the provider can do beyond that; nothing, unless overridden. */
  protected Capabilities<C> capabilities() {
    return Capabilities.none();
  }

  /** Further bundles that the provider needs, in the order to install them in. */
  protected List<URI> furtherBundles() {
    return List.of();
  }

  /**
   * Packages of the class path that test and provider share, as {@code name;version="1.0.0"}: by
   * default all that the jar with the typed interface exports.
   */
  protected List<String> sharedPackages() {
    return ClassPath.exportsBeside(service().connectionType());
  }
}
