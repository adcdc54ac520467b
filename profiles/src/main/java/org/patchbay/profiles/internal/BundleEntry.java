package org.patchbay.profiles.internal;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;

/**
 * A bundle that a profile names.
 *
 * @param group of its Maven coordinates
 * @param artifact likewise
 * @param version likewise
 * @param level its start level, 0 for the framework's default
 */
public record BundleEntry(String group, String artifact, String version, int level) {
  /** The metadata of a bundle that has its start level. */
  private static final String LEVEL = "bundleStartLevel";

  /**
   * Reads an entry: its id, or an object with id and metadata.
   *
   * @throws IllegalArgumentException if the id is no {@code group:artifact:version}
   */
  static BundleEntry of(JsonValue entry) {
    JsonObject object = entry.isObject() ? entry.asObject() : new JsonObject().add("id", entry);
    String id = object.getString("id", "");
    String[] parts = id.split(":");
    if (parts.length != 3 || id.contains("/") || id.contains("\\")) {
      throw new IllegalArgumentException(
          "the bundle \"" + id + "\" is not named by group:artifact:version");
    }
    return new BundleEntry(parts[0], parts[1], parts[2], object.getInt(LEVEL, 0));
  }

  /** Maven's coordinates. */
  public String id() {
    return group + ":" + artifact + ":" + version;
  }

  /** The name of its file. */
  public String fileName() {
    return artifact + "-" + version + ".jar";
  }
}
