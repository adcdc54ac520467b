package org.patchbay.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.TlsOptions;

/** What a server that asks for a certificate is shown. */
final class ClientCertificate {
  private static final char[] NO_PASSWORD = {};

  private ClientCertificate() {}

  /** The key managers of a TLS context; null where there is nothing to show. */
  static KeyManager @Nullable [] of(TlsOptions options) throws GeneralSecurityException {
    PrivateKey key = options.clientKey();
    if (key == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store could not be made", e);
    }
    store.setKeyEntry(
        "client", key, NO_PASSWORD, options.clientChain().toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }
}
