package org.patchbay.cli.soak;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.cli.failure.Failure;
import org.patchbay.servers.SampleFile;

/**
 * One user of one protocol: connects, lists, downloads, uploads, hangs up, over and over; or does
 * one of these on a connection that it keeps for long. Never tries anything twice.
 */
final class SoakClient<C extends Connection> implements Runnable {
  private static final int LONGEST_PAUSE_MILLIS = 40;
  private static final int PIECE = 32 * 1024;
  private static final int PIECE_MILLIS = 3;
  private static final int KEPT_EVERY = 3;
  private static final int KEPT_USES = 60;

  private final SoakService<C> service;
  private final SoakFiles files;
  private final InternetSession session;
  private final SoakRun run;
  private final SwapClock clock;
  private final Random random;
  private final int number;
  private @Nullable C kept;
  private SoakTrack keptTrack;
  private int uses;
  private int uploads;

  SoakClient(
      SoakService<C> service,
      SoakFiles files,
      InternetSession session,
      SoakRun run,
      SwapClock clock,
      Random random,
      int number) {
    this.service = service;
    this.files = files;
    this.session = session;
    this.run = run;
    this.clock = clock;
    this.random = random;
    this.number = number;
    keptTrack = new SoakTrack(run.tally());
  }

  @Override
  public void run() {
    try {
      while (!run.isOver()) {
        Work work = Work.values()[random.nextInt(service.drawnOut() ? 4 : 3)];
        boolean onKept = random.nextInt(KEPT_EVERY) == 0;
        operate(work, onKept);
        run.pause(random.nextInt(LONGEST_PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the handle that it keeps says that it can be used. */
  boolean hasOpenHandle() {
    C connection = kept;
    return connection != null && connection.isOpen();
  }

  private void operate(Work work, boolean onKept) {
    boolean usesKept = onKept && kept != null;
    SoakOperation operation =
        new SoakOperation(clock, service.visit().name() + " " + work.text, usesKept);
    try {
      if (onKept) {
        performKept(work, operation);
      } else {
        performFresh(work, operation);
      }
      run.tally().done(operation);
    } catch (SoakWithdrawn e) {
      run.tally().withdrawn(operation);
    } catch (IOException | Failure | RuntimeException e) {
      if (!run.isInterrupted()) {
        run.tally().failed(operation, e);
      }
    }
  }

  private void performFresh(Work work, SoakOperation operation) throws IOException, Failure {
    SoakTrack track = new SoakTrack(run.tally());
    track.begin(operation);
    try (C connection = service.connect(session, track)) {
      perform(work, connection, operation);
    } finally {
      track.end();
    }
  }

  private void performKept(Work work, SoakOperation operation) throws IOException, Failure {
    if (uses++ % KEPT_USES == 0) {
      hangUp();
    }
    C connection = kept;
    if (connection == null) {
      keptTrack = new SoakTrack(run.tally());
    }
    keptTrack.begin(operation);
    boolean sound = false;
    try {
      if (connection == null) {
        connection = service.connect(session, keptTrack);
        kept = connection;
        service.arrange().on(connection);
      }
      service.check().on(connection);
      perform(work, connection, operation);
      sound = true;
    } finally {
      keptTrack.end();
      if (!sound) {
        hangUp();
      }
    }
  }

  private void hangUp() {
    C connection = kept;
    kept = null;
    if (connection != null) {
      connection.close();
    }
  }

  private void perform(Work work, C connection, SoakOperation operation)
      throws IOException, Failure {
    switch (work) {
      case LIST -> list(connection);
      case SMALL -> read(connection, files.small(), operation);
      case LARGE -> read(connection, files.large(), operation);
      case SEND -> send(connection, operation);
    }
  }

  private void list(C connection) throws IOException {
    List<String> names = service.names(connection);
    if (!names.containsAll(List.of(files.small().name(), files.large().name()))) {
      throw new IOException("the listing is not complete: " + names);
    }
  }

  private void read(C connection, SampleFile file, SoakOperation operation)
      throws IOException, Failure {
    MessageDigest digest = SoakRun.sha256();
    service
        .visit()
        .reading()
        .read(
            connection,
            file.name(),
            (stream, length) -> {
              byte[] buffer = new byte[PIECE];
              for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
                operation.received(count);
                if (service.drawnOut()) {
                  run.pause(PIECE_MILLIS, operation);
                }
              }
            });
    String sum = HexFormat.of().formatHex(digest.digest());
    if (!sum.equals(file.sha256())) {
      throw new IOException(
          "%d of %d bytes came, or not these: %s"
              .formatted(operation.bytes(), file.size(), file.name()));
    }
  }

  private void send(C connection, SoakOperation operation) throws IOException {
    String target = service.visit().name() + "-" + number + "-" + uploads++ + ".up";
    Path copy = files.folder().resolve(target);
    SampleFile file = files.sent();
    try (InputStream source = paced(Files.newInputStream(file.path()), operation)) {
      service.sending().send(connection, target, source, file.size());
    } catch (InternetException e) {
      if (e.error() == InternetError.PROVIDER_WITHDRAWN) {
        files.uploads().withdrawn(copy);
        throw new SoakWithdrawn(e);
      }
      throw e;
    }
    files.uploads().verify(copy, file);
    operation.received(file.size());
  }

  private InputStream paced(InputStream source, SoakOperation operation) {
    return new FilterInputStream(source) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        run.pause(PIECE_MILLIS, operation);
        return super.read(bytes, offset, Math.min(length, PIECE));
      }
    };
  }

  private enum Work {
    LIST("listing"),
    SMALL("small download"),
    LARGE("download"),
    SEND("upload");

    private final String text;

    Work(String text) {
      this.text = text;
    }
  }
}
