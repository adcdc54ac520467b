package org.patchbay.profiles;

import java.util.List;

/**
 * What a switch has done.
 *
 * @param from name of the profile before, empty if there was none
 * @param to name of the profile now in force
 * @param arrived symbolic names of the bundles that were installed
 * @param left symbolic names of the bundles that were removed
 * @param problems what could not be removed and why, in words; the rules are in force all the same
 */
public record ProfileSwitch(
    String from, String to, List<String> arrived, List<String> left, List<String> problems) {

  /** Copies the lists. */
  public ProfileSwitch {
    arrived = List.copyOf(arrived);
    left = List.copyOf(left);
    problems = List.copyOf(problems);
  }
}
