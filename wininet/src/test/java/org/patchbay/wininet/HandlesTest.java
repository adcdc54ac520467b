package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.internal.PlainPatchbay;

/** Sessions, HTTP connections, callbacks and options: nothing here needs a server. */
class HandlesTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;

  @AfterEach
  void close() {
    facade.close();
  }

  @Test
  void w001_aSessionWithoutAgentHasTheEmptyName() {
    long root = wininet.internetOpen(null, INTERNET_OPEN_TYPE_PRECONFIG, null, null, 0);

    assertThat(wininet.internetQueryOption(root, INTERNET_OPTION_USER_AGENT)).isEqualTo("");
  }

  @Test
  void w002_aProxyMustBeNamed() {
    assertThat(wininet.internetOpen("a", INTERNET_OPEN_TYPE_PROXY, null, null, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w003_anEmptyProxyIsRefused() {
    assertThat(wininet.internetOpen("a", INTERNET_OPEN_TYPE_PROXY, "", null, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void proxiesAreNamedByScheme() {
    String list = "http=proxy.example:80 https=proxy.example;socks=socks.example:1080";
    assertThat(wininet.internetOpen("a", INTERNET_OPEN_TYPE_PROXY, list, "<local> 10.*", 0))
        .isNotZero();

    for (String wrong : new String[] {"http=", "http=a:b", "a=b=c", "http=a:99999", "nntp=a:1"}) {
      assertThat(wininet.internetOpen("a", INTERNET_OPEN_TYPE_PROXY, wrong, null, 0)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    }
  }

  @Test
  void w004_anUnknownAccessTypeIsRefused() {
    assertThat(wininet.internetOpen("a", 99, null, null, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w005_eachSessionHasItsOwnNameAndProxy() {
    long other =
        wininet.internetOpen("other", INTERNET_OPEN_TYPE_PROXY, "proxy.example:8080", "a;b", 0);

    assertThat(wininet.internetQueryOption(other, INTERNET_OPTION_USER_AGENT)).isEqualTo("other");
    assertThat(wininet.internetQueryOption(other, INTERNET_OPTION_PROXY))
        .isEqualTo("proxy.example:8080");
    assertThat(wininet.internetQueryOption(facade.root, INTERNET_OPTION_USER_AGENT))
        .isEqualTo("test/1");
  }

  @Test
  void w006_beforeTheFirstSessionNoHandleIsNotInitialised() {
    try (PlainPatchbay patchbay = new PlainPatchbay();
        WinInet fresh = new WinInet(patchbay.internet())) {
      assertThat(fresh.ftpGetFile(0, "remote", "local", false, 0, 0, 0)).isFalse();
      assertThat(fresh.getLastError()).isEqualTo(ERROR_INTERNET_NOT_INITIALIZED);
    }
  }

  @Test
  void w007_aMissingServerNameIsRefusedBeforeTheHandleIsLookedAt() {
    for (int service : new int[] {0, INTERNET_SERVICE_FTP, INTERNET_SERVICE_HTTP}) {
      assertThat(wininet.internetConnect(0, null, 0, null, null, service, 0, 0)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    }
  }

  @Test
  void w008_anEmptyServerNameIsRefusedForHttp() {
    assertThat(connect("", INTERNET_SERVICE_HTTP)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w009_anEmptyServerNameIsRefusedForFtp() {
    assertThat(connect("", INTERNET_SERVICE_FTP)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  private long connect(String server, int service) {
    return wininet.internetConnect(facade.root, server, 0, null, null, service, 0, 0);
  }

  @Test
  void w010_aSessionThatIsNoneIsAnInvalidHandle() {
    wininet.internetCloseHandle(facade.root);
    for (long handle : new long[] {0, 0xdeadbeefL, facade.root}) {
      assertThat(
              wininet.internetConnect(
                  handle, "localhost", 0, null, null, INTERNET_SERVICE_HTTP, 0, 0))
          .isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
    }
  }

  @Test
  void w011_aConnectionInPlaceOfASessionIsAnInvalidHandle() {
    long http = facade.http(80);

    assertThat(
            wininet.internetConnect(http, "localhost", 0, null, null, INTERNET_SERVICE_HTTP, 0, 0))
        .isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
  }

  @Test
  void w012_anUnknownServiceIsRefused() {
    for (int service : new int[] {0, 4, 99}) {
      assertThat(connect("localhost", service)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    }
  }

  @Test
  void w013_aServiceThatNobodyProvidesIsNotFound() {
    try (PlainPatchbay patchbay = new PlainPatchbay();
        WinInet bare = new WinInet(patchbay.internet())) {
      long root = bare.internetOpen("a", INTERNET_OPEN_TYPE_DIRECT, null, null, 0);

      assertThat(bare.internetConnect(root, "h", 0, null, null, INTERNET_SERVICE_GOPHER, 0, 0))
          .isZero();
      assertThat(bare.getLastError()).isEqualTo(ERROR_INTERNET_PROTOCOL_NOT_FOUND);
    }
  }

  @Test
  void w022_successClearsTheLastError() {
    connect("", INTERNET_SERVICE_HTTP);

    assertThat(connect("localhost", INTERNET_SERVICE_HTTP)).isNotZero();
    assertThat(facade.error()).isEqualTo(ERROR_SUCCESS);
  }

  @Test
  void w024_connectingToHttpTouchesNoNetwork() {
    assertThat(connect("host.invalid", INTERNET_SERVICE_HTTP)).isNotZero();
  }

  @Test
  void w043_httpTakesAnyLogin() {
    String[] texts = {null, "", "x"};
    for (String user : texts) {
      for (String password : texts) {
        assertThat(
                wininet.internetConnect(
                    facade.root, "h", 0, user, password, INTERNET_SERVICE_HTTP, 0, 0))
            .isNotZero();
      }
    }
  }

  @Test
  void w062_theResponseNeedsAPlaceForItsNumber() {
    assertThat(wininet.internetGetLastResponseInfo(null)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w065_whereNothingWasSaidTheResponseIsEmpty() {
    facade.http(80);
    int[] error = {99};

    assertThat(wininet.internetGetLastResponseInfo(error)).isEmpty();
    assertThat(error[0]).isZero();
  }

  @Test
  void w119_closingWhatIsNoHandleFails() {
    wininet.internetCloseHandle(facade.root);
    for (long handle : new long[] {0, 0xdeadbeefL, facade.root}) {
      assertThat(wininet.internetCloseHandle(handle)).isFalse();
      assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
    }
  }

  @Test
  void w120_closingKeepsTheLastError() {
    connect("", INTERNET_SERVICE_HTTP);

    assertThat(wininet.internetCloseHandle(facade.root)).isTrue();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void w121_w130_closingASessionClosesAllBelow() {
    long http = facade.http(80);
    long request = facade.get(http, "/");

    wininet.internetCloseHandle(facade.root);

    assertThat(wininet.internetCloseHandle(request)).isFalse();
    assertThat(wininet.internetCloseHandle(http)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
  }

  @Test
  void w122_w123_eachHandleIsToldOfChildrenFirstWithItsOwnContextAndTheRootIsNot() {
    facade.listen(facade.root);
    long http = facade.http(80, 0, 7);
    long first = wininet.httpOpenRequest(http, null, null, null, null, null, 0, 8);
    long second = wininet.httpOpenRequest(http, null, null, null, null, null, 0, 9);
    facade.told().clear();

    wininet.internetCloseHandle(facade.root);

    assertThat(facade.told())
        .containsExactly(
            "9 " + second + " 70 " + second,
            "8 " + first + " 70 " + first,
            "7 " + http + " 70 " + http);
  }

  @Test
  void w125_aHandleIsInvalidBeforeItsClosingIsTold() {
    List<@Nullable Object> seen = new ArrayList<>();
    wininet.internetSetStatusCallback(
        facade.root,
        (handle, context, status, information) -> {
          if (status == 70) {
            seen.add(wininet.internetQueryOption(handle, INTERNET_OPTION_HANDLE_TYPE));
            seen.add(facade.error());
          }
        });
    wininet.internetCloseHandle(facade.http(80, 0, 7));

    assertThat(seen).containsExactly(null, ERROR_INVALID_HANDLE);
  }

  @Test
  void w126_anyFunctionOfAClosedHandleIsAnInvalidHandle() {
    long http = facade.http(80);
    long request = facade.get(http, "/");
    wininet.internetCloseHandle(http);

    assertThat(wininet.httpSendRequest(request, null, null)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
    assertThat(wininet.ftpFindFirstFile(http, null, null, 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
  }

  @Test
  void w128_aCallbackMayCloseItsHandle() {
    wininet.internetSetStatusCallback(
        facade.root,
        (handle, context, status, information) -> {
          if (status == 60 && context == 8 && information instanceof Long made) {
            wininet.internetCloseHandle(made);
          }
        });
    long http = facade.http(80, 0, 7);
    long request = wininet.httpOpenRequest(http, null, null, null, null, null, 0, 8);

    assertThat(wininet.internetCloseHandle(request)).isFalse();
  }

  @Test
  void aCallbackThatThrowsStopsNothing() {
    wininet.internetSetStatusCallback(
        facade.root,
        (handle, context, status, information) -> {
          throw new IllegalStateException("of the caller's own");
        });

    assertThat(wininet.internetCloseHandle(facade.http(80, 0, 7))).isTrue();
  }

  @Test
  void w129_noHandleIsEverUsedAgain() {
    long first = facade.http(80);
    wininet.internetCloseHandle(first);

    assertThat(facade.http(80)).isGreaterThan(first);
  }

  @Test
  void w133_theCallbackBeforeIsGivenBack() {
    InternetStatusCallback callback = (handle, context, status, information) -> {};

    assertThat(wininet.internetSetStatusCallback(facade.root, callback)).isNull();
    assertThat(wininet.internetSetStatusCallback(facade.root, null)).isSameAs(callback);
  }

  @Test
  void w134_aHandleThatIsNoneHasNoCallback() {
    assertThat(wininet.internetSetStatusCallback(0, null))
        .isSameAs(INTERNET_INVALID_STATUS_CALLBACK);
  }

  @Test
  void w135_w136_aCallbackIsInheritedWhenAHandleIsMadeAndNotLater() {
    long before = facade.http(80, 0, 5);
    facade.listen(facade.root);
    facade.http(80, 0, 6);
    wininet.httpOpenRequest(before, null, null, null, null, null, 0, 7);

    assertThat(facade.told()).hasSize(1).first().asString().startsWith("6 ");
  }

  @Test
  void w137_aHandleWithoutContextIsNotTold() {
    facade.listen(facade.root);
    wininet.internetCloseHandle(facade.http(80, 0, 0));

    assertThat(facade.told()).isEmpty();
  }

  @Test
  void w138_w139_aHandleIsAnnouncedOnTheOneAboveWithItsOwnContext() {
    facade.listen(facade.root);
    long http = facade.http(80, 0, 7);
    long request = wininet.httpOpenRequest(http, null, null, null, null, null, 0, 8);

    assertThat(facade.told())
        .containsExactly("7 " + facade.root + " 60 " + http, "8 " + http + " 60 " + request);
  }

  @Test
  void w141_aCallbackCanBeTakenAway() {
    facade.listen(facade.root);
    wininet.internetSetStatusCallback(facade.root, null);
    facade.http(80, 0, 7);

    assertThat(facade.told()).isEmpty();
  }

  @Test
  void w067_lastErrorsBelongToThreads() throws Exception {
    connect("", INTERNET_SERVICE_HTTP);

    assertThat(CompletableFuture.supplyAsync(facade::error).get(10, TimeUnit.SECONDS)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }
}
