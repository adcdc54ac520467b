package org.patchbay.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What a TLS peer must prove. The certificate chain and the host name are verified unless {@link
 * #withoutVerification()} says otherwise. Immutable.
 */
public final class TlsOptions {
  /** The JVM's trusted roots, TLS 1.2 or later. */
  public static final TlsOptions DEFAULT = new TlsOptions(List.of(), true, "TLSv1.2");

  private final List<X509Certificate> trustedRoots;
  private final boolean verified;
  private final String minimumVersion;

  private TlsOptions(List<X509Certificate> trustedRoots, boolean verified, String minimumVersion) {
    this.trustedRoots = trustedRoots;
    this.verified = verified;
    this.minimumVersion = minimumVersion;
  }

  /** Trusts these certificates only. */
  public TlsOptions trusting(Collection<X509Certificate> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("no certificate to trust");
    }
    return new TlsOptions(List.copyOf(roots), verified, minimumVersion);
  }

  /**
   * Trusts the certificates of a PEM file only.
   *
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public TlsOptions trusting(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      List<X509Certificate> roots =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (roots.isEmpty()) {
        throw new IOException(pem + " holds no certificate");
      }
      return trusting(roots);
    } catch (CertificateException e) {
      throw new IOException(pem + " is not a PEM file of X.509 certificates", e);
    }
  }

  /** Accepts any certificate for any host: for tests, never a default. */
  public TlsOptions withoutVerification() {
    return new TlsOptions(trustedRoots, false, minimumVersion);
  }

  /**
   * Refuses versions below this one.
   *
   * @param version {@code TLSv1.2} or {@code TLSv1.3}
   */
  public TlsOptions minimumVersion(String version) {
    if (!Objects.requireNonNull(version, "version").equals("TLSv1.2")
        && !version.equals("TLSv1.3")) {
      throw new IllegalArgumentException("not TLSv1.2 or TLSv1.3: " + version);
    }
    return new TlsOptions(trustedRoots, verified, version);
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
}
