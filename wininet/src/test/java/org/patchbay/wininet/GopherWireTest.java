package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.servers.EmbeddedGopherServer;

class GopherWireTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  @TempDir private Path folder;
  private EmbeddedGopherServer server;
  private long gopher;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(folder.resolve("words.txt"), "hello\n");
    Files.write(folder.resolve("bytes.bin"), new byte[] {1, 2, 3});
    server = EmbeddedGopherServer.serving(folder).start();
    gopher = facade.gopher(server.port());
  }

  @AfterEach
  void close() {
    facade.close();
    server.close();
  }

  private Map<String, GopherFindData> menu(
      long connect, @Nullable String locator, @Nullable String search) {
    Map<String, GopherFindData> lines = new LinkedHashMap<>();
    GopherFindData[] first = new GopherFindData[1];
    long find = wininet.gopherFindFirstFile(connect, locator, search, first, 0, 0);
    for (FindData data = first[0]; data != null; data = wininet.internetFindNextFile(find)) {
      lines.put(((GopherFindData) data).displayString(), (GopherFindData) data);
    }
    wininet.internetCloseHandle(find);
    return lines;
  }

  private String index() {
    return menu(gopher, null, null).values().stream()
        .filter(line -> line.gopherType() == GOPHER_TYPE_INDEX_SERVER)
        .findFirst()
        .orElseThrow()
        .locator();
  }

  private String locator(String name) {
    return Objects.requireNonNull(menu(gopher, null, null).get(name)).locator();
  }

  private int type(@Nullable String locator) {
    int[] type = new int[1];
    assertThat(wininet.gopherGetLocatorType(locator, type)).isTrue();
    return type[0];
  }

  @Test
  void w017_portZeroIsSeventy() {
    String locator = wininet.gopherCreateLocator("h", 0, null, null, 0);

    assertThat(locator).contains("\t70");
  }

  @Test
  void w210_connectingTouchesNoNetwork() {
    server.close();

    assertThat(facade.gopher(server.port())).isNotZero();
  }

  @Test
  void w212_aLocatorIsMadeOfItsParts() {
    assertThat(wininet.gopherCreateLocator("h", 71, "A text", "/a", GOPHER_TYPE_TEXT_FILE))
        .isEqualTo("0A text\t/a\th\t71\r\n");
    assertThat(wininet.gopherCreateLocator("h", 0, null, null, 0)).isEqualTo("1\t\th\t70\r\n");
    assertThat(wininet.gopherCreateLocator(null, 0, null, null, 0)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w215_aLocatorKnowsItsBits() {
    int plus = GOPHER_TYPE_TEXT_FILE | GOPHER_TYPE_GOPHER_PLUS;

    assertThat(type(wininet.gopherCreateLocator("h", 0, "x", "y", plus))).isEqualTo(plus);
    assertThat(wininet.gopherGetLocatorType("nonsense", new int[1])).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_INVALID_LOCATOR);
    assertThat(wininet.gopherCreateLocator("h", 0, "x", "y", 3)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_UNKNOWN_LOCATOR);
  }

  @Test
  void w216_w218_noLocatorIsTheTopmostMenu() {
    assertThat(menu(gopher, null, null)).containsKeys("words.txt", "bytes.bin");
    assertThat(menu(gopher, "", null)).containsKeys("words.txt", "bytes.bin");
  }

  @Test
  void w218_afterTheLastLineThereAreNoMoreFiles() {
    long find = wininet.gopherFindFirstFile(gopher, null, null, null, 0, 0);
    while (wininet.internetFindNextFile(find) != null) {
      assertThat(facade.error()).isZero();
    }

    assertThat(facade.error()).isEqualTo(ERROR_NO_MORE_FILES);
  }

  @Test
  void w217_aSearchGoesWithAnIndexServerAlone() {
    assertThat(menu(gopher, index(), "words")).containsKey("words.txt");
    String menu = wininet.gopherCreateLocator(Facade.HOST, server.port(), null, "", 0);

    assertThat(wininet.gopherFindFirstFile(gopher, menu, "words", null, 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_INCORRECT_LOCATOR_TYPE);
  }

  @Test
  void w219_aFileIsAskedForWhenItIsRead() {
    long text = wininet.gopherOpenFile(gopher, locator("words.txt"), null, 0, 0);
    long bytes = wininet.gopherOpenFile(gopher, locator("bytes.bin"), null, 0, 0);

    assertThat(facade.read(text).strip()).isEqualTo("hello"); // W-227: both at once
    assertThat(facade.read(bytes)).hasSize(3);
    assertThat(wininet.gopherOpenFile(gopher, index(), null, 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_NOT_FILE);
  }

  @Test
  void w220_aLocatorMayNameAnotherServer() {
    long elsewhere = facade.gopher(1);
    String locator = locator("words.txt");

    assertThat(facade.read(wininet.gopherOpenFile(elsewhere, locator, null, 0, 0)).strip())
        .isEqualTo("hello");
  }

  @Test
  void anOfflineSessionFindsNoMenu() {
    try (Facade offline = new Facade(INTERNET_FLAG_OFFLINE)) {
      long connect = offline.gopher(server.port());

      assertThat(offline.wininet.gopherFindFirstFile(connect, null, null, null, 0, 0)).isZero();
      assertThat(offline.error()).isEqualTo(ERROR_FILE_NOT_FOUND);
    }
  }

  @Test
  void w221_thereIsNoGopherPlus() {
    String locator = locator("words.txt");

    assertThat(wininet.gopherGetAttribute(gopher, locator, null)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_NOT_GOPHER_PLUS);
  }

  @Test
  void aUrlOpensATextOrAMenu() {
    String locator = locator("words.txt");
    String base = "gopher://127.0.0.1:" + server.port();
    long text =
        wininet.internetOpenUrl(facade.root, base + "/0" + locator.split("\t")[1], null, 0, 0);
    long menu = wininet.internetOpenUrl(facade.root, base, null, INTERNET_FLAG_RAW_DATA, 0);

    assertThat(facade.read(text).strip()).isEqualTo("hello");
    assertThat(wininet.internetFindNextFile(menu)).isInstanceOf(GopherFindData.class);
    assertThat(wininet.internetOpenUrl(facade.root, base, null, 0, 0)).isZero();
  }
}
