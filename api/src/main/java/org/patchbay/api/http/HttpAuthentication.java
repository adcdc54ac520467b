package org.patchbay.api.http;

/** How a challenge of the server is answered with the credentials of the connection. */
public enum HttpAuthentication {
  /** By the strongest scheme that the server offers: Digest with SHA-256, with MD5, Basic. */
  ANY,
  /** By Basic (RFC 7617) or not at all. */
  BASIC,
  /** By Digest (RFC 7616) or not at all, so that the password itself is never sent. */
  DIGEST,
  /** Not at all: a 401 is handed to the caller. */
  NONE
}
