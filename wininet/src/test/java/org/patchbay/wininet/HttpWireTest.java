package org.patchbay.wininet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.HttpQueryLevels.*;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.servers.EmbeddedHttpServer;

/** The HTTP functions on a server that writes down what it is asked. */
class HttpWireTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  @TempDir private Path folder;
  private EmbeddedHttpServer server;
  private long http;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(folder.resolve("words.txt"), "hello");
    server =
        EmbeddedHttpServer.serving(folder)
            .handle("/echo", this::echo)
            .handle("/status", exchange -> answer(exchange, status(exchange), "its body"))
            .handle("/login", this::login)
            .handle("/loop", exchange -> redirect(exchange, "/loop?" + System.nanoTime()))
            .handle("/moved", exchange -> redirect(exchange, "/echo"))
            .handle("/ftp", exchange -> redirect(exchange, "ftp://127.0.0.1/x"))
            .handle("/nohost", exchange -> redirect(exchange, "http:///nohost"))
            .handle("/wait", this::await)
            .start();
    http = facade.http(server.port(), 0, 7);
  }

  @AfterEach
  void close() {
    release.countDown();
    facade.close();
    server.close();
  }

  private void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(
        exchange, 200, exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
  }

  private static int status(HttpExchange exchange) {
    return Integer.parseInt(exchange.getRequestURI().getQuery());
  }

  private void login(HttpExchange exchange) throws IOException {
    boolean known = exchange.getRequestHeaders().containsKey("Authorization");
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
    answer(exchange, known ? 200 : 401, known ? "in" : "who?");
  }

  private void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    answer(exchange, 302, "");
  }

  private void await(HttpExchange exchange) throws IOException {
    reached.countDown();
    try {
      release.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, 200, "late");
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    StringBuilder lines = new StringBuilder(exchange.getRequestMethod() + "\n");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> lines.append(line(name, value))));
    asked.add(lines.toString());
    exchange.getResponseHeaders().set("X-Twice", "1");
    exchange.getResponseHeaders().add("X-Twice", "2");
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String line(String name, String value) {
    return name.toLowerCase(Locale.ROOT) + ": " + value + "\n";
  }

  private long send(String path, int flags) {
    return send(http, null, path, flags);
  }

  private long send(long connect, @Nullable String verb, String path, int flags) {
    long request = wininet.httpOpenRequest(connect, verb, path, null, null, null, flags, 8);
    assertThat(wininet.httpSendRequest(request, null, null))
        .as(() -> facade.error() + " " + wininet.getLastErrorMessage())
        .isTrue();
    return request;
  }

  private @Nullable Object status(long request) {
    return wininet.httpQueryInfo(request, HTTP_QUERY_STATUS_CODE, null, null);
  }

  @Test
  void w016_portZeroIsEighty() {
    long request = facade.get(facade.http(0), "/");

    assertThat(wininet.internetQueryOption(request, INTERNET_OPTION_URL))
        .isEqualTo("http://127.0.0.1:80/");
  }

  @Test
  void w018_aSecureRequestOnAPlainConnectionStaysOnItsPort() {
    long request =
        wininet.httpOpenRequest(
            facade.http(0), null, null, null, null, null, INTERNET_FLAG_SECURE, 0);

    assertThat(wininet.internetQueryOption(request, INTERNET_OPTION_URL))
        .isEqualTo("https://127.0.0.1:80/");
  }

  @Test
  void w019_w020_aSecureConnectionIsOnPort443AndItsRequestsSaySoThemselves() {
    long secure = facade.http(0, INTERNET_FLAG_SECURE, 0);
    long both =
        wininet.httpOpenRequest(secure, null, null, null, null, null, INTERNET_FLAG_SECURE, 0);

    assertThat(wininet.internetQueryOption(both, INTERNET_OPTION_URL))
        .isEqualTo("https://127.0.0.1:443/");
    assertThat(wininet.internetQueryOption(facade.get(secure, "/"), INTERNET_OPTION_URL))
        .isEqualTo("http://127.0.0.1:443/");
  }

  @Test
  void w027_whereNobodyListensTheRequestFails() {
    server.close();

    assertThat(wininet.httpSendRequest(facade.get(http, "/"), null, null)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_CANNOT_CONNECT);
  }

  @Test
  void w028_anUnknownHostIsNotResolvedByTheRequest() {
    long unknown =
        wininet.internetConnect(
            facade.root, "host.invalid", 80, null, null, INTERNET_SERVICE_HTTP, 0, 0);

    assertThat(wininet.httpSendRequest(facade.get(unknown, "/"), null, null)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_NAME_NOT_RESOLVED);
  }

  @Test
  void w127_closingFromAnotherThreadCancelsARequest() throws Exception {
    long request = facade.get(http, "/wait");
    CompletableFuture<Integer> error =
        CompletableFuture.supplyAsync(
            () -> wininet.httpSendRequest(request, null, null) ? 0 : facade.error());
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

    wininet.internetCloseHandle(request);

    assertThat(error.get(10, TimeUnit.SECONDS)).isEqualTo(ERROR_INTERNET_OPERATION_CANCELLED);
  }

  @Test
  void w145_w146_withoutVerbAndObjectTheRootIsGot() {
    long request = wininet.httpOpenRequest(http, null, null, null, null, null, 0, 0);

    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_REQUEST_METHOD, null, null))
        .isEqualTo("GET");
    assertThat((String) wininet.internetQueryOption(request, INTERNET_OPTION_URL)).endsWith("/");
  }

  @Test
  void w147_aSlashAndEscapesAreAdded() {
    assertThat(facade.read(send("echo/odd path", 0))).startsWith("GET /echo/odd%20path");
  }

  @Test
  void w149_w152_theHeaderHasWhatWasAskedForAndNoMore() {
    send("/echo", 0);
    String plain = asked.get(0);
    long request =
        wininet.httpOpenRequest(
            http, null, "/echo", null, "http://r/", new String[] {"text/*", "image/*"}, 0, 0);
    wininet.httpSendRequest(request, "X-Mine: 1\r\nX-Yours: 2", null);

    assertThat(plain).contains("user-agent: test/1\n").contains("host: 127.0.0.1:" + server.port());
    assertThat(plain).doesNotContain("accept");
    assertThat(asked.get(1)).contains("accept: text/*, image/*\n", "referer: http://r/\n");
    assertThat(asked.get(1)).contains("x-mine: 1\n", "x-yours: 2\n");
  }

  @Test
  void w150_onlyAnHttpConnectionHasRequests() {
    long request = facade.get(http, "/");
    for (long handle : new long[] {facade.root, request}) {
      assertThat(facade.get(handle, "/")).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INCORRECT_HANDLE_TYPE);
    }
  }

  @Test
  void w151_beforeItIsSentARequestHasNothingToRead() {
    long request = facade.get(http, "/echo");

    assertThat(facade.read(request)).isEmpty();
    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_RAW_HEADERS_CRLF, null, null))
        .isEqualTo("");
    assertThat(status(request)).isEqualTo("0");
  }

  @Test
  void theVersionIsThatOfTheAnswer() {
    long request = send("/echo", 0);

    assertThat(wininet.httpQueryInfo(request, HttpQueryLevels.HTTP_QUERY_VERSION, null, null))
        .isEqualTo("HTTP/1.1");
    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_RAW_HEADERS_CRLF, null, null))
        .asString()
        .startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void w153_w173_aStatusIsNoFailure() {
    for (int status : new int[] {404, 500}) {
      long request = send("/status?" + status, 0);

      assertThat(
              wininet.httpQueryInfo(
                  request, HTTP_QUERY_STATUS_CODE | HTTP_QUERY_FLAG_NUMBER, null, null))
          .isEqualTo(status);
      assertThat(facade.read(request)).isEqualTo("its body");
    }
  }

  @Test
  void w044_w154_withoutLoginAChallengeIsHandedOver() {
    long request = send("/login", 0);

    assertThat(status(request)).isEqualTo("401");
    assertThat(facade.read(request)).isEqualTo("who?");
  }

  private long known() {
    return wininet.internetConnect(
        facade.root, Facade.HOST, server.port(), "ann", "s3cret", INTERNET_SERVICE_HTTP, 0, 0);
  }

  @Test
  void w155_aChallengeIsAnsweredAndNotBefore() {
    assertThat(status(send(known(), null, "/login", 0))).isEqualTo("200");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0)).doesNotContain("authorization");
  }

  @Test
  void w156_noAuthHandsAChallengeOver() {
    assertThat(status(send(known(), null, "/login", INTERNET_FLAG_NO_AUTH))).isEqualTo("401");
  }

  @Test
  void w205_theLoginCanBeChangedOnConnectionOrRequest() {
    wininet.internetSetOption(http, INTERNET_OPTION_USERNAME, "ann");
    long request = facade.get(http, "/login");
    wininet.internetSetOption(request, INTERNET_OPTION_PASSWORD, "s3cret");

    assertThat(wininet.internetQueryOption(http, INTERNET_OPTION_USERNAME)).isEqualTo("ann");
    assertThat(wininet.httpSendRequest(request, null, null)).isTrue();
    assertThat(status(request)).isEqualTo("200");
    assertThat(wininet.internetQueryOption(http, INTERNET_OPTION_PASSWORD)).isNull();
  }

  @Test
  void w157_aRedirectIsFollowedAndTold() {
    facade.listen(http);
    long request = send("/moved", 0);

    assertThat(facade.read(request)).startsWith("GET /echo");
    assertThat(facade.told())
        .contains("8 " + request + " 110 http://127.0.0.1:" + server.port() + "/echo");
  }

  @Test
  void w158_aRedirectedPostBecomesAGet() {
    long request = facade.wininet.httpOpenRequest(http, "POST", "/moved", null, null, null, 0, 0);

    assertThat(wininet.httpSendRequest(request, null, "body".getBytes(UTF_8))).isTrue();
    assertThat(facade.read(request)).isEqualTo("GET /echo ");
  }

  @Test
  void w159_noAutoRedirectHandsARedirectOver() {
    facade.listen(http);

    assertThat(status(send("/moved", INTERNET_FLAG_NO_AUTO_REDIRECT))).isEqualTo("302");
    assertThat(facade.told()).noneMatch(line -> line.contains(" 110 "));
  }

  @Test
  void w160_aRedirectToAnotherSchemeIsHandedOver() {
    assertThat(status(send("/ftp", 0))).isEqualTo("302");
  }

  @Test
  void w161_aRedirectToNoHostFails() {
    assertThat(wininet.httpSendRequest(facade.get(http, "/nohost"), null, null)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INVALID_URL);
  }

  @Test
  void w162_fiveRedirectsAreFollowed() {
    assertThat(wininet.httpSendRequest(facade.get(http, "/loop"), null, null)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_HTTP_REDIRECT_FAILED);
    assertThat(asked).hasSize(6);
  }

  @Test
  void w163_aServerThatClosesWithoutAnAnswerFails() throws Exception {
    CompletableFuture<Void> closing;
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      closing = CompletableFuture.runAsync(() -> closeAll(mute));
      long request = facade.get(facade.http(mute.getLocalPort()), "/");

      assertThat(wininet.httpSendRequest(request, null, null)).isFalse();
      assertThat(facade.error()).isEqualTo(ERROR_HTTP_INVALID_SERVER_RESPONSE);
    }
    closing.get(10, TimeUnit.SECONDS);
  }

  private static void closeAll(ServerSocket mute) {
    while (!mute.isClosed()) {
      try (Socket client = mute.accept()) {
        client.getInputStream().read(new byte[4096]);
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void w164_anAnswerWithoutStatusLineIsInvalid() throws Exception {
    try (ScriptedFtp babble = new ScriptedFtp()) {
      assertThat(wininet.httpSendRequest(facade.get(facade.http(babble.port()), "/"), null, null))
          .isFalse();
      assertThat(facade.error()).isEqualTo(ERROR_HTTP_INVALID_SERVER_RESPONSE);
    }
  }

  @Test
  void w165_aHandleCanSendAgain() {
    long request = send("/echo", 0);
    facade.read(request);

    assertThat(wininet.httpSendRequest(request, null, null)).isTrue();
    assertThat(facade.read(request)).startsWith("GET /echo");
  }

  @Test
  void w167_anOfflineSessionFindsNothing() {
    try (Facade offline = new Facade(INTERNET_FLAG_OFFLINE)) {
      long request = offline.get(offline.http(server.port()), "/");

      assertThat(offline.wininet.httpSendRequest(request, null, null)).isFalse();
      assertThat(offline.error()).isEqualTo(ERROR_FILE_NOT_FOUND);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void w168_theSecondRequestOfAConnectionDialsNoMore() {
    facade.listen(http);
    facade.read(send("/echo", INTERNET_FLAG_KEEP_CONNECTION));
    assertThat(facade.told()).anyMatch(line -> line.contains(" 20 "));
    facade.told().clear();

    long second = send("/echo", INTERNET_FLAG_KEEP_CONNECTION);

    assertThat(facade.told()).noneMatch(line -> line.contains(" 20 "));
    assertThat(facade.told()).allMatch(line -> line.startsWith("8 "));
    assertThat(facade.told()).anyMatch(line -> line.startsWith("8 " + second + " 41"));
  }

  @Test
  void w170_aHeaderThatIsNotThereIsNotFound() {
    long request = send("/echo", 0);
    int[] index = {0};

    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_CUSTOM, "X-None", null)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_HTTP_HEADER_NOT_FOUND);
    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_CUSTOM, "X-Twice", index)).isEqualTo("1");
    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_CUSTOM, "X-Twice", index)).isEqualTo("2");
    assertThat(wininet.httpQueryInfo(request, HTTP_QUERY_CUSTOM, "X-Twice", index)).isNull();
  }

  @Test
  void w172_aModifierMustFitItsLevel() {
    long request = send("/echo", 0);
    int nonsense = HTTP_QUERY_DATE | HTTP_QUERY_FLAG_NUMBER;

    assertThat(wininet.httpQueryInfo(request, nonsense, null, null)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_HTTP_INVALID_QUERY_REQUEST);
    assertThat(
            wininet.httpQueryInfo(
                request, HTTP_QUERY_DATE | HTTP_QUERY_FLAG_SYSTEMTIME, null, null))
        .isInstanceOf(Instant.class);
  }

  private boolean add(long request, String text, int modifiers) {
    return wininet.httpAddRequestHeaders(request, text, modifiers);
  }

  private @Nullable Object mine(long request) {
    return wininet.httpQueryInfo(
        request, HTTP_QUERY_CUSTOM | HTTP_QUERY_FLAG_REQUEST_HEADERS, "X-Mine", null);
  }

  @Test
  void w174_anExistingHeaderIsNotAddedAsNew() {
    long request = facade.get(http, "/");
    add(request, "X-Mine: a", HTTP_ADDREQ_FLAG_ADD);

    assertThat(add(request, "X-Mine: b", HTTP_ADDREQ_FLAG_ADD_IF_NEW)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_HTTP_HEADER_ALREADY_EXISTS);
    assertThat(mine(request)).isEqualTo("a");
  }

  @Test
  void w175_replacingByNothingRemovesAHeader() {
    long request = facade.get(http, "/");
    add(request, "X-Mine: a", HTTP_ADDREQ_FLAG_ADD);

    assertThat(add(request, "X-Mine:", HTTP_ADDREQ_FLAG_REPLACE)).isTrue();
    assertThat(mine(request)).isNull();
  }

  @Test
  void w176_w177_w179_headersThatMakeNoSenseAreRefused() {
    long request = facade.get(http, "/");

    assertThat(add(request, "X-Mine:", HTTP_ADDREQ_FLAG_ADD)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(add(request, "X-Mine: a", HTTP_ADDREQ_FLAG_REPLACE)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_HTTP_HEADER_NOT_FOUND);
    assertThat(add(request, "X-Good: 1\r\nno colon", HTTP_ADDREQ_FLAG_ADD)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_HTTP_INVALID_HEADER);
    assertThat(
            wininet.httpQueryInfo(
                request, HTTP_QUERY_CUSTOM | HTTP_QUERY_FLAG_REQUEST_HEADERS, "X-Good", null))
        .isNull();
  }

  @Test
  void w178_headersCanBeJoined() {
    long request = facade.get(http, "/");
    add(request, "X-Mine: a", HTTP_ADDREQ_FLAG_ADD);
    add(request, "X-Mine: b", HTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA);

    assertThat(mine(request)).isEqualTo("a, b");
  }

  @Test
  void w180_w183_aBodyCanBeWrittenInPieces() {
    long request = wininet.httpOpenRequest(http, "PUT", "/echo", null, null, null, 0, 0);
    int[] written = new int[1];

    assertThat(wininet.httpSendRequestEx(request, null, "one ".getBytes(UTF_8), 11)).isTrue();
    assertThat(status(request)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INCORRECT_HANDLE_STATE);
    assertThat(wininet.internetWriteFile(request, "two abc".getBytes(UTF_8), 7, written)).isTrue();
    assertThat(wininet.httpEndRequest(request)).as(wininet.getLastErrorMessage()).isTrue();
    assertThat(facade.read(request)).isEqualTo("PUT /echo one two abc");
    assertThat(asked.get(0)).contains("content-length: 11\n");
  }

  @Test
  void w181_onlyWhatWasBegunCanBeEnded() {
    assertThat(wininet.httpEndRequest(facade.get(http, "/"))).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INCORRECT_HANDLE_STATE);
  }

  @Test
  void w184_aBegunRequestThatFailsIsToldWhenItEnds() {
    server.close();
    long request = wininet.httpOpenRequest(http, "PUT", "/echo", null, null, null, 0, 0);

    assertThat(wininet.httpSendRequestEx(request, null, null, 0)).isTrue();
    assertThat(wininet.httpEndRequest(request)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_CANNOT_CONNECT);
  }

  @Test
  void closingABegunRequestEndsItsThread() throws Exception {
    long request = wininet.httpOpenRequest(http, "PUT", "/echo", null, null, null, 0, 0);
    wininet.httpSendRequestEx(request, null, "one".getBytes(UTF_8), 1_000_000);
    List<Thread> senders =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("patchbay-async-"))
            .toList();

    assertThat(wininet.internetCloseHandle(request)).isTrue();
    assertThat(wininet.internetCloseHandle(facade.root)).isTrue();

    assertThat(senders).isNotEmpty();
    for (Thread sender : senders) {
      sender.join(10_000);
      assertThat(sender.isAlive()).isFalse();
    }
  }

  @Test
  void w185_readingGoesOnElsewhereWhereTheServerAcceptsRanges() {
    long file = send("/words.txt", 0);
    long other = send("/echo", 0);

    assertThat(wininet.internetSetFilePointer(file, 3, FILE_BEGIN))
        .as(() -> facade.error() + wininet.getLastErrorMessage())
        .isEqualTo(3);
    assertThat(facade.read(file)).isEqualTo("lo");
    assertThat(wininet.internetSetFilePointer(other, 3, FILE_BEGIN)).isEqualTo(-1);
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INVALID_OPERATION);
  }

  @Test
  void w190_tlsToAPlainServerFails() throws Exception {
    try (ScriptedFtp plain = new ScriptedFtp()) {
      long request =
          wininet.httpOpenRequest(
              facade.http(plain.port()), null, "/", null, null, null, INTERNET_FLAG_SECURE, 0);

      assertThat(wininet.httpSendRequest(request, null, null)).isFalse();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_SECURITY_CHANNEL_ERROR);
    }
  }

  @Test
  void w195_w197_aTimeoutOfTheSessionHoldsForItsRequests() {
    wininet.internetSetOption(facade.root, INTERNET_OPTION_RECEIVE_TIMEOUT, 300);

    assertThat(wininet.httpSendRequest(facade.get(facade.http(server.port()), "/wait"), null, null))
        .isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_TIMEOUT);
  }

  @Test
  void aUrlIsGotByOneFunction() {
    long request =
        wininet.internetOpenUrl(
            facade.root, "http://127.0.0.1:" + server.port() + "/echo?q", "X-Mine: 1", 0, 0);

    assertThat(facade.read(request)).startsWith("GET /echo?q");
    assertThat(asked.get(0)).contains("x-mine: 1\n");
    assertThat(wininet.internetQueryOption(request, INTERNET_OPTION_HANDLE_TYPE))
        .isEqualTo(INTERNET_HANDLE_TYPE_HTTP_REQUEST);
    assertThat(wininet.internetCloseHandle(request)).isTrue();
  }

  @Test
  void w226_aUrlOfAnotherSchemeIsNotRecognised() {
    assertThat(wininet.internetOpenUrl(facade.root, "news://h/x", null, 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_UNRECOGNIZED_SCHEME);
  }
}
