package org.patchbay.spi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;

/**
 * The one door to the network. Every socket is the core's: policy is asked before a name is looked
 * up and again for the address, the session's proxy is used, waits are bounded, status events are
 * sent, and the socket is closed when the connection ends. Thread-safe.
 */
@ProviderType
public interface Dialer {

  /**
   * Connects to a host.
   *
   * @param host name or address
   * @param port 1 to 65535
   * @return a connected socket with the receive timeout set
   * @throws InternetException {@link org.patchbay.api.InternetError#NAME_NOT_RESOLVED}, {@link
   *     org.patchbay.api.InternetError#CANNOT_CONNECT}, {@link
   *     org.patchbay.api.InternetError#TIMEOUT}, {@link
   *     org.patchbay.api.InternetError#DENIED_BY_POLICY}
   */
  Socket connect(String host, int port) throws InternetException;

  /**
   * The same for a connection that is to be {@linkplain #secure secured} though the request does
   * not say so, or where that is not known: the session may have another proxy for https.
   */
  Socket connectForTls(String host, int port) throws InternetException;

  /**
   * The HTTP proxy on the way to a host, for a protocol whose requests such a proxy forwards by
   * itself (RFC 9112 §3.2.2): many proxies make tunnels to port 443 only.
   *
   * @return null if the way is direct or through a proxy of another kind
   */
  @Nullable ProxyServer forwardingProxy(String host, int port) throws InternetException;

  /**
   * Connects to the {@link #forwardingProxy} of a host and asks for no tunnel; all else is as with
   * {@link #connect}.
   *
   * @throws InternetException as {@link #connect}, and {@link
   *     org.patchbay.api.InternetError#PROXY_SERVER_UNREACHABLE}
   */
  Socket connectToProxy(String host, int port) throws InternetException;

  /** The logins for a request that the {@link #forwardingProxy} of a host is to forward. */
  ProxyLogin forwardingLogin(String host, int port) throws InternetException;

  /**
   * Looks a host up, for libraries that try several addresses by themselves with {@link
   * #sockets()}.
   *
   * @return the addresses to try in turn; one unresolved address where a proxy will look it up
   */
  List<InetSocketAddress> resolve(String host, int port) throws InternetException;

  /**
   * Makes unconnected sockets for libraries that connect by themselves: {@code connect()} of such a
   * socket does all that {@link #connect(String, int)} does. Give it an unresolved address where
   * possible, so that the core resolves the name.
   */
  SocketFactory sockets();

  /**
   * Makes sockets for the further connections of one dialogue, such as FTP's data connections: as
   * {@link #sockets()}, with the data timeout and without status events.
   */
  SocketFactory dataSockets();

  /** Makes sockets on which the server is to call back, such as FTP's active data connections. */
  ServerSocketFactory listeners();

  /**
   * Puts TLS over a connected socket: handshakes, verifies chain and host name as the request's
   * options say.
   *
   * @param host the name that the certificate must be for
   * @param port the port that goes with it
   * @throws InternetException {@link org.patchbay.api.InternetError#SEC_CERT_DATE_INVALID}, {@link
   *     org.patchbay.api.InternetError#SEC_CERT_CN_INVALID}, {@link
   *     org.patchbay.api.InternetError#INVALID_CA}, {@link
   *     org.patchbay.api.InternetError#SEC_INVALID_CERT}, {@link
   *     org.patchbay.api.InternetError#SECURITY_CHANNEL_ERROR}
   * @throws IOException if the connection broke
   */
  SSLSocket secure(Socket connected, String host, int port) throws IOException;

  /**
   * The same, and agrees with the server on what is spoken over it (ALPN, RFC 7301). {@link
   * SSLSocket#getApplicationProtocol()} then says what that is: empty if the server knows nothing
   * of it.
   *
   * @param protocols names of protocols such as {@code h2}, the best first; none offers nothing
   * @throws IOException as without protocols; a server that speaks none of them may refuse TLS
   */
  SSLSocket secure(Socket connected, String host, int port, List<String> protocols)
      throws IOException;

  /**
   * Prepares TLS for a dialogue that takes several connections to one server. Nothing is sent yet.
   *
   * @param host the name that the certificate must be for, on each connection
   * @param port the port that goes with it, that of the first connection
   * @param highestVersion {@code TLSv1.3} or {@code TLSv1.2}: the version to offer at most, within
   *     what the request's options allow
   * @throws InternetException {@link org.patchbay.api.InternetError#SECURITY_CHANNEL_ERROR} if the
   *     options allow no such version
   */
  SecureDialogue secureDialogue(String host, int port, String highestVersion)
      throws InternetException;
}
