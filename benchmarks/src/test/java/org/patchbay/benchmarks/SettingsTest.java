package org.patchbay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.benchmarks.measure.Unavailable;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void aFileReplacesDefaultsAndTheCommandLineReplacesBoth() throws IOException {
    Path file = folder.resolve("mine.properties");
    Files.writeString(file, "http.host=example.org\nhttp.port=81\n");

    Settings settings = Settings.read(file, Map.of("http.port", "82"));

    assertThat(settings.get("http.host")).isEqualTo("example.org");
    assertThat(settings.number("http.port")).isEqualTo(82);
    assertThat(settings.get("ftp.directory")).isEqualTo("dir10k");
  }

  @Test
  void aSettingThatThereIsNotIsRefusedByName() {
    assertThatThrownBy(() -> Settings.read(null, Map.of("http.prot", "81")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"http.prot\"");
  }

  @Test
  void aServerThatIsNotThereIsNamedWithItsSettings() throws IOException {
    Settings settings = Settings.read(null, Map.of("http.port", "1"));

    assertThatThrownBy(() -> settings.server("http"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("127.0.0.1:1", "http.port");
  }
}
