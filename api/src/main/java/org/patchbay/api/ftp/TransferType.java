package org.patchbay.api.ftp;

/** How the bytes of a file are sent (RFC 959 §3.1.1). */
public enum TransferType {
  /** TYPE I: as they are. */
  BINARY,
  /** TYPE A: text, with line ends of the network on the wire and of this machine here. */
  ASCII
}
