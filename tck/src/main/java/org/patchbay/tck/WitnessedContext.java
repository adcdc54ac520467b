package org.patchbay.tck;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Credentials;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.LoginChallenge;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.StatusSink;

/** The core's context, with a witness who hears what is told and what is run. */
final class WitnessedContext implements ConnectContext, StatusSink {
  private final ConnectContext lent;
  private final Witness witness;

  WitnessedContext(ConnectContext lent, Witness witness) {
    this.lent = lent;
    this.witness = witness;
  }

  @Override
  public String service() {
    return lent.service();
  }

  @Override
  public ConnectRequest request() {
    return lent.request();
  }

  @Override
  public String agent() {
    return lent.agent();
  }

  @Override
  public Optional<Credentials> askForLogin(LoginChallenge challenge) {
    return lent.askForLogin(challenge);
  }

  @Override
  public boolean canAskForLogin() {
    return lent.canAskForLogin();
  }

  @Override
  public Dialer dialer() {
    return lent.dialer();
  }

  @Override
  public <T extends AutoCloseable> T own(T resource) {
    return lent.own(resource);
  }

  @Override
  public void disown(AutoCloseable resource) {
    lent.disown(resource);
  }

  @Override
  public boolean whenCancelled(Runnable action) {
    return lent.whenCancelled(action);
  }

  @Override
  public boolean isCancelled() {
    return lent.isCancelled();
  }

  @Override
  public Executor executor() {
    return this::execute;
  }

  private void execute(Runnable task) {
    witness.taskBegins();
    try {
      lent.executor()
          .execute(
              () -> {
                try {
                  task.run();
                } finally {
                  witness.taskEnds();
                }
              });
    } catch (RuntimeException e) {
      witness.taskEnds();
      throw e;
    }
  }

  @Override
  public Clock clock() {
    return lent.clock();
  }

  @Override
  public StatusSink status() {
    return this;
  }

  @Override
  public ConcurrentMap<String, String> state() {
    return lent.state();
  }

  @Override
  public ConcurrentMap<String, String> sessionState() {
    return lent.sessionState();
  }

  @Override
  public void status(InternetStatus status, String text, long value) {
    witness.told("status " + status);
    lent.status().status(status, text, value);
  }

  @Override
  public void reply(String text) {
    witness.told("a reply of the server");
    lent.status().reply(text);
  }
}
