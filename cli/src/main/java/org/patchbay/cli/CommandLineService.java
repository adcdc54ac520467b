package org.patchbay.cli;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.patchbay.api.Internet;
import org.patchbay.cli.surroundings.OpenSessions;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Terminal;

/**
 * What the launcher calls: arguments in, exit code out. A type of the JDK, because the launcher
 * shares no classes with us.
 */
@Component(
    service = ToIntFunction.class,
    property = {"patchbay.commandline:Boolean=true"})
public final class CommandLineService implements ToIntFunction<String[]> {
  private static final long TIDY_UP_SECONDS = 3;

  private final BundleContext context;
  private final OpenSessions sessions;
  private final Phaser running = new Phaser(1);

  /** Commands use the Internet of our bundle. */
  @Activate
  public CommandLineService(BundleContext context, @Reference Internet internet) {
    this.context = context;
    sessions = new OpenSessions(internet);
  }

  @Override
  public int applyAsInt(String[] arguments) {
    running.register();
    try {
      Surroundings surroundings = new Surroundings(context, sessions, Terminal.of(context));
      return PatchbayCommand.in(surroundings).execute(arguments);
    } finally {
      running.arriveAndDeregister();
    }
  }

  /** Cuts what runs, and lets it remove its temporary files while its classes are still there. */
  @Deactivate
  public void end() throws InterruptedException {
    sessions.end();
    try {
      running.awaitAdvanceInterruptibly(running.arrive(), TIDY_UP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // It waits for something that is not ours to end, a full pipe for instance.
      return;
    }
  }
}
