package org.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemFileTest {

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "RSA, 4096", "EC, 256", "EC, 384", "EC, 521"})
  void aKeyIsReadInBothForms(String algorithm, int size) throws Exception {
    KeyPair pair = pair(algorithm, size);
    byte[] pkcs8 = pair.getPrivate().getEncoded();

    PemFile newer = pem("PRIVATE KEY", pkcs8);
    PemFile older = pem(algorithm + " PRIVATE KEY", innermost(pkcs8));

    assertThat(newer.keyFor(pair.getPublic()).getEncoded()).isEqualTo(pkcs8);
    assertThat(older.keyFor(pair.getPublic()).getEncoded()).isEqualTo(pkcs8);
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefusedAndNotTold() throws Exception {
    KeyPair rsa = pair("RSA", 2048);
    PemFile file = pem("PRIVATE KEY", rsa.getPrivate().getEncoded());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> file.keyFor(pair("EC", 256).getPublic()))
        .withMessageContaining("no key for the certificate, which is EC");
    assertThat(file).hasToString("key.pem");
  }

  private static KeyPair pair(String algorithm, int size) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static PemFile pem(String title, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return new PemFile(
        Path.of("key.pem"),
        "text before\n-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(title, lines, title));
  }

  /** What the OCTET STRING at the end of a PKCS #8 key holds. */
  private static byte[] innermost(byte[] pkcs8) {
    for (int tag = 4; tag < pkcs8.length - 4; tag++) {
      int more = pkcs8[tag + 1] < 0 ? pkcs8[tag + 1] & 0x7f : 0;
      int length = more == 0 ? pkcs8[tag + 1] : 0;
      for (int i = 0; i < Math.min(2, more); i++) {
        length = length << 8 | pkcs8[tag + 2 + i] & 0xff;
      }
      if (pkcs8[tag] == 4 && tag + 2 + more + length == pkcs8.length) {
        return Arrays.copyOfRange(pkcs8, tag + 2 + more, pkcs8.length);
      }
    }
    throw new AssertionError("no OCTET STRING");
  }
}
