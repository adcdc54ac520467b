package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsIdentityTest {
  @Test
  void localhostIsValidForAsLongAsWeLive() throws Exception {
    X509Certificate certificate = TlsIdentity.localhost().certificate();

    assertThatCode(
            () -> certificate.checkValidity(Date.from(Instant.parse("2100-01-01T00:00:00Z"))))
        .doesNotThrowAnyException();
    assertThat(names(certificate)).contains("localhost", "127.0.0.1");
  }

  @Test
  void expiredHasExpired() {
    X509Certificate certificate = TlsIdentity.expired().certificate();

    assertThatThrownBy(certificate::checkValidity).isInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void elsewhereIsAnotherHost() throws Exception {
    assertThat(names(TlsIdentity.elsewhere().certificate())).containsExactly("elsewhere.invalid");
  }

  @Test
  void oneAuthorityStandsForAllOfThem() throws Exception {
    String pem = TlsIdentity.localhost().authorityPem();

    assertThat(TlsIdentity.expired().authorityPem()).isEqualTo(pem);
    X509Certificate authority =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    assertThat(authority).isEqualTo(TlsIdentity.elsewhere().authority());
    assertThatCode(() -> TlsIdentity.localhost().certificate().verify(authority.getPublicKey()))
        .doesNotThrowAnyException();
  }

  private static List<Object> names(X509Certificate certificate) throws Exception {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names.stream().<Object>map(name -> name.get(1)).toList();
  }
}
