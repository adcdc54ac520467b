package org.patchbay.provider.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.patchbay.provider.http.h2.H2Connection;

/**
 * The HTTP/2 connections that there are to one origin, the one to be filled first first.
 * Thread-safe.
 */
final class SharedConnections {
  private final List<H2Connection> connections = new CopyOnWriteArrayList<>();

  /** One on which a stream has been set aside, null if there is none to be had. */
  @Nullable H2Connection reserved() {
    for (H2Connection connection : connections) {
      if (connection.reserve()) {
        return connection;
      }
      if (!connection.isUsable()) {
        connections.remove(connection);
      }
    }
    return null;
  }

  void add(H2Connection connection) {
    connections.add(connection);
  }

  int size() {
    return connections.size();
  }

  /** Whether each has said how much it can take. */
  boolean areSettled() {
    return connections.stream().allMatch(H2Connection::isSettled);
  }

  /** Closes those on which nothing is under way: if one is stale others may be. */
  void closeIdle() {
    connections.forEach(H2Connection::retireIfIdle);
  }

  /** They take no further request, and close when what they have is done. */
  void retire() {
    connections.forEach(H2Connection::retire);
  }
}
