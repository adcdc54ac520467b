package org.patchbay.cli.soak;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.StatusListener;

/** The context of one connection: what its status events say of swaps. */
final class SoakTrack {
  private final SoakTally tally;
  private volatile boolean gone;
  private volatile @Nullable SoakOperation operation;

  SoakTrack(SoakTally tally) {
    this.tally = tally;
  }

  /** Hears for all tracks. */
  static StatusListener listener() {
    return event -> {
      if (event.context() instanceof SoakTrack track) {
        track.hear(event);
      }
    };
  }

  /** An operation on the connection begins. */
  void begin(SoakOperation begun) {
    begun.handleIs(gone);
    operation = begun;
  }

  void end() {
    operation = null;
  }

  private void hear(StatusEvent event) {
    switch (event.status()) {
      case HANDLE_CREATED -> tally.handleCreated(event.value());
      case HANDLE_CLOSING -> tally.handleClosed(event.handle());
      case PROVIDER_DRAINING, PROVIDER_GONE -> gone = true;
      case PROVIDER_RESUMED -> resumed();
      default -> {}
    }
  }

  private void resumed() {
    gone = false;
    SoakOperation current = operation;
    tally.resumed(current == null ? SoakOperation.Resumption.MOVED : current.resumed());
  }
}
