package org.patchbay.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The logins of one request to a proxy that forwards it, one after the other as the proxy refuses
 * them: the session's own, what the caller answers. Confined to one thread.
 */
@ProviderType
public interface ProxyLogin {

  /**
   * The value of the Proxy-Authorization header to send.
   *
   * @param method the request's method
   * @param target what stands behind it in the request line
   * @param challenges the values of Proxy-Authenticate of the 407 that the request has just met;
   *     empty where it is sent for the first time
   * @return null if there is none to send; after a 407, that there is nothing more to try
   */
  @Nullable String next(String method, String target, List<String> challenges);
}
