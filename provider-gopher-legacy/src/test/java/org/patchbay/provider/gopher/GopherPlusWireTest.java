package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.gopher.GopherAnswer;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.api.gopher.GopherQuestion;
import org.patchbay.api.gopher.GopherView;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.SampleFiles;
import org.patchbay.spi.ProviderProperties;

/** Gopher+ as it should be. */
class GopherPlusWireTest {
  private final PlainPatchbay patchbay =
      PlainPatchbay.with(
          new GopherProvider(),
          Map.of(ProviderProperties.SERVICE, "gopher", ProviderProperties.PORT, 70));

  @AfterEach
  void close() {
    patchbay.close();
  }

  private GopherConnection connect(int port) throws IOException {
    return patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(GopherConnection.GOPHER, ConnectRequest.to("localhost").port(port));
  }

  @Test
  void aServerThatKnowsGopherPlusIsReadByIt(@TempDir Path root) throws IOException {
    SampleFiles.write(root, 300_000);
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).plus().start();
        GopherConnection gopher = connect(server.port())) {
      GopherItem text = GopherItem.of(GopherItemType.TEXT_FILE, "/welcome.txt");
      GopherAttributes attributes = gopher.attributes(text);
      String content = Files.readString(root.resolve("welcome.txt"));

      assertThat(attributes.views())
          .extracting(GopherView::name)
          .containsExactly("text/plain En_US", "text/upper");
      assertThat(attributes.modified()).isPresent();
      assertThat(attributes.questions()).hasSize(3);
      assertThat(gopher.openView(text, "", "text/plain En_US").readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(content);
      assertThat(gopher.openView(text, "", "text/upper").readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(content.toUpperCase(Locale.ROOT));
      assertThat(gopher.directory(GopherItem.of(GopherItemType.DIRECTORY, "/")))
          .extracting(one -> one.item().orElseThrow().selector())
          .contains("/welcome.txt", "/large.bin");
      assertThat(answered(gopher, text, attributes.questions())).isEqualTo(".Ann\r\n1\r\nred\r\n");
    }
  }

  private static String answered(
      GopherConnection gopher, GopherItem form, List<GopherQuestion> questions) throws IOException {
    List<GopherAnswer> answers =
        List.of(
            questions.get(0).answer(".Ann"),
            questions.get(1).answer("1"),
            questions.get(2).answer("red"));
    try (InputStream came = gopher.openAnswered(form, "", answers)) {
      return new String(came.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
