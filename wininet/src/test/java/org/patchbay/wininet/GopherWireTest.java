package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    server = EmbeddedGopherServer.serving(folder).plus().start();
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
        .filter(line -> (line.gopherType() & GOPHER_TYPE_INDEX_SERVER) != 0)
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
  void w212_w214_aLocatorIsMadeOfItsParts() {
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
  void w219_w227_aFileIsAskedForWhenItIsRead() {
    long text = wininet.gopherOpenFile(gopher, locator("words.txt"), null, 0, 0);
    long bytes = wininet.gopherOpenFile(gopher, locator("bytes.bin"), null, 0, 0);

    assertThat(facade.read(text).strip()).isEqualTo("hello"); // W-227: both at once
    assertThat(facade.read(bytes)).hasSize(3);
    assertThat(wininet.gopherOpenFile(gopher, index(), null, 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_NOT_FILE);
  }

  @Test
  void w220_aLocatorMayNameAnotherServerAtAPortThatIsAllowed() {
    long elsewhere = facade.gopher(1);
    String locator = locator("words.txt");
    try (Facade allowing = Facade.allowing(server.port())) {
      long there = allowing.gopher(1);

      assertThat(allowing.read(allowing.wininet.gopherOpenFile(there, locator, null, 0, 0)))
          .isEqualTo("hello\n");
    }
    long file = wininet.gopherOpenFile(elsewhere, locator, null, 0, 0);

    assertThat(wininet.internetReadFile(file, new byte[9], 9, new int[1])).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_FAILED_DUETOSECURITYCHECK);
    assertThat(wininet.getLastErrorMessage()).contains("itemPorts");
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
  void w218_sizeAndTimeComeWithTheLocatorOfAGopherPlusMenu() {
    int plus = GOPHER_TYPE_DIRECTORY | GOPHER_TYPE_GOPHER_PLUS;
    String top = wininet.gopherCreateLocator(Facade.HOST, server.port(), null, "", plus);
    GopherFindData told = Objects.requireNonNull(menu(gopher, top, null).get("words.txt"));
    GopherFindData untold = Objects.requireNonNull(menu(gopher, null, null).get("words.txt"));

    assertThat(told.size()).isEqualTo(1024);
    assertThat(told.lastModificationTime()).isNotNull();
    assertThat(untold.size()).isZero();
    assertThat(untold.lastModificationTime()).isNull();
  }

  @Test
  void w219_aViewGoesWithALocatorOfGopherPlus() {
    String locator = locator("words.txt");
    String plain = wininet.gopherCreateLocator("h", 0, null, "/a", GOPHER_TYPE_TEXT_FILE);

    assertThat(facade.read(wininet.gopherOpenFile(gopher, locator, "text/upper", 0, 0)))
        .isEqualTo("HELLO\n");
    assertThat(wininet.gopherOpenFile(gopher, plain, "text/upper", 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_NOT_GOPHER_PLUS);
  }

  @Test
  void w221_withoutAnEnumeratorTheTextIsInTheBuffer() {
    assertThat(attributes(locator("words.txt"), null, 4000))
        .startsWith("+INFO: 0words.txt\t")
        .contains("\r\n+VIEWS:\r\n text/plain En_US: <1k>\r\n text/upper: <1k>\r\n");
    assertThat(attributes(locator("words.txt"), "+ABSTRACT", 4000))
        .isEqualTo("+ABSTRACT:\r\n A file\r\n named words.txt\r\n");
    assertThat(wininet.gopherGetAttribute(gopher, locator("words.txt"), "+ABSTRACT"))
        .isEqualTo("+ABSTRACT:\r\n A file\r\n named words.txt\r\n");
    assertThat(attributes(locator("words.txt"), "views  abstract", 4000))
        .startsWith("+VIEWS:")
        .contains("+ABSTRACT:");
  }

  @Test
  void w221_whatCannotBeToldHasItsNumber() {
    String plain = wininet.gopherCreateLocator("h", 0, null, "/a", GOPHER_TYPE_TEXT_FILE);

    assertThat(attributes(plain, null, 4000)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_NOT_GOPHER_PLUS);
    assertThat(attributes(locator("words.txt"), "+VERONICA", 4000)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_ATTRIBUTE_NOT_FOUND);
    assertThat(attributes("nonsense", null, 4000)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_GOPHER_INVALID_LOCATOR);
  }

  @Test
  void w221_aServerThatMarksItsItemsInVainIsNoGopherPlus() throws Exception {
    int plus = GOPHER_TYPE_TEXT_FILE | GOPHER_TYPE_GOPHER_PLUS;
    try (EmbeddedGopherServer old = EmbeddedGopherServer.serving(folder).start()) {
      String locator =
          wininet.gopherCreateLocator(Facade.HOST, old.port(), null, "/words.txt", plus);
      long connect = facade.gopher(old.port());

      assertThat(
              wininet.gopherGetAttribute(
                  connect, locator, null, new char[4000], new int[1], null, 0))
          .isFalse();
      assertThat(facade.error()).isEqualTo(ERROR_GOPHER_NOT_GOPHER_PLUS);
    }
  }

  @Test
  void w222_aBufferMustHaveRoomForTheLeast() {
    String locator = locator("words.txt");

    assertThat(attributes(locator, "+ABSTRACT", 255)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INSUFFICIENT_BUFFER);
    assertThat(attributes(locator, "+ABSTRACT", 256)).isNotNull();
    int[] needed = new int[1];
    assertThat(wininet.gopherGetAttribute(gopher, locator, null, new char[256], needed, null, 0))
        .isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INSUFFICIENT_BUFFER);
    assertThat(attributes(locator, null, needed[0])).hasSize(needed[0]);
    assertThat(wininet.gopherGetAttribute(gopher, locator, null, null, needed, null, 0)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w223_anEnumeratorIsGivenEachAttributeUntilItHasEnough() {
    List<GopherAttribute> all = new ArrayList<>();
    List<GopherAttribute> one = new ArrayList<>();
    String locator = locator("words.txt");

    assertThat(enumerate(locator, (attribute, error) -> error == 0 && all.add(attribute))).isTrue();
    assertThat(enumerate(locator, (attribute, error) -> !one.add(attribute))).isTrue();

    assertThat(one).containsExactly(all.get(0));
    assertThat(all)
        .extracting(GopherAttribute::value)
        .contains(
            new GopherAttribute.Admin("Patchbay", "nobody@localhost"),
            new GopherAttribute.View("text/plain", "En_US", 1024),
            new GopherAttribute.Text("A file\r\nnamed words.txt"),
            new GopherAttribute.Ask("Select", "Sure?"))
        .hasAtLeastOneElementOfType(GopherAttribute.Time.class);
    assertThat(all)
        .extracting(GopherAttribute::attributeId)
        .contains(GopherAttribute.GOPHER_ATTRIBUTE_ID_MOD_DATE);
  }

  private boolean enumerate(String locator, GopherAttributeEnumerator enumerator) {
    return wininet.gopherGetAttribute(
        gopher, locator, null, new char[256], new int[1], enumerator, 0);
  }

  private @Nullable String attributes(
      @Nullable String locator, @Nullable String names, int length) {
    char[] buffer = new char[length];
    int[] count = new int[1];
    return wininet.gopherGetAttribute(gopher, locator, names, buffer, count, null, 0)
        ? new String(buffer, 0, count[0])
        : null;
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
    long found =
        wininet.internetOpenUrl(
            facade.root, base + "/7/%3Fnames%09words", null, INTERNET_FLAG_RAW_DATA, 0);
    assertThat(wininet.internetFindNextFile(found))
        .isInstanceOfSatisfying(
            GopherFindData.class, line -> assertThat(line.displayString()).isEqualTo("words.txt"));
  }
}
