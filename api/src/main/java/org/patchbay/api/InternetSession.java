package org.patchbay.api;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The root of a tree of handles: agent, proxy, TLS, timeouts and status listener for all
 * connections made from it. Thread-safe.
 */
@ProviderType
public interface InternetSession extends Handle {

  /**
   * Connects to a server by service type.
   *
   * <p>The best provider is chosen: allowed by the profile, matching the request's filter, highest
   * {@code service.ranking}, then lowest {@code service.id}. The port never chooses the protocol;
   * an absent port is the default that the provider declares. Whether a server is reached at once
   * depends on the service: FTP connects and logs in before this returns, HTTP and Gopher connect
   * with the first request.
   *
   * @return the typed connection, owned by the caller; a child of this session
   * @throws InternetException {@link InternetError#PROVIDER_UNAVAILABLE} if nothing serves the
   *     type, with what is installed; {@link InternetError#PROTOCOL_NOT_FOUND}, or the error that
   *     the profile names, if the profile does not allow it; {@link
   *     InternetError#INVALID_PARAMETER} for a request that is refused before a byte is sent;
   *     {@link InternetError#INVALID_HANDLE} if this session is closed; else what the network or
   *     the server answered
   */
  <C extends Connection> C connect(ServiceType<C> type, ConnectRequest request)
      throws InternetException;

  /**
   * Connects by a thread of the core's; all that {@link #async(java.util.concurrent.Callable)} says
   * holds here too. Waiting for a provider keeps no thread, and works on any thread: also on the
   * one that starts the framework's bundles, where {@link #connect} never waits.
   *
   * @param request its password is copied: the caller may erase its own at once
   * @return completed with the connection, the caller's to close, or with what {@link #connect}
   *     would throw. Closing this session, and cancelling, end it in every phase; a connection that
   *     comes about nevertheless is closed
   */
  <C extends Connection> CompletableFuture<C> connectAsync(
      ServiceType<C> type, ConnectRequest request);

  /** The rules that this session was opened under; it keeps them but for the services. */
  Profile profile();
}
