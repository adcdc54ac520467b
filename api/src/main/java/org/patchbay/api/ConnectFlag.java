package org.patchbay.api;

/** A choice about how to connect. A flag that the service does not know is refused. */
public enum ConnectFlag {
  /** The client opens the data connections (FTP; the default). */
  PASSIVE,
  /** The server opens the data connections (FTP). */
  ACTIVE,
  /** TLS: https for HTTP, explicit TLS for FTP, gophers for Gopher. */
  SECURE,
  /** TLS from the first byte on, where {@link #SECURE} would negotiate it (FTP). */
  IMPLICIT_TLS
}
