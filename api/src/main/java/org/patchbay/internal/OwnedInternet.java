package org.patchbay.internal;

import java.util.List;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Profile;
import org.patchbay.api.ProviderInfo;
import org.patchbay.api.SessionOptions;

/** The way in of one bundle, until it gives it back. */
final class OwnedInternet implements Internet {
  private final Core core;
  private final Owner owner;
  private volatile boolean givenBack;

  OwnedInternet(Core core, Owner owner) {
    this.core = core;
    this.owner = owner;
  }

  /**
   * The bundle has given it back, at the latest before it is told to have stopped: a session that
   * is opened in between is seen either here or by who closes the bundle's sessions.
   */
  void giveBack() {
    givenBack = true;
  }

  @Override
  public InternetSession open(SessionOptions options) throws InternetException {
    Session session = core.open(owner, options);
    if (givenBack) {
      session.close();
      throw new InternetException(
          InternetError.SHUTDOWN,
          "open() after " + owner.name() + " gave its Internet back: get the service again");
    }
    return session;
  }

  @Override
  public List<ProviderInfo> providers() {
    return core.providers();
  }

  @Override
  public Profile profile() {
    return core.profile();
  }
}
