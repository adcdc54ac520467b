package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WritingAProviderTest {

  @Test
  void theContractOnThePageIsTheOneThatIsRun() throws IOException {
    String page = Files.readString(Path.of("../docs/writing-a-provider.md"));
    String code =
        Files.readString(Path.of("src/test/java/org/patchbay/itests/FingerContractIT.java"));

    assertThat(page).contains(code.substring(code.indexOf("class FingerContractIT")));
  }
}
