package org.patchbay.api;

/** How a session reaches servers. */
public enum AccessType {
  /** Directly. */
  DIRECT,
  /** Through the session's proxies, but for the hosts of its bypass list. */
  PROXY,
  /** As the JVM is configured ({@link java.net.ProxySelector#getDefault()}). */
  SYSTEM
}
