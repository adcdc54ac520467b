package org.patchbay.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.InternetError;
import org.patchbay.profiles.ProfileException;

class ProfileFileTest {
  @TempDir Path folder;

  @Test
  void aFileSaysBundlesConfigurationsAndRules() throws Exception {
    ProfileFile mine =
        read(
            """
            {
              "id": "com.example:mine:1.0",
              "description": "ours",
              "bundles": ["com.example:a:1.0", {"id": "com.example:b:2", "bundleStartLevel": 3}],
              "configurations": {
                "org.patchbay.profile": {"services": ["ftp"], "serviceError:Integer": 87},
                "org.patchbay.core": {"drainMillis:Integer": 500, "email": "a@b"}
              },
              "extensions": {"theirs": {"kind": "optional", "type": "text", "text": "x"}}
            }
            """);

    assertThat(mine.name()).isEqualTo("mine");
    assertThat(mine.bundles())
        .extracting(BundleEntry::fileName)
        .containsExactly("a-1.0.jar", "b-2.jar");
    assertThat(mine.bundles()).extracting(BundleEntry::level).containsExactly(0, 3);
    assertThat(mine.configurations().get("org.patchbay.core"))
        .containsEntry("drainMillis", 500)
        .containsEntry("email", "a@b");
    assertThat(mine.configurations().get(ProfileFile.RULES)).containsEntry("name", "mine");
    assertThat(mine.rules().allows("gopher")).isFalse();
    assertThat(mine.rules().serviceError()).isEqualTo(InternetError.INVALID_PARAMETER);
  }

  @Test
  void brokenJsonIsToldWithLineAndColumn() {
    refused("{\n  \"bundles\": [\n  oops\n]}", "is no JSON at line 3, column 3: Expected value");
  }

  @Test
  void anUnknownRuleIsToldWithThoseThereAre() {
    refused(
        "{\"configurations\": {\"org.patchbay.profile\": {\"servces\": [\"ftp\"]}}}",
        "mine.json is no profile: unknown rule \"servces\"; rules are allOptions, asynchronous");
  }

  @Test
  void anUnknownPartIsToldWithThoseThereAre() {
    refused("{\"bundle\": []}", "is no profile: unknown [bundle]; known are [");
  }

  @Test
  void aBundleWithoutMavensCoordinatesIsNamed() {
    refused(
        "{\"bundles\": [\"../evil\"]}",
        "the bundle \"../evil\" is not named by group:artifact:version");
    refused("{\"bundles\": [\"a:../../b:1\"]}", "is not named by group:artifact:version");
  }

  @Test
  void aValueThatIsNotOfItsTypeIsNamed() {
    refused(
        "{\"configurations\": {\"p\": {\"a:Integer\": \"x\"}}}", "p: a is not a Integer: \"x\"");
    refused("{\"configurations\": {\"p\": {\"a:Float\": 1}}}", "p: a is not a Float: 1");
    refused("[]", "is no profile: Not an object");
  }

  @Test
  void theNameInTheRulesIsTheFiles() {
    refused(
        "{\"configurations\": {\"org.patchbay.profile\": {\"name\": \"other\"}}}",
        "it is called mine and its rules other; call both alike");
  }

  @Test
  void aProfileThatIsNowhereIsToldWithThoseThereAre() throws Exception {
    Files.writeString(folder.resolve("one.json"), "{}");

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> new ProfileFolders(List.of(folder)).read("two"))
        .withMessageStartingWith("there is no profile \"two\"; known are one, from [");
  }

  @Test
  void aBundleThatIsNowhereIsToldWithThoseThereAre() throws Exception {
    Files.createDirectory(folder.resolve("bundle"));
    Files.writeString(folder.resolve("bundle/a-1.jar"), "");
    ProfileFile mine = read("{\"bundles\": [\"g:a:2\"]}");

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> new ProfileFolders(List.of(folder)).locate(mine))
        .withMessageStartingWith(
            "the profile \"mine\" names the bundle g:a:2, but a-2.jar is in no folder bundle of")
        .withMessageEndingWith("there are [a-1.jar]");
  }

  @Test
  void theFirstFolderGoesBeforeTheOthers() throws Exception {
    Path first = Files.createDirectories(folder.resolve("first/bundle"));
    Path second = Files.createDirectories(folder.resolve("second/bundle"));
    Files.writeString(first.resolve("a-1.jar"), "");
    Files.writeString(second.resolve("a-1.jar"), "");
    Files.writeString(second.resolve("b-1.jar"), "");
    ProfileFolders folders = new ProfileFolders(List.of(first.getParent(), second.getParent()));

    assertThat(folders.locate(read("{\"bundles\": [\"g:a:1\", \"g:b:1\"]}")).keySet())
        .containsExactly(
            "reference:" + first.resolve("a-1.jar").toUri(),
            "reference:" + second.resolve("b-1.jar").toUri())
        .allMatch(folders::hasLocation);
    assertThat(folders.hasLocation("reference:file:///elsewhere/a-1.jar")).isFalse();
  }

  private ProfileFile read(String json) throws IOException, ProfileException {
    return ProfileFile.read(Files.writeString(folder.resolve("mine.json"), json));
  }

  private void refused(String json, String reason) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> read(json))
        .withMessageContaining(reason)
        .withMessageContaining("mine.json");
  }
}
