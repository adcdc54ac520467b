package org.patchbay.tck;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.TlsOptions;

/** What is to be secure is secure or fails. */
interface SecureContract<C extends Connection> {

  @Test
  default void aSecureConnectionAnswers(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();

    visit.use(visit.connect(secure(bench).tls(TlsOptions.DEFAULT.withoutVerification())));
  }

  @Test
  default void aCertificateThatNobodyTrustsIsRefused(Bench<C> bench) throws Exception {
    String circumstance = "the server's certificate is not trusted";

    bench
        .visit()
        .attempt(circumstance, secure(bench))
        .expect(circumstance, InternetError.INVALID_CA, InternetError.SEC_INVALID_CERT);
  }

  private static <C extends Connection> ConnectRequest secure(Bench<C> bench) throws Exception {
    @Nullable Callable<RunningServer> server = bench.capabilities().secureServer();
    Assumptions.assumeTrue(server != null, "secure is not declared, so there is no TLS to check");
    if (server == null) {
      throw new IllegalStateException("assumed");
    }
    return bench.withLogin(Visit.to(bench.take(server.call()).port())).secure();
  }
}
