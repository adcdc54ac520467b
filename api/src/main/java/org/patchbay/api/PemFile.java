package org.patchbay.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys of a PEM file (RFC 7468); whatever else stands in it is passed over. */
record PemFile(Path path, String text) {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  /** PKCS #8, and the older forms with the algorithm in their title. */
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([^-:]*)-----END");

  private static final Pattern ENCRYPTED = Pattern.compile("BEGIN ENCRYPTED|ENCRYPTED\\s");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {2, 1, 0};

  static PemFile of(Path path) throws IOException {
    return new PemFile(path, Files.readString(path, StandardCharsets.ISO_8859_1));
  }

  /** All certificates in their order; at least one. */
  List<X509Certificate> certificates() throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(text);
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (blocks.find()) {
        byte[] block = blocks.group().getBytes(StandardCharsets.ISO_8859_1);
        certificates.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
      }
    } catch (CertificateException e) {
      throw new IOException(path + " has a certificate that cannot be read", e);
    }
    if (certificates.isEmpty()) {
      throw new IOException(path + " has no BEGIN CERTIFICATE: it must be a PEM file");
    }
    return certificates;
  }

  /** The private key that goes with a certified public one; their algorithm must be the same. */
  PrivateKey keyFor(PublicKey certified) throws IOException {
    Matcher block = KEY.matcher(text);
    if (!block.find()) {
      throw new IOException(
          ENCRYPTED.matcher(text).find()
              ? path + " has an encrypted key: it must not need a password"
              : path + " has no BEGIN PRIVATE KEY: it must be a PEM file");
    }
    byte[] key = null;
    try {
      key = Base64.getMimeDecoder().decode(block.group(2));
      byte[] pkcs8 = block.group(1).isEmpty() ? key : pkcs8(key, certified);
      return KeyFactory.getInstance(certified.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          path + " has no key for the certificate, which is " + certified.getAlgorithm(), e);
    } finally {
      if (key != null) {
        Arrays.fill(key, (byte) 0);
      }
    }
  }

  /** RFC 5208 §5: a key of the older form, behind the algorithm that the certificate names. */
  private static byte[] pkcs8(byte[] key, PublicKey certified) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(VERSION_0);
    content.writeBytes(algorithm(certified.getEncoded()));
    content.writeBytes(der(OCTET_STRING, key));
    return der(SEQUENCE, content.toByteArray());
  }

  /**
   * The first element of a SubjectPublicKeyInfo (RFC 5280 §4.1), which is shorter than 128 bytes.
   */
  private static byte[] algorithm(byte[] publicKey) {
    int start = 2 + ((publicKey[1] & 0x80) == 0 ? 0 : publicKey[1] & 0x7f);
    return Arrays.copyOfRange(publicKey, start, start + 2 + publicKey[start + 1]);
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length > 0xff) {
      element.write(0x82);
      element.write(content.length >> 8);
    } else if (content.length > 0x7f) {
      element.write(0x81);
    }
    element.write(content.length);
    element.writeBytes(content);
    return element.toByteArray();
  }

  /** Not the text, which may hold a key. */
  @Override
  public String toString() {
    return path.toString();
  }
}
