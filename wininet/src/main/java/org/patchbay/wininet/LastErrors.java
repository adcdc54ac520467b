package org.patchbay.wininet;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What each thread's last function came to. Known here by the thread, weakly: a value in the thread
 * itself would lead from threads of the caller's to this bundle after it has gone.
 */
final class LastErrors {
  private final Map<Thread, LastError> threads = Collections.synchronizedMap(new WeakHashMap<>());

  /** That of the calling thread. */
  LastError mine() {
    return threads.computeIfAbsent(Thread.currentThread(), thread -> new LastError());
  }

  /** One thread's, changed by that thread alone. */
  static final class LastError {
    private int number;
    private int responseNumber;
    private String message = "";
    private final StringBuilder response = new StringBuilder();

    /** A function begins: what the server said to the one before is gone (W-066). */
    void begin() {
      response.setLength(0);
      responseNumber = 0;
    }

    /** The server has said this, after what it said before in the same function (W-069). */
    void heard(String reply) {
      response.append(reply);
    }

    void succeeded() {
      number = WinInetErrors.ERROR_SUCCESS; // W-022
      message = "";
    }

    void failed(int newNumber, String newMessage) {
      number = newNumber;
      responseNumber = newNumber;
      message = newMessage;
    }

    /** Not about what the server said: that stays (W-066). */
    void answered(int newNumber) {
      number = newNumber;
    }

    int number() {
      return number;
    }

    int responseNumber() {
      return responseNumber;
    }

    String message() {
      return message;
    }

    String response() {
      return response.toString();
    }
  }
}
