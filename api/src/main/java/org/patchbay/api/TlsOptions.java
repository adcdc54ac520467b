package org.patchbay.api;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS peer must prove, and what it is shown if it asks. The certificate chain and the host
 * name are verified unless {@link #withoutVerification()} says otherwise. Immutable.
 */
public final class TlsOptions {
  private static final String PIN = "sha256//";

  /** The JVM's trusted roots, TLS 1.2 or later. */
  public static final TlsOptions DEFAULT = new TlsOptions(new Draft());

  /** Never changed after construction. */
  private final Draft made;

  private TlsOptions(Draft made) {
    this.made = made;
  }

  /** Trusts these certificates only. */
  public TlsOptions trusting(Collection<X509Certificate> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("no certificate to trust");
    }
    return with(draft -> draft.trustedRoots = List.copyOf(roots));
  }

  /**
   * Trusts the certificates of a PEM file only; whatever else stands in it is passed over.
   *
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public TlsOptions trusting(Path pem) throws IOException {
    return trusting(PemFile.of(pem).certificates());
  }

  /**
   * Takes only a server whose own certificate has one of these keys, whoever has signed it. That is
   * asked beside all other verification, and in place of it after {@link #withoutVerification()}.
   *
   * @param pins each {@code sha256//} and the SHA-256 of the key (SubjectPublicKeyInfo, RFC 7469
   *     §2.4) in Base64, as curl has them
   * @throws IllegalArgumentException if there is none, or one is no pin
   */
  public TlsOptions pinned(String... pins) {
    Set<String> checked = new LinkedHashSet<>();
    for (String pin : pins) {
      checked.add(checkedPin(pin));
    }
    if (checked.isEmpty()) {
      throw new IllegalArgumentException("no key to pin");
    }
    return with(draft -> draft.pins = Collections.unmodifiableSet(checked));
  }

  private static String checkedPin(String pin) {
    String given = Objects.requireNonNull(pin, "pin").strip();
    try {
      if (given.startsWith(PIN)
          && Base64.getDecoder().decode(given.substring(PIN.length())).length == 32) {
        return given;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "not a pin, " + PIN + " and 32 bytes in Base64: \"" + given + "\"");
  }

  /** Accepts any certificate for any host: for tests, never a default. */
  public TlsOptions withoutVerification() {
    return with(draft -> draft.verified = false);
  }

  /**
   * Refuses versions below this one.
   *
   * @param version {@code TLSv1.2} or {@code TLSv1.3}
   */
  public TlsOptions minimumVersion(String version) {
    return with(draft -> draft.minimumVersion = checked(version));
  }

  /**
   * Offers no version above this one.
   *
   * @param version {@code TLSv1.2} or {@code TLSv1.3}
   */
  public TlsOptions maximumVersion(String version) {
    return with(draft -> draft.maximumVersion = checked(version));
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
    return with(
        draft -> {
          draft.clientChain = List.copyOf(chain);
          draft.clientKey = key;
        });
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
    return made.trustedRoots;
  }

  /** The pinned keys as they were given; empty where any will do. */
  public Set<String> pins() {
    return made.pins;
  }

  /** Whether chain and host name are verified. */
  public boolean isVerified() {
    return made.verified;
  }

  /** The lowest version accepted. */
  public String minimumVersion() {
    return made.minimumVersion;
  }

  /** The highest version offered. */
  public String maximumVersion() {
    return made.maximumVersion;
  }

  /** What is shown to a server that asks for a certificate; empty for none. */
  public List<X509Certificate> clientChain() {
    return made.clientChain;
  }

  /** The private key of the first certificate of {@link #clientChain()}, null if that is empty. */
  public @Nullable PrivateKey clientKey() {
    return made.clientKey;
  }

  private TlsOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(made);
    change.accept(draft);
    return new TlsOptions(draft);
  }

  private static final class Draft {
    private List<X509Certificate> trustedRoots = List.of();
    private boolean verified = true;
    private Set<String> pins = Set.of();
    private String minimumVersion = "TLSv1.2";
    private String maximumVersion = "TLSv1.3";
    private List<X509Certificate> clientChain = List.of();
    private @Nullable PrivateKey clientKey;

    private Draft() {}

    private Draft(Draft other) {
      trustedRoots = other.trustedRoots;
      verified = other.verified;
      pins = other.pins;
      minimumVersion = other.minimumVersion;
      maximumVersion = other.maximumVersion;
      clientChain = other.clientChain;
      clientKey = other.clientKey;
    }
  }
}
