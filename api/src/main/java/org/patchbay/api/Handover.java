package org.patchbay.api;

/** What becomes of a session's connections when the provider behind them departs. */
public enum Handover {
  /** They end: each further call fails with {@link InternetError#PROVIDER_WITHDRAWN}. */
  NONE,
  /** Those that nothing is under way on move to the next provider with their next call. */
  IDLE,
  /**
   * As {@link #IDLE}, and a download that was cut goes on at its offset on the next provider, where
   * the protocol can tell that it is still the same content. Uploads are never repeated.
   */
  RESUMABLE
}
