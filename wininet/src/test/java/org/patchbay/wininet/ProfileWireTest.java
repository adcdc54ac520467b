package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.INTERNET_FLAG_ASYNC;
import static org.patchbay.wininet.WinInetConstants.INTERNET_FLAG_SECURE;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPEN_TYPE_DIRECT;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPEN_TYPE_PRECONFIG;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPEN_TYPE_PRECONFIG_WITH_NO_AUTOPROXY;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPEN_TYPE_PROXY;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_CONTEXT_VALUE;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_HANDLE_TYPE;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_PARENT_HANDLE;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_URL;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_USER_AGENT;
import static org.patchbay.wininet.WinInetConstants.INTERNET_SERVICE_GOPHER;
import static org.patchbay.wininet.WinInetConstants.INTERNET_SERVICE_HTTP;
import static org.patchbay.wininet.WinInetErrors.ERROR_INTERNET_INVALID_OPERATION;
import static org.patchbay.wininet.WinInetErrors.ERROR_INTERNET_INVALID_OPTION;
import static org.patchbay.wininet.WinInetErrors.ERROR_INTERNET_PROTOCOL_NOT_FOUND;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.Profile;

/** What the rules of a profile mean for the functions. */
class ProfileWireTest {
  /** As the profile for Windows CE has them. */
  private static final Profile CE =
      Profile.of(
          Map.of(
              "name", "ce",
              "services", List.of("ftp", "http"),
              "secureServices", List.of("http"),
              "asynchronous", false,
              "secureOnConnect", false,
              "securePort", true,
              "autoproxy", false,
              "allOptions", false));

  @Test
  void w014_gopherIsNotOfCeAndTheReasonNamesTheRule() {
    try (Facade facade = new Facade(CE)) {
      assertThat(facade.gopher(70)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_PROTOCOL_NOT_FOUND);
      assertThat(facade.wininet.getLastErrorMessage())
          .isEqualTo("the profile \"ce\" refuses \"gopher\": its rule services accepts ftp, http");
    }
  }

  @Test
  void w021_theSecureFlagOfAConnectionIsRefusedWhereTheProfileDoesNotHaveIt() {
    try (Facade facade = new Facade(CE)) {
      assertThat(facade.http(443, INTERNET_FLAG_SECURE, 0)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INVALID_OPERATION);
      assertThat(facade.wininet.getLastErrorMessage()).contains("\"ce\"", "secureOnConnect");
    }
  }

