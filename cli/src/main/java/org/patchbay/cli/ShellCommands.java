package org.patchbay.cli;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.patchbay.api.Internet;
import org.patchbay.cli.surroundings.OpenSessions;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Terminal;

/** The commands as the Gogo shell has them: {@code patchbay:get} and so on. */
@Component(
    service = ShellCommands.class,
    property = {
      "osgi.command.scope=patchbay",
      "osgi.command.function=get",
      "osgi.command.function=ls",
      "osgi.command.function=put",
      "osgi.command.function=providers",
      "osgi.command.function=profile",
      "osgi.command.function=profiles"
    })
public final class ShellCommands {
  private final BundleContext context;
  private final OpenSessions sessions;

  /** Commands use the Internet of our bundle. */
  @Activate
  public ShellCommands(BundleContext context, @Reference Internet internet) {
    this.context = context;
    sessions = new OpenSessions(internet);
  }

  public void get(String... arguments) {
    run("get", arguments);
  }

  public void ls(String... arguments) {
    run("ls", arguments);
  }

  public void put(String... arguments) {
    run("put", arguments);
  }

  public void providers(String... arguments) {
    run("providers", arguments);
  }

  public void profile(String... arguments) {
    run("profile", arguments);
  }

  public void profiles(String... arguments) {
    run("profiles", arguments);
  }

  @Deactivate
  public void end() {
    sessions.end();
  }

  private void run(String command, String[] arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = command;
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Surroundings surroundings = new Surroundings(context, sessions, Terminal.of(context));
    PatchbayCommand.in(surroundings).execute(line);
  }
}
