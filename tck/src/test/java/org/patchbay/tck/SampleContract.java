package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.tck.sample.SampleConnection;
import org.patchbay.tck.sample.provider.Fault;

/** The contract of the sample provider with a fault; run by {@link BrokenProviderIT} alone. */
abstract class SampleContract extends ProviderContract<SampleConnection> {
  private final Fault fault;

  private SampleContract(Fault fault) {
    this.fault = fault;
  }

  @Override
  protected ServiceType<SampleConnection> service() {
    return SampleConnection.SAMPLE;
  }

  @Override
  protected URI provider() {
    return SampleBundle.with(fault);
  }

  @Override
  protected List<String> sharedPackages() {
    return List.of("org.patchbay.tck.sample");
  }

  @Override
  protected RunningServer server(Login login) throws IOException {
    return new SampleServer(login);
  }

  @Override
  protected void use(SampleConnection connection) throws InternetException {
    assertEquals("HELLO", connection.ask());
  }

  @Override
  protected Capabilities<SampleConnection> capabilities() {
    return Capabilities.<SampleConnection>none()
        .login()
        .state(
            connection -> connection.say("bob"),
            connection -> assertEquals("bob", connection.said()))
        .download(SampleConnection::read, SampleServer.content());
  }

  static final class Good extends SampleContract {
    Good() {
      super(Fault.NONE);
    }
  }

  static final class LeaksAThread extends SampleContract {
    LeaksAThread() {
      super(Fault.LEAKS_A_THREAD);
    }
  }

  static final class LeaksASocket extends SampleContract {
    LeaksASocket() {
      super(Fault.LEAKS_A_SOCKET);
    }
  }

  static final class PinsItsLoader extends SampleContract {
    PinsItsLoader() {
      super(Fault.PINS_ITS_LOADER);
    }
  }

  static final class HangsInClose extends SampleContract {
    HangsInClose() {
      super(Fault.HANGS_IN_CLOSE);
    }
  }

  static final class IgnoresTheDeadline extends SampleContract {
    IgnoresTheDeadline() {
      super(Fault.IGNORES_THE_DEADLINE);
    }
  }

  static final class SendsEventsAfterClose extends SampleContract {
    SendsEventsAfterClose() {
      super(Fault.SENDS_EVENTS_AFTER_CLOSE);
    }
  }

  static final class SwallowsAnError extends SampleContract {
    SwallowsAnError() {
      super(Fault.SWALLOWS_AN_ERROR);
    }
  }

  static final class PrintsAPassword extends SampleContract {
    PrintsAPassword() {
      super(Fault.PRINTS_A_PASSWORD);
    }
  }

  static final class TellsAPasswordInAnException extends SampleContract {
    TellsAPasswordInAnException() {
      super(Fault.TELLS_A_PASSWORD_IN_AN_EXCEPTION);
    }
  }

  static final class BypassesTheDialer extends SampleContract {
    BypassesTheDialer() {
      super(Fault.BYPASSES_THE_DIALER);
    }
  }

  static final class ComparesRecords extends SampleContract {
    ComparesRecords() {
      super(Fault.COMPARES_RECORDS);
    }
  }

  static final class ForgetsItsState extends SampleContract {
    ForgetsItsState() {
      super(Fault.FORGETS_ITS_STATE);
    }
  }

  static final class TakesAPartForTheWhole extends SampleContract {
    TakesAPartForTheWhole() {
      super(Fault.TAKES_A_PART_FOR_THE_WHOLE);
    }
  }
}
