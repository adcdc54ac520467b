package org.patchbay.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Who a server says it is under TLS: a key and its certificate. All identities come from one
 * authority, made for this purpose, whose key no longer exists: a client that trusts {@link
 * #authority()} trusts nobody else. Immutable.
 */
public final class TlsIdentity {
  // Guards nothing: the keys are public.
  private static final char[] PASSWORD = "patchbay".toCharArray();
  private static final String ALIAS = "server";

  private final SSLContext context;
  private final X509Certificate certificate;
  private final X509Certificate authority;

  private TlsIdentity(KeyStore keys) throws GeneralSecurityException {
    certificate = (X509Certificate) keys.getCertificateChain(ALIAS)[0];
    authority = (X509Certificate) keys.getCertificateChain(ALIAS)[1];
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
  }

  /** A certificate for localhost, 127.0.0.1 and ::1 that is valid until the year 2119. */
  public static TlsIdentity localhost() {
    return load("localhost.p12");
  }

  /** A certificate for localhost, 127.0.0.1 and ::1 that expired in January 2020. */
  public static TlsIdentity expired() {
    return load("expired.p12");
  }

  /** A valid certificate of another host, elsewhere.invalid. */
  public static TlsIdentity elsewhere() {
    return load("elsewhere.p12");
  }

  /** The server's certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate that a client has to trust. */
  public X509Certificate authority() {
    return authority;
  }

  /** {@link #authority()} as PEM text, the form in which clients take trusted certificates. */
  public String authorityPem() {
    try {
      Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
      return "-----BEGIN CERTIFICATE-----\n"
          + base64.encodeToString(authority.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the authority's certificate cannot be encoded", e);
    }
  }

  /**
   * Writes {@link #authorityPem()} to a file.
   *
   * @return the file
   */
  public Path writeAuthority(Path file) throws IOException {
    return Files.writeString(file, authorityPem(), StandardCharsets.US_ASCII);
  }

  /** What a server socket is made from. */
  public SSLContext context() {
    return context;
  }

  private static TlsIdentity load(String resource) {
    try (InputStream in =
        Objects.requireNonNull(TlsIdentity.class.getResourceAsStream(resource), resource)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      return new TlsIdentity(keys);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot use " + resource, e);
    }
  }
}