  /** A thread that sends it is no asynchronous session of the caller's. */
  @Test
  void aBodyCanBeWrittenInPiecesOnEveryProfile() throws Exception {
    try (Facade facade = new Facade(CE);
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> answered(server));
      long http = facade.http(server.getLocalPort(), 0, 0);
      long request = facade.wininet.httpOpenRequest(http, "PUT", "/", null, null, null, 0, 0);

      assertThat(facade.wininet.httpSendRequestEx(request, null, new byte[] {'a'}, 1)).isTrue();
      assertThat(facade.wininet.httpEndRequest(request))
          .as(facade.wininet.getLastErrorMessage())
          .isTrue();
      assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("PUT / ");
    }
  }

  @Test
  void theSecureFlagMeansNothingToFtpAndIsIgnored() throws Exception {
    try (Facade facade = new Facade(CE);
        ScriptedFtp server = new ScriptedFtp()) {
      assertThat(
              facade.wininet.internetConnect(
                  facade.root,
                  Facade.HOST,
                  server.port(),
                  null,
                  null,
                  WinInetConstants.INTERNET_SERVICE_FTP,
                  INTERNET_FLAG_SECURE,
                  0))
          .isNotZero();
    }
  }

  /** A proxy is told where a request with TLS goes, whether or not anyone is there. */
  @ParameterizedTest
  @CsvSource({"true,0,443", "true,80,443", "true,8443,8443", "false,0,80", "false,80,80"})
  void w021_secureRequestsGoTo443InsteadOf80WhereTheProfileSaysSo(boolean ce, int asked, int goneTo)
      throws Exception {
    try (Facade facade = new Facade(ce ? CE : Profile.open());
        ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> firstLine(proxy));
      WinInet wininet = facade.wininet;
      long root =
          wininet.internetOpen(
              "a", INTERNET_OPEN_TYPE_PROXY, "127.0.0.1:" + proxy.getLocalPort(), null, 0);
      long http =
          wininet.internetConnect(
              root, "host.invalid", asked, null, null, INTERNET_SERVICE_HTTP, 0, 0);
      long request =
          wininet.httpOpenRequest(http, null, null, null, null, null, INTERNET_FLAG_SECURE, 0);

      assertThat(wininet.httpSendRequest(request, null, null)).isFalse();

      assertThat(first.get(20, TimeUnit.SECONDS))
          .startsWith("CONNECT host.invalid:" + goneTo + " HTTP/");
    }
  }

  private static String answered(ServerSocket server) {
    try (Socket socket = server.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      String first = lines.readLine();
      for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
        line = lines.readLine();
      }
      lines.read(); // the body's one byte
      socket
          .getOutputStream()
          .write("HTTP/1.1 204 None\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return first;
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String firstLine(ServerSocket server) {
    try (Socket socket = server.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      return lines.readLine();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void w033_anAsynchronousSessionIsRefusedByItsRule() {
    try (Facade facade = new Facade(CE)) {
      assertThat(
              facade.wininet.internetOpen(
                  "a", INTERNET_OPEN_TYPE_DIRECT, null, null, INTERNET_FLAG_ASYNC))
          .isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INVALID_OPERATION);
      assertThat(facade.wininet.getLastErrorMessage()).contains("\"ce\"", "asynchronous");
    }
  }

  @Test
  void theAccessTypeWithoutAutoproxyIsListedAndNotSupportedOnCe() {
    try (Facade facade = new Facade(CE);
        Facade desktop = new Facade(Profile.open())) {
      assertThat(opened(facade, INTERNET_OPEN_TYPE_PRECONFIG_WITH_NO_AUTOPROXY)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INVALID_OPERATION);
      assertThat(opened(facade, INTERNET_OPEN_TYPE_PRECONFIG)).isNotZero();
      assertThat(opened(desktop, INTERNET_OPEN_TYPE_PRECONFIG_WITH_NO_AUTOPROXY)).isNotZero();
    }
  }

  private static long opened(Facade facade, int accessType) {
    return facade.wininet.internetOpen("a", accessType, null, null, 0);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {INTERNET_OPTION_HANDLE_TYPE, INTERNET_OPTION_PARENT_HANDLE, INTERNET_OPTION_URL})
  void anOptionThatIsNotOfCeIsUnknownThere(int option) {
    try (Facade facade = new Facade(CE)) {
      long request = facade.get(facade.http(80), "/");

      assertThat(facade.wininet.internetQueryOption(request, option)).isNull();
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INVALID_OPTION);
      assertThat(facade.wininet.internetQueryOption(request, INTERNET_OPTION_CONTEXT_VALUE))
          .isEqualTo(0L);
      assertThat(facade.wininet.internetQueryOption(facade.root, INTERNET_OPTION_USER_AGENT))
          .isEqualTo("test/1");
    }
  }

  @ParameterizedTest
  @CsvSource({"true,USER,12013", "true,PASS,12014", "false,USER,12015", "false,PASS,12015"})
  void w049_w050_theNumberOfARefusedLoginIsTheProfiles(boolean split, String at, int number)
      throws Exception {
    Profile profile = Profile.of(Map.of("splitLoginErrors", split));
    try (Facade facade = new Facade(profile);
        ScriptedFtp server = new ScriptedFtp()) {
      server.says(at, "530 no");

      assertThat(facade.ftp(server.port())).isZero();
      assertThat(facade.error()).isEqualTo(number);
    }
  }

  /**
   * Section 8 of the catalogue has "server returns an error" for CE: the server, not we (W-044).
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void w044_httpWithoutAUserIsFineUnderEveryProfile(boolean ce) {
    try (Facade facade = new Facade(ce ? CE : Profile.open())) {
      assertThat(facade.http(80)).isNotZero();
    }
  }

  @Test
  void w013_theErrorOfAServiceThatIsNotThereIsTheProfiles() {
    Profile profile = Profile.of(Map.of("services", List.of("ftp"), "serviceError", 12006));
    try (Facade facade = new Facade(profile)) {
      assertThat(
              facade.wininet.internetConnect(
                  facade.root, "h", 0, null, null, INTERNET_SERVICE_GOPHER, 0, 0))
          .isZero();
      assertThat(facade.error()).isEqualTo(12006);
    }
  }
}
