package org.patchbay.tck.sample.provider;

import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ConnectContext;

/** What can be wrong with a provider. */
public enum Fault {
  NONE(SampleDialogue::new),
  LEAKS_A_THREAD(Leftovers.LeaksThread::new),
  LEAKS_A_SOCKET(Leftovers.LeaksSocket::new),
  PINS_ITS_LOADER(Leftovers.PinsLoader::new),
  HANGS_IN_CLOSE(Leftovers.HangsInClose::new),
  IGNORES_THE_DEADLINE(Leftovers.IgnoresDeadline::new),
  SENDS_EVENTS_AFTER_CLOSE(Untruths.SendsLateEvents::new),
  SWALLOWS_AN_ERROR(Untruths.SwallowsError::new),
  PRINTS_A_PASSWORD(Untruths.PrintsPassword::new),
  TELLS_A_PASSWORD_IN_AN_EXCEPTION(Untruths.TellsPassword::new),
  BYPASSES_THE_DIALER(Untruths.BypassesDialer::new),
  COMPARES_RECORDS(Leftovers.ComparesRecords::new),
  FORGETS_ITS_STATE(Untruths.ForgetsState::new),
  TAKES_A_PART_FOR_THE_WHOLE(Untruths.TakesPartForWhole::new);

  private final Kind kind;

  /** Makes a dialogue. */
  private interface Kind {
    SampleDialogue with(ConnectContext context);
  }

  Fault(Kind kind) {
    this.kind = kind;
  }

  Connection open(ConnectContext context) throws InternetException {
    return kind.with(context).open();
  }
}
