package org.patchbay.profiles.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.patchbay.profiles.ProfileException;

/**
 * Where profiles and their bundles are: {@code NAME.json} in each folder, the bundles in its folder
 * {@code bundle}. The first folder that has something has it. Read anew each time, so that a new
 * file is there at once.
 */
final class ProfileFolders {
  private static final String SUFFIX = ".json";
  private static final String BUNDLES = "bundle";

  private final List<Path> folders;

  ProfileFolders(List<Path> folders) {
    this.folders = folders.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
  }

  /** Names of the profiles, sorted; folders that cannot be read have none. */
  List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (Path folder : folders) {
      for (Path file : list(folder, "*" + SUFFIX)) {
        String name = file.getFileName().toString();
        names.add(name.substring(0, name.length() - SUFFIX.length()));
      }
    }
    return List.copyOf(names);
  }

  /**
   * Reads a profile.
   *
   * @throws ProfileException if there is none of that name, or its file is none
   */
  ProfileFile read(String name) throws ProfileException {
    for (Path folder : folders) {
      for (Path file : list(folder, "*" + SUFFIX)) {
        if (file.getFileName().toString().equals(name + SUFFIX)) {
          return ProfileFile.read(file);
        }
      }
    }
    throw new ProfileException(
        "there is no profile \"%s\"; known are %s, from %s"
            .formatted(name, String.join(", ", names()), folders));
  }

  /**
   * Where the bundles of a profile are to be installed from, with their entries, in its order.
   *
   * @throws ProfileException if one is nowhere
   */
  Map<String, BundleEntry> locate(ProfileFile profile) throws ProfileException {
    Map<String, BundleEntry> located = new LinkedHashMap<>();
    for (BundleEntry entry : profile.bundles()) {
      located.put(location(find(profile, entry)), entry);
    }
    return located;
  }

  private Path find(ProfileFile profile, BundleEntry entry) throws ProfileException {
    List<String> others = new ArrayList<>();
    for (Path folder : folders) {
      for (Path jar : list(folder.resolve(BUNDLES), "*.jar")) {
        String fileName = jar.getFileName().toString();
        if (fileName.equals(entry.fileName())) {
          return jar;
        }
        others.add(fileName);
      }
    }
    throw new ProfileException(
        "the profile \"%s\" names the bundle %s, but %s is in no folder %s of %s; there are %s"
            .formatted(profile.name(), entry.id(), entry.fileName(), BUNDLES, folders, others));
  }

  /** Whether a bundle came from one of the folders: only those come and go with profiles. */
  boolean hasLocation(String location) {
    return folders.stream()
        .anyMatch(folder -> location.startsWith(location(folder.resolve(BUNDLES)) + "/"));
  }

  /** As frameworks know a bundle that they read from where it is. */
  private static String location(Path path) {
    return "reference:" + path.toUri().toString().replaceFirst("/$", "");
  }

  private static List<Path> list(Path folder, String pattern) {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
      stream.forEach(paths::add);
    } catch (IOException e) {
      return List.of();
    }
    paths.sort(null);
    return paths;
  }

  @Override
  public String toString() {
    return folders.toString();
  }
}
