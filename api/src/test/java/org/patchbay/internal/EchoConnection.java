package org.patchbay.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;

/** A typed connection of a third party's, with one method of each kind. */
public interface EchoConnection extends Connection {
  ServiceType<EchoConnection> ECHO = ServiceType.of("echo", EchoConnection.class);

  String say(String word) throws InternetException;

  default String shout(String word) throws InternetException {
    return say(word).toUpperCase(java.util.Locale.ROOT);
  }

  default Optional<String> greeting() {
    return Optional.of("inherited");
  }

  int count();

  List<String> words() throws InternetException;

  InputStream open() throws InternetException;

  OutputStream write() throws InternetException;

  Found find() throws InternetException;

  CompletionStage<String> later() throws InternetException;

  /** A handle below the connection. */
  interface Found extends Handle {
    String next() throws InternetException;
  }
}
