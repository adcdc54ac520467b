package org.patchbay.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.patchbay.profiles.internal.BundleEntry;
import org.patchbay.profiles.internal.ProfileFile;

/**
 * A folder that runs: the class path in {@code lib}, bundles of its parts in {@code bundle/LEVEL},
 * profiles in {@code profiles} with what they choose from in {@code profiles/bundle}.
 */
final class Distribution {
  private final Features features;
  private final Path jars;
  private final Path template;

  /**
   * Makes distributions.
   *
   * @param jars every artifact, as {@code artifact-version.jar}; the launcher's is beside the
   *     folder
   * @param template what is in every distribution as it is
   */
  Distribution(Features features, Path jars, Path template) {
    this.features = features;
    this.jars = jars;
    this.template = template;
  }

  /** Makes the folder, which is not there. */
  void make(ProfileFile profile, Path folder) throws IOException {
    copyTree(template, folder);
    Path script = folder.resolve("patchbay");
    if (!script.toFile().setExecutable(true, false)) {
      throw new IOException(script + " cannot be made executable");
    }
    Files.writeString(
        folder.resolve("conf/framework.properties"),
        "\n# The profile where no command names another.\npatchbay.profile="
            + profile.name()
            + "\n",
        StandardOpenOption.APPEND);
    for (BundleEntry entry : features.classPath()) {
      copy(entry, folder.resolve("lib").resolve(entry.artifact() + ".jar"));
    }
    for (ProfileFile part : features.partsOf(profile.name())) {
      for (BundleEntry entry : part.bundles()) {
        copy(entry, folder.resolve("bundle/" + entry.level()).resolve(entry.fileName()));
      }
    }
    Path profiles = folder.resolve("profiles");
    for (BundleEntry entry : profile.bundles()) {
      copy(entry, profiles.resolve("bundle").resolve(entry.fileName()));
    }
    for (ProfileFile known : features.within(profile)) {
      Files.copy(features.files().get(known.name()), profiles.resolve(known.name() + ".json"));
    }
  }

  private void copy(BundleEntry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path other = jars.resolve(entry.fileName());
    Path own = jars.resolveSibling(entry.fileName());
    Files.copy(Files.exists(other) ? other : own, target);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
