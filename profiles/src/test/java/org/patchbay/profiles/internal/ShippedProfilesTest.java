package org.patchbay.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.api.ProfileRule.ALL_OPTIONS;
import static org.patchbay.api.ProfileRule.ASYNCHRONOUS;
import static org.patchbay.api.ProfileRule.AUTOPROXY;
import static org.patchbay.api.ProfileRule.SECURE_ON_CONNECT;
import static org.patchbay.api.ProfileRule.SECURE_PORT;
import static org.patchbay.api.ProfileRule.SPLIT_LOGIN_ERRORS;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.Profile;
import org.patchbay.api.ProfileRule;
import org.patchbay.profiles.ProfileException;

/** Holds the files that are shipped to section 8 of the catalogue, row by row. */
class ShippedProfilesTest {
  private static final Path FOLDER = Path.of("../runtime/src/main/profiles");

  @Test
  void theDesktopBeforeVistaHasGopherAndTellsRefusedLoginsFinely() throws Exception {
    Profile legacy = profile("desktop-legacy");

    assertThat(List.of("ftp", "http", "gopher")).allMatch(legacy::allows);
    assertThat(bundles("desktop-legacy")).containsExactly("ftp", "http", "gopher");
    holds(legacy, ASYNCHRONOUS, SECURE_ON_CONNECT, SPLIT_LOGIN_ERRORS, AUTOPROXY, ALL_OPTIONS);
  }

  @Test
  void theDesktopSinceVistaHasFtpAndHttpAlone() throws Exception {
    Profile desktop = profile("desktop");

    assertThat(desktop.services()).containsExactly("ftp", "http");
    assertThat(bundles("desktop")).containsExactly("ftp", "http");
    holds(desktop, ASYNCHRONOUS, SECURE_ON_CONNECT, AUTOPROXY, ALL_OPTIONS);
  }

  @Test
  void windowsCeConnectsSynchronouslyAndSecuresRequestsOfHttpAlone() throws Exception {
    Profile ce = profile("ce");

    assertThat(ce.services()).containsExactly("ftp", "http");
    assertThat(bundles("ce")).containsExactly("ftp", "http");
    assertThat(ce.allowsSecure("http")).isTrue();
    assertThat(ce.allowsSecure("ftp")).isFalse();
    holds(ce, SECURE_PORT);
  }

  @Test
  void aServiceThatIsNotThereHasOneErrorInEachProfile() throws Exception {
    for (String name : List.of("desktop-legacy", "desktop", "ce")) {
      assertThat(profile(name).serviceError()).isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
    }
  }

  private static void holds(Profile profile, ProfileRule... rules) {
    assertThat(Arrays.stream(ProfileRule.values()).filter(profile::has))
        .containsExactlyInAnyOrder(rules);
  }

  private static Profile profile(String name) throws ProfileException {
    return ProfileFile.read(FOLDER.resolve(name + ".json")).rules();
  }

  private static List<String> bundles(String name) throws ProfileException {
    return ProfileFile.read(FOLDER.resolve(name + ".json")).bundles().stream()
        .map(entry -> entry.artifact().replace("org.patchbay.provider.", ""))
        .toList();
  }
}
