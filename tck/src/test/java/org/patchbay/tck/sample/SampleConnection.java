package org.patchbay.tck.sample;

import java.io.InputStream;
import org.patchbay.api.Connection;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;

/** A logged-in dialogue of lines. */
public interface SampleConnection extends Connection {
  /** Port 4711. */
  ServiceType<SampleConnection> SAMPLE = ServiceType.of("sample", SampleConnection.class);

  /** Asks how it goes. */
  @Idempotent
  String ask() throws InternetException;

  /** Says a name. */
  void say(String name) throws InternetException;

  /** The name that was said. */
  @Idempotent
  String said() throws InternetException;

  /** Opens what the server has. */
  @Idempotent
  InputStream read() throws InternetException;
}
