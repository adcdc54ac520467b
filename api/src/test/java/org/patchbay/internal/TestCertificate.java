package org.patchbay.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes certificates as a test wants them, wrong ones too (RFC 5280 §4.1, in DER by hand). */
final class TestCertificate {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");
  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
  private static final String SHA256 = "06092a864886f70d01010b0500";
  private static final String SHA1 = "06092a864886f70d0101050500";

  private final String name;
  private final List<byte[]> extensions = new ArrayList<>();
  private Instant from = Instant.now().minus(Duration.ofDays(2));
  private Instant until = Instant.now().plus(Duration.ofDays(30));
  private int bits = 2048;
  private boolean sha1;

  /** A certificate with its key and what it was issued by. */
  record Issued(X509Certificate certificate, PrivateKey key, List<X509Certificate> chain) {}

  /** For a subject with this common name, none if it is empty. */
  TestCertificate(String name) {
    this.name = name;
  }

  TestCertificate valid(int fromDays, int untilDays) {
    from = Instant.now().plus(Duration.ofDays(fromDays));
    until = Instant.now().plus(Duration.ofDays(untilDays));
    return this;
  }

  TestCertificate bits(int count) {
    bits = count;
    return this;
  }

  TestCertificate sha1() {
    sha1 = true;
    return this;
  }

  TestCertificate authority() {
    return extension("551d13", true, sequence(hex("0101ff")));
  }

  TestCertificate host(String host) {
    return extension(
        "551d11", name.isEmpty(), sequence(tagged(0x82, host.getBytes(StandardCharsets.US_ASCII))));
  }

  TestCertificate address(String fourBytes) {
    return extension("551d11", false, sequence(tagged(0x87, hex(fourBytes))));
  }

  TestCertificate forClientsOnly() {
    return extension("551d25", false, sequence(tagged(6, hex("2b06010505070302"))));
  }

  TestCertificate withWhatNobodyKnows() {
    return extension("2a030405", true, hex("0500"));
  }

  private TestCertificate extension(String id, boolean critical, byte[] value) {
    extensions.add(
        sequence(tagged(6, hex(id)), critical ? hex("0101ff") : new byte[0], tagged(4, value)));
    return this;
  }

  Issued selfSigned() throws Exception {
    return by(null);
  }

  Issued by(@Nullable Issued issuer) throws Exception {
    KeyPair keys = keys(name + bits + (issuer == null));
    PrivateKey signer = issuer == null ? keys.getPrivate() : issuer.key;
    byte[] issuerName =
        issuer == null ? subject() : issuer.certificate.getSubjectX500Principal().getEncoded();
    byte[] algorithm = sequence(hex(sha1 ? SHA1 : SHA256));
    byte[] body =
        sequence(
            tagged(0xa0, hex("020102")),
            tagged(2, BigInteger.valueOf(SERIAL.incrementAndGet()).toByteArray()),
            algorithm,
            issuerName,
            sequence(time(from), time(until)),
            subject(),
            keys.getPublic().getEncoded(),
            extensions.isEmpty()
                ? new byte[0]
                : tagged(0xa3, sequence(extensions.toArray(byte[][]::new))));
    byte[] signed = sequence(body, algorithm, tagged(3, joined(new byte[1], sign(signer, body))));
    X509Certificate made =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed));
    List<X509Certificate> chain = new ArrayList<>(List.of(made));
    if (issuer != null) {
      chain.addAll(issuer.chain);
    }
    return new Issued(made, keys.getPrivate(), chain);
  }

  private byte[] sign(PrivateKey signer, byte[] body) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(sha1 ? "SHA1withRSA" : "SHA256withRSA");
    signature.initSign(signer);
    signature.update(body);
    return signature.sign();
  }

  /** Keys take time to find: each is made once. */
  private KeyPair keys(String id) {
    return KEYS.computeIfAbsent(
        id,
        key -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private byte[] subject() {
    if (name.isEmpty()) {
      return sequence();
    }
    byte[] text = tagged(0x0c, name.getBytes(StandardCharsets.UTF_8));
    return sequence(tagged(0x31, sequence(tagged(6, hex("550403")), text)));
  }

  private static byte[] time(Instant instant) {
    String text = TIME.format(instant.atOffset(ZoneOffset.UTC));
    return tagged(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sequence(byte[]... parts) {
    return tagged(0x30, joined(parts));
  }

  private static byte[] tagged(int tag, byte[] content) {
    byte[] length =
        content.length < 128
            ? new byte[] {(byte) content.length}
            : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
    return joined(new byte[] {(byte) tag}, length, content);
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
