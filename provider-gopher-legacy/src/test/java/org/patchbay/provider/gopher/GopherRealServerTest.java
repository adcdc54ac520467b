package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.provider.gopher.RealServers.RealServer;
import org.patchbay.spi.ProviderProperties;

/** Every operation against the servers that people have. */
class GopherRealServerTest {
  private static final String SERVERS = "org.patchbay.provider.gopher.RealServers#all";
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final int LONG_MENU = 10_000;

  private final PlainPatchbay patchbay =
      PlainPatchbay.with(
          new GopherProvider(),
          Map.of(ProviderProperties.SERVICE, "gopher", ProviderProperties.PORT, 70));

  @AfterEach
  void close() {
    patchbay.close();
  }

  private GopherConnection connect(RealServer server) throws IOException {
    return patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(GopherConnection.GOPHER, ConnectRequest.to(server.host()).port(server.port()));
  }

  private static int length(InputStream stream) throws IOException {
    try (stream) {
      return stream.readAllBytes().length;
    }
  }

  private static GopherItem item(GopherConnection gopher, String end) throws IOException {
    return gopher.menu("/").stream()
        .filter(item -> item.selector().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void menusListWhatThereIs(RealServer server) throws IOException {
    GopherConnection gopher = connect(server);

    assertThat(gopher.menu(""))
        .filteredOn(item -> item.selector().endsWith("f1m.bin"))
        .singleElement()
        .returns(server.port(), GopherItem::port)
        .returns(server.plus(), GopherItem::gopherPlus)
        .returns(GopherItemType.BINARY, GopherItem::type);
    assertThat(gopher.menu("/menu")).hasSizeGreaterThanOrEqualTo(LONG_MENU);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void documentsComeWhole(RealServer server) throws IOException {
    GopherConnection gopher = connect(server);

    // Gophernicus ends a text with an empty line and no dot.
    assertThat(length(gopher.openText("/f1k.txt"))).isBetween(KIB, KIB + 4);
    assertThat(length(gopher.openBinary("/f1m.bin"))).isEqualTo(MIB);
    assertThat(length(gopher.open(item(gopher, "f1m.bin")))).isEqualTo(MIB);
    assertThat(length(gopher.open(item(gopher, "f1k.txt")))).isBetween(KIB, KIB + 4);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatIsNotThereIsTold(RealServer server) throws IOException {
    GopherConnection gopher = connect(server);

    failing(() -> gopher.openText("/no such thing"), InternetError.EXTENDED_ERROR);
    assertThat(gopher.lastResponse()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void attributesAreToldByWhoKnowsGopherPlus(RealServer server) throws IOException {
    GopherConnection gopher = connect(server);
    GopherItem file = item(gopher, "f1m.bin");
    if (!server.plus()) {
      failing(() -> gopher.attributes(file), InternetError.GOPHER_NOT_GOPHER_PLUS);
      failing(
          () -> gopher.directory(GopherItem.of(GopherItemType.DIRECTORY, "/")),
          InternetError.GOPHER_NOT_GOPHER_PLUS);
      return;
    }

    GopherAttributes attributes = gopher.attributes(file);
    assertThat(attributes.item()).map(GopherItem::selector).contains(file.selector());
    assertThat(attributes.administrator()).isPresent();
    assertThat(attributes.modified())
        .hasValueSatisfying(time -> assertThat(time).isAfter(LocalDateTime.of(1993, 7, 30, 0, 0)));
    assertThat(attributes.views()).anyMatch(view -> view.size() == MIB);
    List<GopherAttributes> all = gopher.directory(GopherItem.of(GopherItemType.DIRECTORY, "/"));
    assertThat(all).extracting(one -> one.item().orElseThrow().selector()).contains("/f1m.bin");
    failing(
        () -> gopher.attributes(GopherItem.of(GopherItemType.TEXT_FILE, "/no such thing")),
        InternetError.EXTENDED_ERROR);
    assertThat(gopher.lastResponse()).contains("does not exist");
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void viewsComeWithTheirLength(RealServer server) throws IOException {
    GopherConnection gopher = connect(server);
    GopherItem text = GopherItem.of(GopherItemType.TEXT_FILE, "/f1k.txt");
    GopherItem file = GopherItem.of(GopherItemType.BINARY, "/f1m.bin");
    if (!server.plus()) {
      failing(() -> gopher.openView(text, "", ""), InternetError.GOPHER_NOT_GOPHER_PLUS);
      return;
    }

    assertThat(length(gopher.openView(text, "", "text/plain"))).isEqualTo(KIB);
    assertThat(length(gopher.openView(file, "", ""))).isEqualTo(MIB);
  }

  private static void failing(ThrowingCallable call, InternetError error) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(call)
        .returns(error, InternetException::error);
  }
}
