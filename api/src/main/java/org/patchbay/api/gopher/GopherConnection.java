package org.patchbay.api.gopher;

import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Connection;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;

/**
 * A way to one Gopher server (RFC 1436); each call is a network connection of its own. Selectors
 * and queries with CR, LF, TAB or NUL are refused before a byte is sent. Thread-safe.
 */
@ConsumerType
public interface GopherConnection extends Connection {
  /** Port 70. */
  ServiceType<GopherConnection> GOPHER = ServiceType.of("gopher", GopherConnection.class);

  /**
   * Fetches a menu.
   *
   * @param selector as a menu item gave it; empty for the topmost menu (W-216)
   * @return the items in order, information and error lines among them
   */
  @Idempotent
  List<GopherItem> menu(String selector) throws InternetException;

  /**
   * Asks an index server (type 7).
   *
   * @param query the words to search for
   */
  @Idempotent
  List<GopherItem> search(String selector, String query) throws InternetException;

  /**
   * Opens a text (type 0): ends at the line with a single dot, or at the end of the connection
   * where the server sends none; doubled dots are undone, line ends are left as they are.
   */
  @Idempotent
  InputStream openText(String selector) throws InternetException;

  /**
   * Opens the answer of an index server (type 7) as it comes; as {@link #openText}.
   *
   * @param query the words to search for
   */
  @Idempotent
  default InputStream openSearch(String selector, String query) throws InternetException {
    throw new InternetException(
        InternetError.UNSUPPORTED, "this provider gives searches as menus only");
  }

  /** Opens anything else: the bytes until the server closes. */
  @Idempotent
  InputStream openBinary(String selector) throws InternetException;
}
