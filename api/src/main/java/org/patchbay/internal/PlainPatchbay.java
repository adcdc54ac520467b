package org.patchbay.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;
import org.patchbay.api.Internet;
import org.patchbay.api.Profile;
import org.patchbay.spi.ConnectionProvider;

/** The core without a framework, for tests of providers: the same code, no bundles. */
public final class PlainPatchbay implements AutoCloseable {
  private final Core core;
  private final Internet internet;
  private long lastId;

  /** Starts a core that neither drains nor waits. */
  public PlainPatchbay() {
    this(Duration.ZERO, Duration.ZERO);
  }

  /**
   * Starts a core.
   *
   * @param drain how long what is under way at a departing provider may take to end
   * @param providerWait how long calls wait for a provider that has gone
   */
  public PlainPatchbay(Duration drain, Duration providerWait) {
    CoreSettings plain = CoreSettings.unconfigured();
    core =
        new Core(
            new CoreSettings(
                plain.email(), plain.timeouts(), drain, drain, providerWait, plain.profile()));
    internet = new OwnedInternet(core, new Owner(0, "plain"));
  }

  /** Starts a core with one provider. */
  public static PlainPatchbay with(ConnectionProvider provider, Map<String, Object> properties) {
    PlainPatchbay patchbay = new PlainPatchbay();
    patchbay.add(provider, properties);
    return patchbay;
  }

  /** Adds a provider with its service properties; gives the id to remove it by. */
  public long add(ConnectionProvider provider, Map<String, Object> properties) {
    Map<String, Object> registered = new HashMap<>(properties);
    registered.put(Constants.SERVICE_ID, ++lastId);
    core.add(provider, Offer.read(provider.getClass().getSimpleName(), "0", registered));
    return lastId;
  }

  /** Removes a provider, as its bundle's stop would. */
  public void remove(long id) {
    core.remove(id);
  }

  /** Bounds the asynchronous calls, before the first session is opened. */
  public PlainPatchbay asynchronous(int threads, int waiting) {
    core.configure(new AsyncLimits(threads, waiting));
    return this;
  }

  /** Names are looked up this way. */
  PlainPatchbay lookingUpBy(Route.Lookup lookup) {
    core.lookUpBy(lookup);
    return this;
  }

  /** Sets the rules, as a configuration would. */
  public void profile(Profile profile) {
    core.obey(profile);
  }

  /** The way in. */
  public Internet internet() {
    return internet;
  }

  @Override
  public void close() {
    core.close();
  }
}
