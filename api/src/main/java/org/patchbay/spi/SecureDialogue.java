package org.patchbay.spi;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.osgi.annotation.versioning.ProviderType;

/**
 * TLS for a dialogue that takes several connections to one server, such as FTP's control connection
 * and its data connections: the further connections resume the session of the first where the
 * server lets them, and prove the same certificate for the same host where it does not.
 *
 * <p>Some servers refuse a further connection that is no resumption, and say so only after what was
 * asked for has begun; hence {@link #canResume()} and {@link #isResumed()}. Not thread-safe: the
 * connections of one dialogue are made one after the other.
 */
@ProviderType
public interface SecureDialogue {

  /**
   * Puts TLS over the first connection, as {@link Dialer#secure} does.
   *
   * @param connected a socket of the dialer's
   */
  SSLSocket open(Socket connected) throws IOException;

  /**
   * Puts TLS over a further connection. Its end is only an end if the server has announced it
   * (close_notify): else reading fails with {@link org.patchbay.api.InternetError#TRUNCATED}. That
   * ends with {@code shutdownOutput()}: what comes after this side's own end is not missed.
   *
   * @param connected a socket of the dialer's, dialled or accepted
   * @throws IOException as {@link #open} does
   * @throws IllegalStateException if there is no first connection yet
   */
  SSLSocket join(Socket connected) throws IOException;

  /** Whether the last connection that joined was a resumption. */
  boolean isResumed();

  /**
   * Whether the next connection will offer to resume a session, as far as is certain. With TLS 1.3
   * each resumption uses up a ticket, and a new one comes only if the server sends it and its
   * connection is read to the end.
   */
  boolean canResume();
}
