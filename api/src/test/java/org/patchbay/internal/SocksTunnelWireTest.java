package org.patchbay.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.ProxyServer.Type;
import org.patchbay.api.Secret;

/** Byte by byte: what a SOCKS proxy hears, and what is made of its answers. */
class SocksTunnelWireTest {
  private static final String GRANTED_4 = "005a000000000000";
  private static final String GRANTED_5 = "05000001000000000000";

  private final ServerSocket listener;

  SocksTunnelWireTest() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listener.setSoTimeout(10_000);
  }

  @AfterEach
  void stop() throws IOException {
    listener.close();
  }

  @Test
  void version4GetsAnAddressAndTheUser() throws Exception {
    ProxyServer proxy = proxy(Type.SOCKS4).login("ann", Secret.of("never sent"));

    assertThat(opened(proxy, "10.1.2.3", 21, "12:" + GRANTED_4))
        .isEqualTo("040100150a010203" + hex("ann") + "00");
  }

  @Test
  void version4GetsANameUnresolved() throws Exception {
    assertThat(opened(proxy(Type.SOCKS4), "inner.invalid", 80, "23:" + GRANTED_4))
        .isEqualTo("040100500000000100" + hex("inner.invalid") + "00");
  }

  @Test
  void version4HasNoLongAddresses() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> opened(proxy(Type.SOCKS4), "::1", 80))
        .withMessageContaining("no IPv6");
  }

  @Test
  void version4TellsItsRefusal() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> opened(proxy(Type.SOCKS4), "10.1.2.3", 80, "9:005b000000000000"))
        .withMessageContaining("SOCKS reply 91");
  }

  @Test
  void version5GetsAddressesAsSuchAndNamesUnresolved() throws Exception {
    assertThat(opened(proxy(Type.SOCKS5), "10.1.2.3", 80, "3:0500", "10:" + GRANTED_5))
        .isEqualTo("050100" + "050100010a0102030050");
    assertThat(opened(proxy(Type.SOCKS5), "a.invalid", 80, "3:0500", "16:" + GRANTED_5))
        .isEqualTo("050100" + "0501000309" + hex("a.invalid") + "0050");
    assertThat(opened(proxy(Type.SOCKS5), "::1", 80, "3:0500", "22:" + GRANTED_5))
        .isEqualTo("050100" + "05010004" + "00".repeat(15) + "01" + "0050");
  }

  @Test
  void version5LogsInOnlyWhereThatIsAskedFor() throws Exception {
    ProxyServer proxy = proxy(Type.SOCKS5).login("u", Secret.of("p"));

    assertThat(opened(proxy, "10.1.2.3", 80, "4:0500", "10:" + GRANTED_5))
        .isEqualTo("05020002" + "050100010a0102030050");
    assertThat(opened(proxy, "10.1.2.3", 80, "4:0502", "5:0100", "10:" + GRANTED_5))
        .isEqualTo("05020002" + "0101750170" + "050100010a0102030050");
  }

  @Test
  void version5TellsARefusedLogin() {
    ProxyServer proxy = proxy(Type.SOCKS5).login("u", Secret.of("hunter2"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> opened(proxy, "10.1.2.3", 80, "4:0502", "11:0101"))
        .withMessageContaining("the login was refused")
        .withMessageNotContaining("hunter2");
  }

  /** Opens a tunnel; the proxy awaits so many bytes, then answers. Gives what it heard. */
  private String opened(ProxyServer proxy, String host, int port, String... script)
      throws Exception {
    CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> perform(script));
    try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      socket.setSoTimeout(10_000);
      new ProxyTunnel(proxy, socket, (method, target, challenges) -> null, 10_000).open(host, port);
      return heard.get(10, TimeUnit.SECONDS);
    }
  }

  private String perform(String... script) {
    StringBuilder heard = new StringBuilder();
    try (Socket peer = listener.accept()) {
      peer.setSoTimeout(10_000);
      InputStream in = peer.getInputStream();
      for (String step : script) {
        String[] parts = step.split(":");
        heard.append(HexFormat.of().formatHex(in.readNBytes(Integer.parseInt(parts[0]))));
        peer.getOutputStream().write(HexFormat.of().parseHex(parts[1]));
      }
      return heard.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ProxyServer proxy(Type type) {
    return ProxyServer.of(type, "localhost", listener.getLocalPort());
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }
}
