package org.patchbay.tck;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.StatusListener;

/** The status events of one visit, in the order in which they came. Thread-safe. */
final class Events implements StatusListener {
  /** The steps to a server, in their order. */
  static final List<InternetStatus> STEPS =
      List.of(
          InternetStatus.RESOLVING_NAME,
          InternetStatus.NAME_RESOLVED,
          InternetStatus.CONNECTING_TO_SERVER,
          InternetStatus.CONNECTED_TO_SERVER);

  private final List<StatusEvent> heard = new CopyOnWriteArrayList<>();

  @Override
  public void onStatus(StatusEvent event) {
    heard.add(event);
  }

  List<StatusEvent> all() {
    return List.copyOf(heard);
  }

  /** What was heard of one handle. */
  List<InternetStatus> of(long handle) {
    return heard.stream().filter(e -> e.handle() == handle).map(StatusEvent::status).toList();
  }

  boolean has(InternetStatus status) {
    return heard.stream().anyMatch(event -> event.status() == status);
  }
}
