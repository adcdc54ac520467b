package org.patchbay.assembler;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.internal.BundleEntry;
import org.patchbay.profiles.internal.ProfileFile;

/**
 * The sources: profiles, and the parts of distributions beside them, all of them OSGi features.
 *
 * @param profiles by name
 * @param parts by name
 * @param files of the profiles, by name
 */
record Features(
    Map<String, ProfileFile> profiles, Map<String, ProfileFile> parts, Map<String, Path> files) {
  private static final String CONTAINER = "container";

  static Features read(Path profiles, Path parts) throws IOException, ProfileException {
    Map<String, Path> files = files(profiles);
    files.putAll(files(parts));
    return new Features(read(files(profiles)), read(files(parts)), files);
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
      all.forEach(file -> files.put(file.getFileName().toString().replace(".json", ""), file));
    }
    return files;
  }

  private static Map<String, ProfileFile> read(Map<String, Path> files) throws ProfileException {
    Map<String, ProfileFile> read = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      read.put(file.getKey(), ProfileFile.read(file.getValue()));
    }
    return read;
  }

  /** The parts that a distribution of the profile has, as its extension says. */
  List<ProfileFile> partsOf(String profile) throws IOException {
    List<ProfileFile> named = new ArrayList<>();
    for (JsonValue name : extension(profile, "patchbay-parts").get("json").asArray()) {
      named.add(part(name.asString()));
    }
    return named;
  }

  ProfileFile part(String name) {
    ProfileFile part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no part " + name + "; there are " + parts.keySet());
    }
    return part;
  }

  /** What every distribution has on its class path. */
  List<BundleEntry> classPath() throws IOException {
    List<BundleEntry> entries = new ArrayList<>();
    for (JsonValue entry : extension(CONTAINER, "patchbay-class-path").get("artifacts").asArray()) {
      String[] id = entry.asObject().getString("id", "").split(":");
      entries.add(new BundleEntry(id[0], id[1], id[2], 0));
    }
    return entries;
  }

  /** The profiles that need no other bundles than this one has: those a distribution can have. */
  List<ProfileFile> within(ProfileFile profile) {
    return profiles.values().stream()
        .filter(other -> profile.bundles().containsAll(other.bundles()))
        .toList();
  }

  JsonObject json(String name) throws IOException {
    return Json.parse(Files.readString(files.get(name))).asObject();
  }

  private JsonObject extension(String name, String extension) throws IOException {
    return json(name).get("extensions").asObject().get(extension).asObject();
  }
}
