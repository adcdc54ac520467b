package org.patchbay.provider.http;

/** An answer to a challenge, good for further requests. Thread-safe. */
interface Login {

  /** The value of the Authorization header for a request. */
  String answer(String method, String path);

  /** Whether a new challenge gives hope to a login that was just refused. */
  boolean isRenewedBy(Challenge challenge);
}
