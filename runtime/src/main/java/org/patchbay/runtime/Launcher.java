package org.patchbay.runtime;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;

/**
 * Runs one command in a framework of its own and leaves nothing behind.
 *
 * <p>Everything that must happen at the end happens in one place, the shutdown hook, which the end
 * of the command reaches as well as SIGINT and SIGTERM do: stopping the framework closes the
 * sessions of the command, which ends what the command is still waiting for, so that it tidies up;
 * then the framework's storage is removed.
 */
public final class Launcher {
  private static final int INTERNAL_ERROR = 70;
  private static final long TIDY_UP_SECONDS = 5;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean ending;
  private volatile @Nullable Path storage;
  private volatile @Nullable Container container;
  private volatile @Nullable Thread starting;

  private Launcher() {}

  public static void main(String[] arguments) {
    System.exit(new Launcher().run(arguments));
  }

  private int run(String[] arguments) {
    starting = Thread.currentThread();
    // The class path is ours; a library in a bundle that looks for its own files must not look
    // there.
    starting.setContextClassLoader(null);
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    try {
      ToIntFunction<String[]> commandLine = start(arguments);
      starting = null;
      return commandLine.applyAsInt(arguments);
    } catch (Exception | Error e) {
      return failed(e);
    } finally {
      finished.countDown();
    }
  }

  private ToIntFunction<String[]> start(String[] arguments)
      throws BundleException, IOException, InterruptedException, URISyntaxException {
    Path folder = createStorage();
    storage = folder;
    Container created = new Container(distribution(), folder, ProfileChoice.of(arguments));
    container = created;
    return created.start();
  }

  private int failed(Throwable failure) {
    // What is stopped while it starts fails in many ways, none of them worth a word.
    if (!ending) {
      String what = starting == null ? "internal error: " : "the container did not start: ";
      System.err.println("patchbay: " + what + failure.getMessage());
      if (System.getenv("PATCHBAY_DEBUG") != null) {
        failure.printStackTrace();
      }
    }
    return INTERNAL_ERROR;
  }

  private void end() {
    ending = true;
    Thread starter = starting;
    if (starter != null) {
      starter.interrupt();
    }
    Container started = container;
    try {
      if (started != null) {
        started.stop();
      }
      finished.await(TIDY_UP_SECONDS, TimeUnit.SECONDS);
    } catch (BundleException | InterruptedException e) {
      System.err.println("patchbay: the container did not stop: " + e.getMessage());
    } finally {
      Path folder = storage;
      if (folder != null) {
        Storage.remove(folder);
      }
    }
  }

  private static Path createStorage() throws IOException {
    String folder = System.getProperty("java.io.tmpdir");
    try {
      return Files.createTempDirectory("patchbay-");
    } catch (IOException e) {
      throw new IOException(folder + " is not writable; set TMPDIR to a folder that is", e);
    }
  }

  /** The folder above the one that this class's jar is in. */
  private static Path distribution() throws URISyntaxException {
    Path jar = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.resolve("../..").normalize();
  }
}
