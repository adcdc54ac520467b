package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.gopher.GopherItemType;

class OptionsTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  private final long http = facade.http(80, 0, 7);

  @AfterEach
  void close() {
    facade.close();
  }

  private @Nullable Object query(long handle, int option) {
    return wininet.internetQueryOption(handle, option);
  }

  private void refused(boolean answer, int error) {
    assertThat(answer).isFalse();
    assertThat(facade.error()).isEqualTo(error);
  }

  @Test
  void handlesKnowTheirKind() {
    assertThat(query(facade.root, INTERNET_OPTION_HANDLE_TYPE)).isEqualTo(1);
    assertThat(query(http, INTERNET_OPTION_HANDLE_TYPE)).isEqualTo(4);
    assertThat(query(facade.gopher(70), INTERNET_OPTION_HANDLE_TYPE)).isEqualTo(3);
    assertThat(query(facade.get(http, "/"), INTERNET_OPTION_HANDLE_TYPE)).isEqualTo(13);
  }

  @Test
  void w191_defaultsAreCopiedIntoNewSessionsAndDoNotComeBack() {
    wininet.internetSetOption(0, INTERNET_OPTION_CONNECT_TIMEOUT, 1234);
    long root = wininet.internetOpen("a", INTERNET_OPEN_TYPE_DIRECT, null, null, 0);
    wininet.internetSetOption(root, INTERNET_OPTION_CONNECT_TIMEOUT, 99);

    assertThat(query(root, INTERNET_OPTION_CONNECT_TIMEOUT)).isEqualTo(99);
    assertThat(query(0, INTERNET_OPTION_CONNECT_TIMEOUT)).isEqualTo(1234);
    assertThat(query(facade.root, INTERNET_OPTION_CONNECT_TIMEOUT)).isEqualTo(30_000);
  }

  @Test
  void w191_whatSwitchesATimeoutOffMakesItAsLongAsItCanBe() {
    assertThat(wininet.internetSetOption(http, INTERNET_OPTION_CONNECT_TIMEOUT, 0xffffffff))
        .isTrue();
    assertThat(query(http, INTERNET_OPTION_CONNECT_TIMEOUT)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void w194_w195_w196_controlAndDataHaveTheirOwnTimeouts() {
    wininet.internetSetOption(http, INTERNET_OPTION_SEND_TIMEOUT, 10);
    wininet.internetSetOption(http, INTERNET_OPTION_DATA_RECEIVE_TIMEOUT, 20);

    assertThat(query(http, INTERNET_OPTION_RECEIVE_TIMEOUT)).isEqualTo(10);
    assertThat(query(http, INTERNET_OPTION_DATA_SEND_TIMEOUT)).isEqualTo(20);
  }

  @Test
  void w193_w200_anUnknownOptionIsRefused() {
    refused(wininet.internetSetOption(http, 9999, 1), ERROR_INTERNET_INVALID_OPTION);
    refused(query(http, 4) != null, ERROR_INTERNET_INVALID_OPTION);
  }

  @Test
  void w201_anOptionOfAnotherKindOfHandleIsRefused() {
    refused(query(facade.root, INTERNET_OPTION_USERNAME) != null, 12018);
    refused(query(http, INTERNET_OPTION_USER_AGENT) != null, 12018);
    refused(query(http, INTERNET_OPTION_URL) != null, 12018);
  }

  @Test
  void w202_aValueOfTheWrongKindIsRefused() {
    refused(wininet.internetSetOption(http, INTERNET_OPTION_CONNECT_TIMEOUT, "1"), 12010);
    refused(wininet.internetSetOption(http, INTERNET_OPTION_CONTEXT_VALUE, 1), 12010);
    refused(wininet.internetSetOption(http, INTERNET_OPTION_CONNECT_TIMEOUT, null), 12010);
  }

  @Test
  void w203_whatCanOnlyBeReadIsNotSet() {
    int[] readOnly = {
      INTERNET_OPTION_HANDLE_TYPE,
      INTERNET_OPTION_PARENT_HANDLE,
      INTERNET_OPTION_URL,
      INTERNET_OPTION_PROXY,
      INTERNET_OPTION_USER_AGENT
    };
    for (int option : readOnly) {
      refused(wininet.internetSetOption(http, option, 1), ERROR_INTERNET_OPTION_NOT_SETTABLE);
    }
  }

  @Test
  void w206_theContextCanBeReplacedButNotOfNoHandle() {
    assertThat(query(http, INTERNET_OPTION_CONTEXT_VALUE)).isEqualTo(7L);
    assertThat(wininet.internetSetOption(http, INTERNET_OPTION_CONTEXT_VALUE, 8L)).isTrue();
    assertThat(query(http, INTERNET_OPTION_CONTEXT_VALUE)).isEqualTo(8L);
    refused(query(0, INTERNET_OPTION_CONTEXT_VALUE) != null, 12018);
  }

  @Test
  void w207_handlesKnowTheOneAbove() {
    assertThat(query(facade.get(http, "/"), INTERNET_OPTION_PARENT_HANDLE)).isEqualTo(http);
    assertThat(query(http, INTERNET_OPTION_PARENT_HANDLE)).isEqualTo(facade.root);
    assertThat(query(facade.root, INTERNET_OPTION_PARENT_HANDLE)).isEqualTo(0L);
  }

  @Test
  void errorNumbersAreThoseOfTheApi() throws Exception {
    for (InternetError error : InternetError.values()) {
      if (error.number() < 13_000) {
        assertThat(WinInetErrors.class.getField(error.winInetName()).getInt(null))
            .isEqualTo(error.number());
      }
    }
  }

  @Test
  void statusesAndGopherTypesAreThoseOfTheApi() throws Exception {
    for (InternetStatus status : InternetStatus.values()) {
      if (status.number() < 1_000) {
        assertThat(constant("INTERNET_STATUS_" + status.name())).isEqualTo(status.number());
      }
    }
    for (GopherItemType type : GopherItemType.values()) {
      String name = type == GopherItemType.INFORMATION ? "INLINE" : type.name();
      assertThat(constant("GOPHER_TYPE_" + name)).isEqualTo(type.bit());
    }
  }

  private static int constant(String name) throws Exception {
    return WinInetConstants.class.getField(name).getInt(null);
  }
}
