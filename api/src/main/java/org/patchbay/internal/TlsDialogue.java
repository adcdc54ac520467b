package org.patchbay.internal;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.patchbay.spi.SecureDialogue;

/**
 * TLS of one dialogue over several connections. JSSE has no call for "resume that session here": it
 * looks a session up by the peer's name and the port of the socket underneath, in the cache of the
 * context. So each dialogue has a context of its own, where no other dialogue's session can be
 * found, and each of its sockets reports the first one's port.
 */
final class TlsDialogue implements SecureDialogue {
  private static final String TICKETS = "jdk.tls.client.enableSessionTicketExtension";
  private static final Object TICKETS_LOCK = new Object();

  private final TlsLayer layer;
  private final String host;
  private final int port;
  private final String[] versions;
  private final SSLContext context;
  private final WitnessedTrust trust;

  /** Sessions that were there when the last handshake had begun: it may have used one up. */
  private final Set<ByteBuffer> before = new HashSet<>();

  private @Nullable SSLSession first;
  private boolean resumed;

  TlsDialogue(
      TlsLayer layer,
      String host,
      int port,
      String[] versions,
      X509ExtendedTrustManager authorities)
      throws GeneralSecurityException {
    this.layer = layer;
    this.host = host;
    this.port = port;
    this.versions = versions;
    this.trust = new WitnessedTrust(authorities);
    this.context = withoutTickets();
    layer.initialize(context, trust);
    // Sessions last as long as the dialogue: the default is a day, a server's may be without end.
    context.getClientSessionContext().setSessionTimeout(0);
  }

  /**
   * A context that resumes TLS 1.2 by session id. JSSE discards tickets of more than a week, such
   * as vsftpd gives, and has no id beside them then. It reads the property for each new context,
   * and TLS 1.3 has its tickets all the same.
   */
  private static SSLContext withoutTickets() throws GeneralSecurityException {
    synchronized (TICKETS_LOCK) {
      String previous = System.getProperty(TICKETS);
      System.setProperty(TICKETS, "false");
      try {
        return SSLContext.getInstance("TLS");
      } finally {
        if (previous == null) {
          System.clearProperty(TICKETS);
        } else {
          System.setProperty(TICKETS, previous);
        }
      }
    }
  }

  @Override
  public SSLSocket open(Socket connected) throws IOException {
    SSLSocket secure = handshake(lent(connected));
    first = secure.getSession();
    return secure;
  }

  @Override
  public SSLSocket join(Socket connected) throws IOException {
    if (first == null) {
      throw new IllegalStateException("the dialogue has no first connection yet");
    }
    LentSocket socket = lent(connected);
    before.clear();
    before.addAll(sessions());
    long asked = trust.count();
    SSLSocket secure = handshake(socket);
    resumed = trust.count() == asked;
    // Who has sent all and said so has nothing to miss, and some servers just close then.
    socket.requireAnnouncedEnd(() -> !secure.isOutputShutdown());
    return secure;
  }

  private static LentSocket lent(Socket connected) {
    if (connected instanceof LentSocket lent) {
      return lent;
    }
    throw new IllegalArgumentException("not a socket of the dialer's: " + connected);
  }

  private SSLSocket handshake(LentSocket socket) throws IOException {
    socket.layUnderTls(port);
    return layer.handshake(context, socket, host, port, versions);
  }

  @Override
  public boolean isResumed() {
    return resumed;
  }

  @Override
  public boolean canResume() {
    SSLSession session = first;
    if (session == null) {
      return false;
    }
    if (session.getProtocol().equals("TLSv1.3")) {
      // A ticket is used once; of several, JDK 17 keeps the last only. So only a new one counts.
      return !before.containsAll(sessions());
    }
    return sessions().contains(ByteBuffer.wrap(session.getId()));
  }

  private Set<ByteBuffer> sessions() {
    Set<ByteBuffer> ids = new HashSet<>();
    for (byte[] id : Collections.list(context.getClientSessionContext().getIds())) {
      ids.add(ByteBuffer.wrap(id));
    }
    return ids;
  }
}
