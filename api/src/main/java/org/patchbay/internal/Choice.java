package org.patchbay.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProviderInfo;

/** Which provider serves a connection: allowed by the profile, matching the filter, the best. */
final class Choice {
  private final Core core;
  private final Session session;
  private final String service;
  private final @Nullable Filter filter;

  private Choice(Core core, Session session, String service, @Nullable Filter filter) {
    this.core = core;
    this.session = session;
    this.service = service;
    this.filter = filter;
  }

  /**
   * Checks what can be chosen from.
   *
   * @throws InternetException if the profile refuses the service, or the filter is none
   */
  static Choice of(Core core, Session session, String service, @Nullable String filter)
      throws InternetException {
    ProfileRules.checkService(core.profile(), service);
    try {
      return new Choice(
          core, session, service, filter == null ? null : FrameworkUtil.createFilter(filter));
    } catch (InvalidSyntaxException e) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER, "not an LDAP filter: " + filter, e);
    }
  }

  /**
   * The best provider, waited for where one has been before and may come again.
   *
   * @param wanted whether it is still worth waiting
   * @throws InternetException {@link InternetError#PROVIDER_UNAVAILABLE} if there is none; what
   *     {@link ProfileRules#checkService} throws if the profile refuses the service by now
   */
  Lease next(BooleanSupplier wanted) throws InternetException {
    ProfileRules.checkService(core.profile(), service);
    BooleanSupplier sensible = () -> wanted.getAsBoolean() && core.profile().allows(service);
    try {
      Lease lease = core.registry().await(service, filter, patience(), sensible);
      if (lease != null) {
        return lease;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InternetException(
          InternetError.OPERATION_CANCELLED, "interrupted while waiting for a provider", e);
    }
    ProfileRules.checkService(core.profile(), service);
    throw wanted.getAsBoolean()
        ? unavailable()
        : new InternetException(
            InternetError.OPERATION_CANCELLED, "closed while waiting for a provider");
  }

  /**
   * Waits for the best provider without keeping a thread.
   *
   * @param then told at the end whether there is one
   * @return what cancels the wait; null if there is nothing to wait for
   */
  @Nullable ProviderWait later(Consumer<Boolean> then) {
    ProviderWait wait = new ProviderWait(core.registry(), service, filter, then);
    return wait.begin(core, session.providerWait()) ? wait : null;
  }

  /**
   * The thread that starts the bundles would wait for what it has to start itself; an asynchronous
   * call has waited before it got its thread.
   */
  private Duration patience() {
    AsyncCall<?> call = AsyncThread.call();
    return FrameworkThread.current() == FrameworkThread.START || call != null && call.hasWaited()
        ? Duration.ZERO
        : session.providerWait();
  }

  private InternetException unavailable() {
    List<ProviderInfo> installed = core.providers();
    String there =
        installed.isEmpty()
            ? "no provider is installed at all"
            : "installed: "
                + installed.stream().map(Choice::describe).collect(Collectors.joining(", "));
    String wanted =
        "no provider serves \"" + service + "\"" + (filter == null ? "" : " and matches " + filter);
    return new InternetException(InternetError.PROVIDER_UNAVAILABLE, wanted + "; " + there);
  }

  private static String describe(ProviderInfo info) {
    return String.join("+", info.services()) + " (" + info.name() + " " + info.version() + ")";
  }
}
