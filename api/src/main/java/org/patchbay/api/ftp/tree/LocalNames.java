package org.patchbay.api.ftp.tree;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that may be made in one local directory. Confined to one thread. */
final class LocalNames {
  // Windows takes these for devices in every directory, whatever follows the first dot.
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String FORBIDDEN = "<>:\"|?*\\";
  private static final int LONGEST = 255;

  private final Path directory;
  private final boolean portable;
  private final Set<String> taken = new HashSet<>();

  LocalNames(Path directory, NameRule rule) {
    this.directory = directory;
    this.portable = rule == NameRule.PORTABLE || File.separatorChar == '\\';
  }

  /** What is wrong with a name, null if nothing is; from then on it is taken. */
  @Nullable String refusal(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return "has no name of its own";
    } else if (name.indexOf('/') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
      return "has a name with a separator or a control character";
    } else if (portable && !isPortable(name)) {
      return "has a name that not every system can have";
    } else if (!isBelow(name)) {
      return "has a name that this system cannot have";
    } else if (!taken.add(key(name))) {
      return "has the name of another in its directory, or one that some systems take for it";
    }
    return null;
  }

  private static boolean isPortable(String name) {
    char last = name.charAt(name.length() - 1);
    return last != '.'
        && last != ' '
        && name.length() <= LONGEST
        && name.chars().noneMatch(c -> FORBIDDEN.indexOf(c) >= 0)
        && !DEVICE.matcher(name).matches();
  }

  /** Whatever the rules above say, the path itself has the last word. */
  private boolean isBelow(String name) {
    try {
      Path path = directory.resolve(name);
      return directory.equals(path.getParent()) && path.getFileName().toString().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private String key(String name) {
    return portable
        ? Normalizer.normalize(name, Normalizer.Form.NFC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
        : name;
  }
}
