package org.patchbay.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.StatusEvent;
import org.patchbay.cli.soak.SoakOperation.Resumption;

class SoakTallyTest {
  private final SoakTally tally = new SoakTally();
  private final SwapClock clock = new SwapClock();
  private final SoakTrack track = new SoakTrack(tally);

  @Test
  void anIdleHandleWhoseProviderWentBeforeHasMoved() {
    hear(InternetStatus.PROVIDER_DRAINING);
    SoakOperation operation = begin();
    hear(InternetStatus.PROVIDER_RESUMED);

    assertThat(tally.resumptions(Resumption.MOVED)).isOne();
    assertThat(operation.metSwap()).isTrue();
  }

  @Test
  void anOperationWhoseProviderWentBeforeItGaveAnythingWasRetried() {
    begin();
    hear(InternetStatus.PROVIDER_DRAINING);
    hear(InternetStatus.PROVIDER_RESUMED);

    assertThat(tally.resumptions(Resumption.RETRIED)).isOne();
  }

  @Test
  void aDownloadThatGoesOnWasResumed() {
    begin().received(1);
    hear(InternetStatus.PROVIDER_DRAINING);
    hear(InternetStatus.PROVIDER_RESUMED);

    assertThat(tally.resumptions(Resumption.RESUMED)).isOne();
  }

  @Test
  void anOperationMeetsASwapThatBeginsOrEndsWithinIt() {
    clock.begin();
    SoakOperation endsWithin = begin();
    clock.end();
    SoakOperation after = begin();
    assertThat(endsWithin.metSwap()).isTrue();
    assertThat(after.metSwap()).isFalse();

    clock.begin();

    assertThat(after.metSwap()).isTrue();
  }

  @Test
  void theClientsOwnPausesAreNotTheOperationsTime() {
    SoakOperation operation = begin();

    operation.paused(Long.MAX_VALUE / 4);

    assertThat(operation.nanos()).isNegative();
  }

  @Test
  void handlesThatWereNotClosedAreOpen() {
    SoakTrack.listener().onStatus(event(InternetStatus.HANDLE_CREATED, 1, 7));
    SoakTrack.listener().onStatus(event(InternetStatus.HANDLE_CREATED, 1, 8));

    SoakTrack.listener().onStatus(event(InternetStatus.HANDLE_CLOSING, 7, 7));

    assertThat(tally.openHandles()).isOne();
  }

  @Test
  void failuresOfOneKindAreToldOnceWithTheirNumber() {
    tally.failed(begin(), new IOException("12 bytes came"));
    tally.failed(begin(), new IOException("13 bytes came"));
    tally.failed(begin(), new IOException("nothing came"));

    assertThat(tally.problems()).extracting(SoakTally.Problem::count).containsExactly(2L, 1L);
    assertThat(tally.problems().get(0).line()).contains("ftp listing", "12 bytes came");
    assertThat(tally.problems().get(0).trace()).contains("SoakTallyTest");
  }

  private SoakOperation begin() {
    SoakOperation operation = new SoakOperation(clock, "ftp listing", false);
    track.begin(operation);
    return operation;
  }

  private void hear(InternetStatus status) {
    SoakTrack.listener().onStatus(event(status, 1, 0));
  }

  private StatusEvent event(InternetStatus status, long handle, long value) {
    return new StatusEvent(status, handle, track, "", value);
  }
}
