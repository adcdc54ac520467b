package org.patchbay.spi;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Credentials;
import org.patchbay.api.LoginChallenge;

/**
 * What the core lends a provider for the life of one connection.
 *
 * <p>Sockets come from {@link #dialer()}; whatever else must end with the connection is given to
 * {@link #own}. When the connection is closed, its time is up or its provider leaves, the core
 * closes all of it: that is how a call which blocks is ended. Thread-safe.
 */
@ProviderType
public interface ConnectContext {

  /** The service type asked for, in lower case. */
  String service();

  /**
   * The request after defaulting: port, timeouts and TLS options are set, user and password are
   * those to log in with. The password is the core's copy, erased when the connection ends.
   */
  ConnectRequest request();

  /** The name that the application gives itself on the wire; may be empty. */
  String agent();

  /**
   * Asks the caller for a login, after a server has challenged a request; no lock may be held. What
   * the caller has given with {@link #request()} is tried first.
   *
   * @return empty if there is nobody to ask, who was asked has declined, or has been asked about
   *     one request often enough. The password is the core's, erased when the connection ends
   */
  Optional<Credentials> askForLogin(LoginChallenge challenge);

  /** Whether there is somebody to ask for a login. */
  boolean canAskForLogin();

  /** Sockets: resolved, allowed by policy, through the proxy, secured, bounded in time. */
  Dialer dialer();

  /**
   * Hands over what must be closed when the connection ends, most recent first.
   *
   * @return its argument
   * @throws IllegalStateException if the connection has ended already; the resource is closed then
   */
  <T extends AutoCloseable> T own(T resource);

  /** Takes back what was handed to {@link #own}: it has been closed by the provider. */
  void disown(AutoCloseable resource);

  /**
   * Has an action end the call that the calling thread is in, if that is cancelled. Without one the
   * core cuts all that was lent, as soon as no other call uses it: right where a connection does
   * one thing at a time, as FTP's does, and wrong where it does several. The action runs on another
   * thread, at once if the call has been cancelled; it must not wait.
   *
   * @param action known weakly: keep it for as long as it means anything, with the body of an
   *     answer for example
   */
  boolean whenCancelled(Runnable action);

  /** Whether the call that the calling thread is in has been cancelled: nobody waits for it. */
  boolean isCancelled();

  /** For work beside the caller's thread. Its tasks must end when the connection does. */
  Executor executor();

  /** The time; never the system's own clock, so that tests can turn it. */
  Clock clock();

  /** Where the provider tells how it gets on, and what the server says. */
  StatusSink status();

  /**
   * State of the connection that outlives this provider: kept by the core, given to the provider
   * that takes the connection over. Text only; the keys are the service's own.
   */
  ConcurrentMap<String, String> state();

  /** The same for all connections of one session and service type, for example cookies. */
  ConcurrentMap<String, String> sessionState();
}
