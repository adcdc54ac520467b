package org.patchbay.profiles.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.patchbay.api.Profile;

/** Sets the configurations of profiles, and takes back what it has set. */
final class Configurations {
  private final ConfigurationAdmin admin;

  Configurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /**
   * Sets the configurations of a profile and deletes those that only the one before had.
   *
   * @param before PIDs of the profile before
   * @return how it was, for {@link #restore}
   */
  Map<String, Optional<Dictionary<String, Object>>> apply(
      ProfileFile profile, Collection<String> before) throws IOException {
    TreeSet<String> pids = new TreeSet<>(before);
    pids.addAll(profile.configurations().keySet());
    Map<String, Optional<Dictionary<String, Object>>> previous = new HashMap<>();
    for (String pid : pids) {
      previous.put(pid, Optional.ofNullable(read(pid)));
    }
    try {
      for (String pid : pids) {
        Map<String, Object> values = profile.configurations().get(pid);
        set(pid, Optional.ofNullable(values == null ? null : new Hashtable<>(values)));
      }
    } catch (IOException | RuntimeException e) {
      restore(previous);
      throw e;
    }
    return previous;
  }

  /** Sets configurations as they were. */
  void restore(Map<String, Optional<Dictionary<String, Object>>> previous) throws IOException {
    for (Map.Entry<String, Optional<Dictionary<String, Object>>> entry : previous.entrySet()) {
      set(entry.getKey(), entry.getValue());
    }
  }

  /** The profile's name as it is configured, empty if it is not. */
  String configuredName() throws IOException {
    Dictionary<String, Object> rules = read(ProfileFile.RULES);
    Object name = rules == null ? null : rules.get(Profile.NAME);
    return name instanceof String text ? text : "";
  }

  private @Nullable Dictionary<String, Object> read(String pid) throws IOException {
    Configuration found = find(pid);
    return found == null ? null : found.getProperties();
  }

  private @Nullable Configuration find(String pid) throws IOException {
    try {
      Configuration[] found =
          admin.listConfigurations("(" + Constants.SERVICE_PID + "=" + pid + ")");
      return found == null ? null : found[0];
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException("not a PID: " + pid, e);
    }
  }

  private void set(String pid, Optional<Dictionary<String, Object>> values) throws IOException {
    Configuration found = find(pid);
    if (values.isEmpty()) {
      if (found != null) {
        found.delete();
      }
    } else if (found == null) {
      create(pid).update(values.get());
    } else {
      found.updateIfDifferent(values.get());
    }
  }

  /** For bundles wherever they are; {@code factory~name} is one of a factory's. */
  private Configuration create(String pid) throws IOException {
    int tilde = pid.indexOf('~');
    return tilde < 0
        ? admin.getConfiguration(pid, "?")
        : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
  }
}
