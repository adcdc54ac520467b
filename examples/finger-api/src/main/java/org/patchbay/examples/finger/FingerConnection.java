package org.patchbay.examples.finger;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Connection;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;

/** A way to ask a host about its users (RFC 1288). Thread-safe. */
@ConsumerType
public interface FingerConnection extends Connection {
  /** Port 79. */
  ServiceType<FingerConnection> FINGER = ServiceType.of("finger", FingerConnection.class);

  /**
   * Asks about a user.
   *
   * @param user a name; empty for everyone who is there
   * @return the lines of the answer, without control characters (RFC 1288 §3.3)
   */
  @Idempotent
  List<String> finger(String user) throws InternetException;
}
