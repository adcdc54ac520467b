package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distributions, run with profiles in processes of their own. */
class DistributionProfilesIT {
  private static final int PATIENCE_SECONDS = 30;
  private static final Path WHOLE = Path.of(System.getProperty("patchbay.distribution"));

  @TempDir private Path folder;

  private record Ended(int exitCode, String output) {}

  @Test
  void aContainerRunsWithItsProfileUntilItIsEnded() throws Exception {
    Process process = start(WHOLE, "run", "--profile", "ce");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("running ce: ftp, http");
      assertThat(process.isAlive()).isTrue();

      process.destroy();

      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void rulesHoldForTheFirstCommandThatIsRun() throws Exception {
    Ended ended = run(WHOLE, "ls", "gopher://localhost:1/", "--profile=ce");

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.output())
        .contains("the profile \"ce\" refuses \"gopher\": its rule services accepts ftp, http");
  }

  @Test
  void eachDistributionHasItsOwnProfile() throws Exception {
    assertThat(run(WHOLE, "profiles").output()).contains("* desktop-legacy");
    assertThat(run(WHOLE.resolveSibling("patchbay-desktop"), "profiles").output())
        .isEqualTo("  ce\n* desktop\n");
    assertThat(run(WHOLE.resolveSibling("patchbay-ce"), "profiles").output())
        .isEqualTo("* ce\n  desktop\n");
  }

  @Test
  void aProfileOfOnesOwnIsFoundAndWhatIsWrongWithItSaid() throws Exception {
    Files.writeString(folder.resolve("mine.json"), "{}");
    Files.writeString(folder.resolve("broken.json"), "{\n  oops\n}");

    Ended mine = run(WHOLE, "profiles", "--profiles", folder.toString(), "--profile", "mine");
    Ended broken = run(WHOLE, "providers", "--profiles", folder.toString(), "--profile", "broken");
    Ended absent = run(WHOLE, "providers", "--profile", "absent");

    assertThat(mine.output()).contains("* mine\n");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.output()).contains("broken.json is no JSON at line 2, column 3");
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.output()).contains("there is no profile \"absent\"; known are ce, desktop");
  }

  private static Process start(Path distribution, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(distribution.resolve("patchbay").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private static Ended run(Path distribution, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(distribution, arguments);
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
