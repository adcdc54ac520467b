package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.EmbeddedHttpServer;

/** Who is logged in over HTTP stays so, whatever becomes of the provider. */
public class HttpHandoverIT extends ContainerTest {
  private static final int LIMIT = 1000;
  private static final String USER = "ann";
  private static final String PASSWORD = "correct horse";

  private EmbeddedHttpServer server;
  private InternetSession session;
  private HttpConnection http;

  @Before
  public void open() throws Exception {
    server =
        EmbeddedHttpServer.serving(newFolder())
            .handle("/member", new DigestPages(USER, PASSWORD))
            .start();
    session = internet.open(SessionOptions.agent("itest/1.0"));
    http =
        session.connect(
            HttpConnection.HTTP,
            ConnectRequest.to("localhost").port(server.port()).login(USER, Secret.of(PASSWORD)));
  }

  @After
  public void close() {
    session.close();
    server.close();
  }

  @Test
  public void aSessionWithCookiesAndADigestLoginOutlivesItsProviders() throws Exception {
    assertThat(get()).isEqualTo("first ");
    Bundle provider = installed(HTTP);
    update(provider);
    assertThat(get()).isEqualTo("again ");
    provider.stop();
    provider.start();
    assertThat(get()).isEqualTo("again ");
    assertThat(get()).as("with the login that the last provider was asked for").isEqualTo("again ");
  }

  @Test
  public void aStreamThatCanBeSentOnceIsTakenByTheNextProviderTheFirstTime() throws Exception {
    assertThat(get()).isEqualTo("first ");
    update(installed(HTTP));
    byte[] once = "sent once".getBytes(StandardCharsets.US_ASCII);
    HttpRequest upload =
        HttpRequest.of("PUT", "/member")
            .body(HttpBody.of(new ByteArrayInputStream(once), once.length));
    assertThat(text(http.send(upload))).isEqualTo("again sent once");
  }

  private String get() throws Exception {
    return text(http.get("/member"));
  }

  private static String text(HttpResponse response) throws Exception {
    try (response) {
      assertThat(response.status()).isEqualTo(200);
      return new String(response.bytes(LIMIT), StandardCharsets.US_ASCII);
    }
  }
}
