package org.patchbay.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.TlsOptions;

/** Whom a TLS connection trusts. The JVM's own roots are read once. */
final class TlsTrust {
  private volatile @Nullable X509ExtendedTrustManager systemRoots;

  X509ExtendedTrustManager managerFor(TlsOptions options) throws GeneralSecurityException {
    X509ExtendedTrustManager trust = verifying(options);
    return options.pins().isEmpty() ? trust : new PinnedTrust(trust, options.pins());
  }

  private X509ExtendedTrustManager verifying(TlsOptions options) throws GeneralSecurityException {
    if (!options.isVerified()) {
      return new AnyCertificate();
    }
    return new ExplainedTrust(
        options.trustedRoots().isEmpty() ? systemRoots() : only(options.trustedRoots()));
  }

  private X509ExtendedTrustManager systemRoots() throws GeneralSecurityException {
    X509ExtendedTrustManager roots = systemRoots;
    if (roots == null) {
      roots = from(null);
      systemRoots = roots;
    }
    return roots;
  }

  private static X509ExtendedTrustManager only(List<X509Certificate> certificates)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store could not be made", e);
    }
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("root-" + i, certificates.get(i));
    }
    return from(store);
  }

  private static X509ExtendedTrustManager from(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("the JVM has no X.509 trust manager");
  }
}
