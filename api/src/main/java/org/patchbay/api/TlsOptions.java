package org.patchbay.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a TLS peer must prove. The certificate chain and the host name are verified unless {@link
 * #withoutVerification()} says otherwise. Immutable.
 */
public final class TlsOptions {
  /** The JVM's trusted roots, TLS 1.2 or later. */
  public static final TlsOptions DEFAULT = new TlsOptions(List.of(), true, "TLSv1.2");

  private static final Pattern PEM_CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

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
   * Trusts the certificates of a PEM file only; whatever else stands in it is passed over.
   *
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public TlsOptions trusting(Path pem) throws IOException {
    List<X509Certificate> roots = new ArrayList<>();
    Matcher blocks = PEM_CERTIFICATE.matcher(Files.readString(pem, StandardCharsets.ISO_8859_1));
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (blocks.find()) {
        byte[] block = blocks.group().getBytes(StandardCharsets.ISO_8859_1);
        roots.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
      }
    } catch (CertificateException e) {
      throw new IOException(pem + " has a certificate that cannot be read", e);
    }
    if (roots.isEmpty()) {
      throw new IOException(pem + " has no BEGIN CERTIFICATE: it must be a PEM file");
    }
    return trusting(roots);
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
