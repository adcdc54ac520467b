package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;

/** Sessions, connections, errors, callbacks and options: functions that know no protocol. */
abstract sealed class InternetFunctions permits TransferFunctions {
  final Handles handles = new Handles();
  final Calls calls = new Calls();
  final Pending pending = new Pending(calls);
  private final InternetWork work;
  private final Options options = new Options(handles);

  InternetFunctions(Internet internet) {
    work = new InternetWork(internet, handles, calls, pending);
  }

  /**
   * Opens a session; the root of all other handles.
   *
   * @param agent the name of the application on the wire; NULL for none
   * @param accessType {@code INTERNET_OPEN_TYPE_…}
   * @param proxy {@code host:port} or {@code socks=host:port}, for {@code INTERNET_OPEN_TYPE_PROXY}
   * @param proxyBypass host patterns that are reached directly, by blanks or semicolons
   * @param flags {@code INTERNET_FLAG_OFFLINE}, {@code INTERNET_FLAG_ASYNC}: functions below that
   *     take a context, or work on a handle that has one, and may take long give 0 or false at
   *     once, with 997; the callback is told {@code INTERNET_STATUS_REQUEST_COMPLETE} with an
   *     {@link InternetAsyncResult}, and arrays are filled by then. A context of 0, or no callback:
   *     the function does its work before it returns
   * @return 0 if that failed
   */
  public long internetOpen(
      @Nullable String agent,
      int accessType,
      @Nullable String proxy,
      @Nullable String proxyBypass,
      int flags) {
    return calls.number(
        0, () -> work.open(agent, accessType, proxy, proxyBypass, flags, options.defaults()));
  }

  /**
   * Connects: to an FTP server at once, to others with the first request.
   *
   * @param internet of {@link #internetOpen}
   * @param server name or address
   * @param port 0 for the default of the service
   * @param user NULL for anonymous (FTP) or none
   * @param password NULL for none
   * @param service {@code INTERNET_SERVICE_…}, which alone chooses the protocol
   * @param flags {@code INTERNET_FLAG_PASSIVE} (FTP), {@code INTERNET_FLAG_SECURE} (HTTP: the
   *     default port is 443)
   * @param context comes back with each callback; 0 for none
   * @return 0 if that failed
   */
  public long internetConnect(
      long internet,
      @Nullable String server,
      int port,
      @Nullable String user,
      @Nullable String password,
      int service,
      int flags,
      long context) {
    return calls.number(
        0, () -> work.connect(internet, server, port, user, password, service, flags, context));
  }

  /**
   * Closes a handle and all below it. An upload is complete with this.
   *
   * @return false if it was no handle, or if what was under way did not end well; it is closed then
   */
  public boolean internetCloseHandle(long handle) {
    LastErrors.LastError last = calls.mine();
    int before = last.number();
    boolean[] cancelled = new boolean[1];
    boolean closed = calls.succeeds(() -> cancelled[0] = handles.close(handle));
    if (closed) {
      last.answered(cancelled[0] ? WinInetErrors.ERROR_IO_PENDING : before); // W-120
    }
    return closed;
  }

  /**
   * Sets who hears of this handle and of those that are made below it from now on.
   *
   * @param callback NULL for nobody
   * @return the one before, NULL if there was none; {@link
   *     WinInetConstants#INTERNET_INVALID_STATUS_CALLBACK} if it is no handle
   */
  public @Nullable InternetStatusCallback internetSetStatusCallback(
      long handle, @Nullable InternetStatusCallback callback) {
    InternetStatusCallback[] before = new InternetStatusCallback[1];
    boolean set =
        calls.succeeds(
            () -> {
              Node node = handles.find(handle);
              if (callback == null && !node.pending().isEmpty()) { // W-141
                throw Refusal.of(InternetError.REQUEST_PENDING, "somebody is to be told yet");
              }
              before[0] = node.callback();
              node.callback(callback);
            });
    return set ? before[0] : WinInetConstants.INTERNET_INVALID_STATUS_CALLBACK;
  }

  /** The number of what the thread's last function came to; 0 if it succeeded. */
  public int getLastError() {
    return calls.mine().number();
  }

  /** What was tried, on what, and what came back: the text behind {@link #getLastError()}. */
  public String getLastErrorMessage() {
    return calls.mine().message();
  }

  /**
   * What the server said to the thread's last function: every line of every reply, in order.
   *
   * @param error place for the number of what the function came to
   * @return empty if it heard nothing; NULL if there is no place for the number
   */
  public @Nullable String internetGetLastResponseInfo(int @Nullable [] error) {
    LastErrors.LastError last = calls.mine();
    if (error == null || error.length == 0) {
      last.answered(WinInetErrors.ERROR_INVALID_PARAMETER); // W-062
      return null;
    }
    last.answered(WinInetErrors.ERROR_SUCCESS);
    error[0] = last.responseNumber();
    return last.response();
  }

  /**
   * Reads an option.
   *
   * @param handle 0 for the defaults of new sessions (timeouts)
   * @param option {@code INTERNET_OPTION_…}
   * @return an Integer, a Long or a String, as the option has it; NULL if that failed
   */
  public @Nullable Object internetQueryOption(long handle, int option) {
    return calls.value(() -> options.query(handle, option));
  }

  /**
   * Sets an option.
   *
   * @param handle 0 for the defaults of new sessions (timeouts)
   * @param option {@code INTERNET_OPTION_…}
   * @param value an Integer (milliseconds), a Long (context) or a String, as the option has it
   */
  public boolean internetSetOption(long handle, int option, @Nullable Object value) {
    return calls.succeeds(() -> options.set(handle, option, value));
  }
}
