package org.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileChoiceTest {
  private static final Path OWN = Path.of("/opt/patchbay/profiles");

  @Test
  void withoutOptionsTheDistributionsOwnProfileIsUsed() {
    assertThat(properties("get", "ftp://host/file"))
        .containsEntry("patchbay.profile", "own")
        .containsEntry("patchbay.profiles", OWN.toString());
  }

  @Test
  void theOptionsAreFoundWhereverTheyAreAndInBothForms() {
    assertThat(properties("--profile", "ce", "get", "x")).containsEntry("patchbay.profile", "ce");
    assertThat(properties("get", "x", "--profile=ce")).containsEntry("patchbay.profile", "ce");
    assertThat(properties("run", "--profiles", "mine", "--profile=a", "--profile=b"))
        .containsEntry("patchbay.profile", "b")
        .containsEntry("patchbay.profiles", "mine" + File.pathSeparator + OWN);
  }

  @Test
  void whatFollowsTwoDashesIsNoOption() {
    assertThat(properties("get", "--", "--profile=ce")).containsEntry("patchbay.profile", "own");
    assertThat(properties("get", "--profile")).containsEntry("patchbay.profile", "own");
  }

  private static Map<String, String> properties(String... arguments) {
    Map<String, String> properties = new HashMap<>(Map.of("patchbay.profile", "own"));
    ProfileChoice.of(arguments).apply(properties, OWN);
    return properties;
  }
}
