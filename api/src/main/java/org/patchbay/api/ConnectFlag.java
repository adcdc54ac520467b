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
  IMPLICIT_TLS,
  /**
   * Takes a connection to the same place with the same login and options that this session has made
   * and its caller has closed, if there is one (WinINet's {@code INTERNET_FLAG_EXISTING_CONNECT}).
   * It is as that caller has left it: an FTP session is in the directory where it was. Understood
   * for every service; does nothing for one whose connections cannot be used again.
   */
  EXISTING
}
