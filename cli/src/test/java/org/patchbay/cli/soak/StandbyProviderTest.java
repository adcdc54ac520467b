package org.patchbay.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class StandbyProviderTest {
  @Test
  void aStandbyHasAnotherNameAndALowerRank() throws IOException {
    byte[] original =
        jar(
            Map.of(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nBundle-SymbolicName: org.x;singleton:=true\r\n",
                "OSGI-INF/org.x.P.xml",
                "<c><service scope='bundle'/><service/></c>",
                "org/x/P.class",
                "<service/>"));

    Map<String, String> copy = content(StandbyProvider.copy(new ByteArrayInputStream(original)));

    assertThat(copy.get("META-INF/MANIFEST.MF")).contains("org.x.standby;singleton:=true");
    assertThat(copy.get("OSGI-INF/org.x.P.xml"))
        .isEqualTo(
            "<c><property name=\"service.ranking\" type=\"Integer\" value=\"-1\"/>"
                + "<service scope='bundle'/><service/></c>");
    assertThat(copy.get("org/x/P.class")).isEqualTo("<service/>");
  }

  private static byte[] jar(Map<String, String> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : content.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> content(byte[] jar) throws IOException {
    Map<String, String> content = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        content.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return content;
  }
}
