package org.patchbay.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConnectOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "ftp://h/f, '', ''",
    "ftp://h/f, --active, ACTIVE",
    "ftp://h/f, --tls, SECURE",
    "ftp://h/f, --explicit-tls, SECURE",
    "ftps://h/f, '', 'SECURE,IMPLICIT_TLS'",
    "http://h/f, '', ''",
    "https://h/f, '', SECURE",
    "gopher://h/0/f, '', ''",
    "gophers://h/0/f, '', SECURE",
  })
  void schemeAndOptionsBecomeFlags(String url, String option, String flags) throws Failure {
    ConnectRequest request =
        options(option.isEmpty() ? new String[0] : new String[] {option}).request(Url.parse(url));

    assertThat(request.flags().stream().sorted().map(ConnectFlag::name))
        .containsExactly(flags.isEmpty() ? new String[0] : flags.split(","));
    assertThat(request.user()).isNull();
    assertThat(request.password()).isNull();
  }

  @Test
  void aUserOfTheCommandLineComesBeforeTheUrls() throws Failure {
    ConnectRequest request = options("--user", "ann").request(Url.parse("ftp://bob:secret@h:2121"));

    assertThat(request.user()).isEqualTo("ann");
    assertThat(request.server()).isEqualTo("h");
    assertThat(request.port()).isEqualTo(2121);
  }

  @Test
  void thePasswordIsTheFirstLineOfItsFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("p"), "first line\nsecond\n");
    ConnectRequest request =
        options("--password-file", file.toString()).request(Url.parse("ftp://bob@h/f"));

    assertThat(request.user()).isEqualTo("bob");
    assertThat(
            Optional.ofNullable(request.password()).map(secret -> secret.<String>use(String::new)))
        .contains("first line");
  }

  @Test
  void aPasswordFileThatIsNotThereIsALocalFault(@TempDir Path folder) {
    ConnectOptions options = options("--password-file", folder.resolve("no").toString());

    assertThatThrownBy(() -> options.request(Url.parse("ftp://bob@h/f")))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.LOCAL_FILE))
        .hasMessageContaining("no such file");
  }

  private static ConnectOptions options(String... arguments) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.options;
  }

  @Command
  private static final class Holder {
    @Mixin private final ConnectOptions options = new ConnectOptions();
  }
}
