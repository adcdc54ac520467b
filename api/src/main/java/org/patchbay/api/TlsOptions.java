package org.patchbay.api;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS peer must prove, and what it is shown if it asks. The certificate chain and the host
 * name are verified unless {@link #withoutVerification()} says otherwise. Immutable.
 */
public final class TlsOptions {
  /** The JVM's trusted roots, TLS 1.2 or later. */
  public static final TlsOptions DEFAULT =
      new TlsOptions(List.of(), true, "TLSv1.2", "TLSv1.3", List.of(), null);

  private final List<X509Certificate> trustedRoots;
  private final boolean verified;
  private final String minimumVersion;
  private final String maximumVersion;
  private final List<X509Certificate> clientChain;
  private final @Nullable PrivateKey clientKey;

  private TlsOptions(
      List<X509Certificate> trustedRoots,
      boolean verified,
      String minimumVersion,
      String maximumVersion,
      List<X509Certificate> clientChain,
      @Nullable PrivateKey clientKey) {
    this.trustedRoots = trustedRoots;
    this.verified = verified;
    this.minimumVersion = minimumVersion;
    this.maximumVersion = maximumVersion;
    this.clientChain = clientChain;
    this.clientKey = clientKey;
  }

  /** Trusts these certificates only. */
  public TlsOptions trusting(Collection<X509Certificate> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("no certificate to trust");
    }
    return new TlsOptions(
        List.copyOf(roots), verified, minimumVersion, maximumVersion, clientChain, clientKey);
  }

  /**
   * Trusts the certificates of a PEM file only; whatever else stands in it is passed over.
   *
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public TlsOptions trusting(Path pem) throws IOException {
    return trusting(PemFile.of(pem).certificates());
  }

  /** Accepts any certificate for any host: for tests, never a default. */
  public TlsOptions withoutVerification() {
    return new TlsOptions(
        trustedRoots, false, minimumVersion, maximumVersion, clientChain, clientKey);
  }

  /**
   * Refuses versions below this one.
   *
   * @param version {@code TLSv1.2} or {@code TLSv1.3}
   */
  public TlsOptions minimumVersion(String version) {
    return new TlsOptions(
        trustedRoots, verified, checked(version), maximumVersion, clientChain, clientKey);
  }

  /**
   * Offers no version above this one.
   *
   * @param version {@code TLSv1.2} or {@code TLSv1.3}
   */
  public TlsOptions maximumVersion(String version) {
    return new TlsOptions(
        trustedRoots, verified, minimumVersion, checked(version), clientChain, clientKey);
  }

  private static String checked(String version) {
    if (!Objects.requireNonNull(version, "version").equals("TLSv1.2")
        && !version.equals("TLSv1.3")) {
      throw new IllegalArgumentException("not TLSv1.2 or TLSv1.3: " + version);
    }
    return version;
  }

  /**
   * Shows this certificate to a server that asks for one.
   *
   * @param chain the client's certificate, then those that lead to the server's roots
   * @param key the certificate's private key
   */
  public TlsOptions presenting(List<X509Certificate> chain, PrivateKey key) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("no certificate to present");
    }
    Objects.requireNonNull(key, "key");
    return new TlsOptions(
        trustedRoots, verified, minimumVersion, maximumVersion, List.copyOf(chain), key);
  }

  /**
   * Shows the certificate of a PEM file to a server that asks for one.
   *
   * @param chain the client's certificate, then those that lead to the server's roots
   * @param key its private key, not encrypted; may be the same file
   * @throws IOException if a file cannot be read, or the key is not one for the certificate
   */
  public TlsOptions presenting(Path chain, Path key) throws IOException {
    List<X509Certificate> certificates = PemFile.of(chain).certificates();
    return presenting(certificates, PemFile.of(key).keyFor(certificates.get(0).getPublicKey()));
  }

  /** The only trusted roots; empty for those of the JVM. */
  public List<X509Certificate> trustedRoots() {
    return trustedRoots;
  }

  /** Whether chain and host name are verified. */
  public boolean isVerified() {
    return verified;
  }

  /** The lowest version accepted. */
  public String minimumVersion() {
    return minimumVersion;
  }

  /** The highest version offered. */
  public String maximumVersion() {
    return maximumVersion;
  }

  /** What is shown to a server that asks for a certificate; empty for none. */
  public List<X509Certificate> clientChain() {
    return clientChain;
  }

  /** The private key of the first certificate of {@link #clientChain()}, null if that is empty. */
  public @Nullable PrivateKey clientKey() {
    return clientKey;
  }
}
