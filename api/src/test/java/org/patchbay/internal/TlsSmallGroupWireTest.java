package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;
import org.patchbay.internal.TestCertificate.Issued;
import org.patchbay.spi.Dialer;

/** A server whose key agreement can be broken: everything is in order but the size of its group. */
class TlsSmallGroupWireTest {
  private static final int BITS = 512;

  @Test
  void aSmallDiffieHellmanGroupIsRefused() throws Exception {
    Issued root = new TestCertificate("root").authority().selfSigned();
    Issued server = new TestCertificate("localhost").host("localhost").by(root);
    EchoProvider provider = new EchoProvider(context -> new Echo());
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        PlainPatchbay patchbay = PlainPatchbay.with(provider, EchoProvider.PROPERTIES)) {
      Thread thread = new Thread(() -> serve(listener, server), "small group");
      thread.setDaemon(true);
      thread.start();
      TlsOptions trusting =
          TlsOptions.DEFAULT.trusting(List.of(root.certificate())).maximumVersion("TLSv1.2");
      patchbay
          .internet()
          .open(SessionOptions.agent("t").tls(trusting))
          .connect(EchoConnection.ECHO, ConnectRequest.to("host"));
      Dialer dialer = provider.contexts.get(0).dialer();
      int port = listener.getLocalPort();

      InternetException failure =
          catchThrowableOfType(
              InternetException.class,
              () -> dialer.secure(dialer.connect("localhost", port), "localhost", port).close());

      assertThat(failure)
          .isNotNull()
          .hasMessageContaining("DH ServerKeyExchange does not comply")
          .returns(InternetError.SECURITY_CHANNEL_ERROR, InternetException::error);
    }
  }

  private static void serve(ServerSocket listener, Issued identity) {
    try (Socket client = listener.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      byte[] header = in.readNBytes(5);
      byte[] hello = in.readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
      byte[] clientRandom = Arrays.copyOfRange(hello, 6, 38);
      client.getOutputStream().write(flight(clientRandom, identity));
      in.read();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** ServerHello, Certificate, ServerKeyExchange, ServerHelloDone (RFC 5246 §7.4). */
  private static byte[] flight(byte[] clientRandom, Issued identity)
      throws GeneralSecurityException {
    byte[] random = new byte[32];
    byte[] hello = joined(hex("0303"), random, hex("00" + "009e" + "00"));
    byte[] certificates = new byte[0];
    for (var certificate : identity.chain()) {
      certificates = joined(certificates, measured(3, certificate.getEncoded()));
    }
    BigInteger prime = BigInteger.probablePrime(BITS, new Random(1));
    byte[] group =
        joined(
            measured(2, unsigned(prime)),
            measured(2, hex("02")),
            measured(2, unsigned(BigInteger.TWO.modPow(BigInteger.valueOf(65537), prime))));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(identity.key());
    signature.update(joined(clientRandom, random, group));
    byte[] exchange = joined(group, hex("0401"), measured(2, signature.sign()));
    byte[] messages =
        joined(
            message(2, hello),
            message(11, measured(3, certificates)),
            message(12, exchange),
            message(14, new byte[0]));
    return joined(hex("160303"), measured(2, messages));
  }

  private static byte[] message(int type, byte[] body) {
    return joined(new byte[] {(byte) type}, measured(3, body));
  }

  private static byte[] measured(int digits, byte[] content) {
    byte[] length = new byte[digits];
    for (int i = 0; i < digits; i++) {
      length[i] = (byte) (content.length >> 8 * (digits - 1 - i));
    }
    return joined(length, content);
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
