package org.patchbay.api;

/** The steps that status events tell of: WinINet's by their names and numbers, ours from 1000. */
public enum InternetStatus {
  /** A name is being looked up; text = the name. */
  RESOLVING_NAME(10),
  /** It was found; text = the address. */
  NAME_RESOLVED(11),
  /** An address is being dialled; text = the address. */
  CONNECTING_TO_SERVER(20),
  /** It answered; text = the address. */
  CONNECTED_TO_SERVER(21),
  /** A request is being sent. */
  SENDING_REQUEST(30),
  /** It was sent; value = bytes. */
  REQUEST_SENT(31),
  /** An answer is awaited. */
  RECEIVING_RESPONSE(40),
  /** It came; value = bytes. */
  RESPONSE_RECEIVED(41),
  /** The connection to the server is being closed. */
  CLOSING_CONNECTION(50),
  /** It was closed. */
  CONNECTION_CLOSED(51),
  /** A handle was made; value = its number. */
  HANDLE_CREATED(60),
  /** This handle ends; the last event of a handle. */
  HANDLE_CLOSING(70),
  /** The proxy is being found. */
  DETECTING_PROXY(80),
  /** An asynchronous call on this handle has ended; value = number of its error, 0 if it worked. */
  REQUEST_COMPLETE(100),
  /** A redirect is followed; text = the new URL. */
  REDIRECT(110),
  /** An interim (1xx) answer came; value = its status. */
  INTERMEDIATE_RESPONSE(120),
  /** Credentials or a decision are needed from the user. */
  USER_INPUT_REQUIRED(140),
  /** The connection went to secure or back. */
  STATE_CHANGE(200),
  /** Cookies were sent; value = how many. */
  COOKIE_SENT(320),
  /** Cookies came; value = how many. */
  COOKIE_RECEIVED(321),
  /** The provider that serves the handle is about to go; text = its name and version. */
  PROVIDER_DRAINING(1000),
  /** The provider that served the handle has gone; text = its name and version. */
  PROVIDER_GONE(1001),
  /** Another provider has taken the handle over; text = its name and version. */
  PROVIDER_RESUMED(1002);

  private final int number;

  InternetStatus(int number) {
    this.number = number;
  }

  /** The number, WinINet's where it has one. */
  public int number() {
    return number;
  }
}
