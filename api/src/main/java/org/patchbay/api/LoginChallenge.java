package org.patchbay.api;

/**
 * What a {@link CredentialsCallback} is asked. The words are the asker's: show them as such.
 *
 * @param asker who wants the login
 * @param host the asker's name or address
 * @param port the asker's port
 * @param scheme how the login would be sent, in lower case: {@code basic} shows the password to the
 *     asker, and to everyone on the way where there is no TLS; {@code digest} does not
 * @param realm what the login is for; may be empty
 * @param attempt 1 for the first question about a request; above that, what was answered before has
 *     been refused
 */
public record LoginChallenge(
    Asker asker, String host, int port, String scheme, String realm, int attempt) {

  /** Who wants a login. */
  public enum Asker {
    /** The server that the connection leads to. */
    SERVER,
    /** The proxy on the way there. */
    PROXY
  }
}
