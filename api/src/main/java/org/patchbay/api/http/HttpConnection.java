package org.patchbay.api.http;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Connection;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;

/**
 * A way to one origin (RFC 9110, 9112): scheme, host and port are fixed, requests are many. Network
 * connections below it are kept alive and used again; cookies are the session's. Thread-safe.
 */
@ConsumerType
public interface HttpConnection extends Connection {
  /** Port 80, or 443 when secure. */
  ServiceType<HttpConnection> HTTP = ServiceType.of("http", HttpConnection.class);

  /**
   * Key of {@link org.patchbay.api.ConnectRequest#option}: bytes of memory in which the connection
   * may keep answers (RFC 9111, as a private cache), a number; 0, the default, keeps none. A
   * deployer bounds it. What a request says in its own Cache-Control header holds: {@code no-cache}
   * asks the server in any case, {@code no-store} leaves the cache alone, {@code only-if-cached}
   * asks nobody and gets a 504 where nothing fresh is there. An answer that was kept has an Age.
   */
  String CACHE = "cache";

  /**
   * Sends a request and gives the answer as soon as its header has come; a status of 400 or above
   * is an answer like any other.
   *
   * <p>Redirects are followed, a challenge is answered with the credentials of the connection, and
   * gzip is decoded, unless the request says otherwise.
   *
   * @return the answer, owned by the caller, who closes it; a child of this connection
   */
  @Idempotent
  HttpResponse send(HttpRequest request) throws InternetException;

  /**
   * Sends a request by a thread of the core's, beside others; all that {@link
   * org.patchbay.api.Handle#async(java.util.concurrent.Callable)} says holds here too.
   *
   * @return completed as soon as the header of the answer has come. Cancelling it ends this request
   *     alone, whatever it is at, and drops its network connection
   */
  default CompletableFuture<HttpResponse> sendAsync(HttpRequest request) {
    return async(() -> send(request));
  }

  /**
   * Sends a GET.
   *
   * @param target path and query, as for {@link HttpRequest#of}
   */
  default HttpResponse get(String target) throws InternetException {
    return send(HttpRequest.get(target));
  }
}
