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
 * A way to one Gopher server (RFC 1436, and Gopher+ as its authors describe it in "Gopher+: upward
 * compatible enhancements", 1993); each call is a network connection of its own. Selectors, queries
 * and views with CR, LF, TAB or NUL are refused before a byte is sent. Thread-safe.
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

  /**
   * Fetches the menu that an item leads to, or asks the index server that it names. An item may be
   * on another server (W-220): that is asked under TLS if this one is, and only at a port that the
   * provider's configuration lets servers name.
   *
   * @param query the words to search for; empty for a menu
   * @throws InternetException {@link InternetError#DENIED_BY_POLICY} if the item names a port that
   *     is not allowed; {@link InternetError#GOPHER_INCORRECT_LOCATOR_TYPE} if it is neither a menu
   *     nor, with a query, an index server
   */
  @Idempotent
  default List<GopherItem> menu(GopherItem item, String query) throws InternetException {
    throw without("following items");
  }

  /**
   * Opens the document that an item leads to: texts as {@link #openText}, all else as {@link
   * #openBinary}. Other servers are as with {@link #menu(GopherItem, String)}.
   *
   * @throws InternetException {@link InternetError#GOPHER_NOT_FILE} for menus and searches, and for
   *     what is described and never dialled: phone books, telnet sessions, information, errors
   */
  @Idempotent
  default InputStream open(GopherItem item) throws InternetException {
    throw without("following items");
  }

  /**
   * Opens a view of what an item leads to, by Gopher+. Where the server tells its length, an end
   * before that is {@link InternetError#TRUNCATED}, and so is a text without the dot that was
   * promised. Other servers are as with {@link #menu(GopherItem, String)}.
   *
   * @param query the words to search for, for an index server; empty otherwise
   * @param view as {@link GopherView#name()} has it; empty for the server's favourite
   * @throws InternetException {@link InternetError#GOPHER_NOT_GOPHER_PLUS} if the server does not
   *     know Gopher+; {@link InternetError#EXTENDED_ERROR} with its words if it refuses
   */
  @Idempotent
  default InputStream openView(GopherItem item, String query, String view)
      throws InternetException {
    throw without("Gopher+");
  }

  /**
   * Sends the answers to the {@link GopherAttributes#questions() questions} of an item that asks,
   * and opens what the server makes of them, as {@link #openView}. It is never sent twice.
   *
   * @param answers one for each question but notes, in the order of the questions
   */
  default InputStream openAnswered(GopherItem item, String view, List<GopherAnswer> answers)
      throws InternetException {
    throw without("Gopher+");
  }

  /**
   * What the server tells of an item, by Gopher+.
   *
   * @throws InternetException as {@link #openView}
   */
  @Idempotent
  default GopherAttributes attributes(GopherItem item) throws InternetException {
    throw without("Gopher+");
  }

  /**
   * What the server tells of each item of a menu, in one answer, by Gopher+.
   *
   * @throws InternetException as {@link #openView}
   */
  @Idempotent
  default List<GopherAttributes> directory(GopherItem item) throws InternetException {
    throw without("Gopher+");
  }

  private static InternetException without(String what) {
    return new InternetException(InternetError.UNSUPPORTED, "this provider is without " + what);
  }
}
