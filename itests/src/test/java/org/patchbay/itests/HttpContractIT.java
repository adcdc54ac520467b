package org.patchbay.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.EmbeddedHttpServer;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.tck.Capabilities;
import org.patchbay.tck.Login;
import org.patchbay.tck.ProviderContract;
import org.patchbay.tck.RunningServer;

/** The HTTP provider keeps the contract. */
class HttpContractIT extends ProviderContract<HttpConnection> {
  private final SampleContent content = new SampleContent();
  private @Nullable Login login;

  @Override
  protected ServiceType<HttpConnection> service() {
    return HttpConnection.HTTP;
  }

  @Override
  protected URI provider() {
    return Bundles.location("org.patchbay.provider.http");
  }

  @Override
  protected RunningServer server(Login newLogin) throws IOException {
    login = newLogin;
    EmbeddedHttpServer server = builder().start();
    return RunningServer.of(server.port(), server);
  }

  private RunningServer secureServer() throws IOException {
    EmbeddedHttpServer server = builder().tls(TlsIdentity.localhost()).start();
    return RunningServer.of(server.port(), server);
  }

  private EmbeddedHttpServer.Builder builder() {
    return EmbeddedHttpServer.serving(content.folder())
        .handle("/private", new PrivatePages(Objects.requireNonNull(login, "started first")))
        .handle("/cookie", new CookiePages());
  }

  @Override
  protected void use(HttpConnection http) throws IOException {
    assertEquals(SampleContent.TEXT, text(http, "/private"));
  }

  @Override
  protected Capabilities<HttpConnection> capabilities() {
    return Capabilities.<HttpConnection>none()
        .login()
        .state(
            http -> assertEquals("none", text(http, "/cookie")),
            http -> assertEquals(CookiePages.COOKIE, text(http, "/cookie")))
        .download(HttpContractIT::open, content.large())
        .resume()
        .secure(this::secureServer);
  }

  /**
   * A status of 400 and above is an answer; that a login was refused is what this test makes it.
   */
  private static String text(HttpConnection http, String target) throws IOException {
    try (HttpResponse response = http.get(target)) {
      if (response.status() == 401) {
        throw new InternetException(InternetError.LOGIN_FAILURE, "401 " + response.reason());
      }
      assertEquals(200, response.status());
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(HttpConnection http) throws IOException {
    HttpResponse response = http.get("/" + SampleContent.LARGE);
    return new FilterInputStream(response.body()) {
      @Override
      public void close() throws IOException {
        super.close();
        response.close();
      }
    };
  }
}
