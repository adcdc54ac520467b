package org.patchbay.profiles.internal;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.patchbay.api.Profile;
import org.patchbay.profiles.ProfileException;

/**
 * What a profile's file says: an OSGi feature (Compendium 159) whose name is the file's. Public for
 * the build, which reads the same files.
 *
 * @param name the file's name without {@code .json}
 * @param id of the feature, {@code group:artifact:version} and the like
 * @param description in words; may be empty
 * @param bundles in the order of the file
 * @param configurations by PID
 * @param rules the configuration {@link #RULES}, checked
 */
public record ProfileFile(
    String name,
    String id,
    String description,
    List<BundleEntry> bundles,
    Map<String, Map<String, Object>> configurations,
    Profile rules) {
  /** The configuration with the rules. */
  public static final String RULES = "org.patchbay.profile";

  /** What an entry may hold beside its id is up to it; so is what extensions hold. */
  private static final Set<String> KEYS =
      Set.of(
          "feature-resource-version",
          "id",
          "name",
          "description",
          "docURL",
          "license",
          "SCM",
          "vendor",
          "complete",
          "categories",
          "variables",
          "bundles",
          "configurations",
          "extensions");

  /**
   * Reads a file.
   *
   * @throws ProfileException if it is none; the message has the file and, as far as there is one,
   *     the place in it
   */
  public static ProfileFile read(Path file) throws ProfileException {
    String fileName = file.getFileName().toString();
    String name = fileName.replaceFirst("\\.json$", "");
    try {
      return read(name, Json.parse(Files.readString(file)).asObject());
    } catch (ParseException e) {
      throw new ProfileException(
          "%s is no JSON at line %d, column %d: %s"
              .formatted(
                  file,
                  e.getLocation().line,
                  e.getLocation().column,
                  reason(String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      throw new ProfileException(file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new ProfileException(file + " is no profile: " + e.getMessage(), e);
    }
  }

  /** The parser's words end with the place. */
  private static String reason(String message) {
    return message.replaceFirst(" at \\d+:\\d+$", "");
  }

  private static ProfileFile read(String name, JsonObject json) {
    Set<String> unknown = new TreeSet<>(json.names());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown " + unknown + "; known are " + new TreeSet<>(KEYS));
    }
    List<BundleEntry> bundles = new ArrayList<>();
    JsonValue listed = json.get("bundles");
    if (listed != null) {
      listed.asArray().forEach(entry -> bundles.add(BundleEntry.of(entry)));
    }
    Map<String, Map<String, Object>> configurations = configurations(json);
    Map<String, Object> rules = configurations.computeIfAbsent(RULES, pid -> new LinkedHashMap<>());
    Object named = rules.putIfAbsent(Profile.NAME, name);
    if (named != null && !named.equals(name)) {
      throw new IllegalArgumentException(
          "it is called %s and its rules %s; call both alike".formatted(name, named));
    }
    return new ProfileFile(
        name,
        json.getString("id", ""),
        json.getString("description", ""),
        List.copyOf(bundles),
        configurations,
        Profile.of(rules));
  }

  private static Map<String, Map<String, Object>> configurations(JsonObject json) {
    Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
    JsonValue listed = json.get("configurations");
    if (listed != null) {
      listed
          .asObject()
          .forEach(
              member ->
                  configurations.put(
                      member.getName(),
                      ConfigurationValues.of(member.getName(), member.getValue().asObject())));
    }
    return configurations;
  }
}
