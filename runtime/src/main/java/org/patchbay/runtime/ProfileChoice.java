package org.patchbay.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profile that a command names, which the framework must know before it starts: the command
 * line itself, a bundle, checks and describes both options.
 *
 * @param name of {@code --profile}, null for the distribution's own
 * @param folder of {@code --profiles}, null for none
 */
record ProfileChoice(@Nullable String name, @Nullable String folder) {
  private static final String NAME = "patchbay.profile";
  private static final String FOLDERS = "patchbay.profiles";

  static ProfileChoice of(String[] arguments) {
    return new ProfileChoice(option(arguments, "--profile"), option(arguments, "--profiles"));
  }

  private static @Nullable String option(String[] arguments, String name) {
    String found = null;
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(name + "=")) {
        found = arguments[i].substring(name.length() + 1);
      } else if (arguments[i].equals(name) && i + 1 < arguments.length) {
        found = arguments[i + 1];
      }
    }
    return found;
  }

  /** Tells the framework; a folder given goes before the distribution's. */
  void apply(Map<String, String> configuration, Path own) {
    if (name != null) {
      configuration.put(NAME, name);
    }
    configuration.put(FOLDERS, folder == null ? own.toString() : folder + File.pathSeparator + own);
  }
}
