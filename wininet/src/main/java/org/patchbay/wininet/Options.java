package org.patchbay.wininet;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProfileRule;
import org.patchbay.api.Secret;
import org.patchbay.api.Timeouts;

/** The options of handles, and the timeouts that new sessions begin with. Thread-safe. */
final class Options {
  private static final int OFF = 0xffffffff;

  /** Options of handles that Windows CE does not have. */
  private static final Set<Integer> NOT_OF_CE =
      Set.of(
          WinInetConstants.INTERNET_OPTION_HANDLE_TYPE,
          WinInetConstants.INTERNET_OPTION_PARENT_HANDLE,
          WinInetConstants.INTERNET_OPTION_URL);

  private final Handles handles;
  private volatile @Nullable Timeouts defaults;

  Options(Handles handles) {
    this.handles = handles;
  }

  /** The timeouts of new roots, null if none were set (W-191). */
  @Nullable Timeouts defaults() {
    return defaults;
  }

  Object query(long handle, int option) throws InternetException {
    requireKnown(handle, option);
    if (TimeoutOption.is(option)) {
      Timeouts timeouts = handle == 0 ? defaults : handles.find(handle).timeouts();
      return TimeoutOption.read(timeouts == null ? Timeouts.DEFAULT : timeouts, option);
    }
    return switch (option) {
      case WinInetConstants.INTERNET_OPTION_HANDLE_TYPE -> node(handle).type();
      case WinInetConstants.INTERNET_OPTION_PARENT_HANDLE -> parent(node(handle));
      case WinInetConstants.INTERNET_OPTION_CONTEXT_VALUE -> node(handle).context();
      case WinInetConstants.INTERNET_OPTION_USERNAME -> user(http(handle));
      case WinInetConstants.INTERNET_OPTION_PASSWORD ->
          throw Refusal.of(InternetError.INVALID_OPERATION, "a password cannot be read back");
      case WinInetConstants.INTERNET_OPTION_URL -> node(handle, RequestNode.class).url();
      case WinInetConstants.INTERNET_OPTION_USER_AGENT -> node(handle, RootNode.class).agent();
      case WinInetConstants.INTERNET_OPTION_PROXY -> node(handle, RootNode.class).proxy();
      default -> throw unknown(option);
    };
  }

  /** An option that the profile does not have is unknown, like any other that is none. */
  private void requireKnown(long handle, int option) throws InternetException {
    if (handle != 0
        && NOT_OF_CE.contains(option)
        && !RootNode.of(handles.find(handle)).profile().has(ProfileRule.ALL_OPTIONS)) {
      throw unknown(option);
    }
  }

  private static InternetException unknown(int option) {
    return Refusal.of(InternetError.INVALID_OPTION, "not an option: " + option); // W-200
  }

  /** These options need a handle (W-206). */
  private Node node(long handle) throws InternetException {
    return node(handle, Node.class);
  }

  private <N extends Node> N node(long handle, Class<N> kind) throws InternetException {
    if (handle == 0) {
      throw Refusal.of(InternetError.INCORRECT_HANDLE_TYPE, "the option needs a handle");
    }
    return handles.find(handle, kind); // W-201
  }

  private HttpNode http(long handle) throws InternetException {
    Node node = node(handle);
    return node instanceof RequestNode request ? request.http() : node(handle, HttpNode.class);
  }

  private static long parent(Node node) {
    Node parent = node.parent();
    return parent == null ? 0 : parent.number();
  }

  private static String user(HttpNode http) {
    String user = http.user();
    return user == null ? "" : user;
  }

  void set(long handle, int option, @Nullable Object value) throws InternetException {
    requireKnown(handle, option);
    if (TimeoutOption.is(option)) {
      setTimeout(handle, option, valueOf(value, Integer.class));
      return;
    }
    switch (option) {
      case WinInetConstants.INTERNET_OPTION_CONTEXT_VALUE ->
          node(handle).context(valueOf(value, Long.class));
      case WinInetConstants.INTERNET_OPTION_USERNAME -> {
        HttpNode http = http(handle);
        http.login(valueOf(value, String.class), http.password());
      }
      case WinInetConstants.INTERNET_OPTION_PASSWORD -> {
        HttpNode http = http(handle);
        http.login(http.user(), Secret.of(valueOf(value, String.class)));
      }
      case WinInetConstants.INTERNET_OPTION_HANDLE_TYPE,
          WinInetConstants.INTERNET_OPTION_PARENT_HANDLE,
          WinInetConstants.INTERNET_OPTION_URL,
          WinInetConstants.INTERNET_OPTION_USER_AGENT,
          WinInetConstants.INTERNET_OPTION_PROXY ->
          throw Refusal.of(InternetError.OPTION_NOT_SETTABLE, "option " + option); // W-203
      default -> throw unknown(option);
    }
  }

  private static <T> T valueOf(@Nullable Object value, Class<T> type) throws InternetException {
    if (!type.isInstance(value)) {
      throw Refusal.of( // W-202: a length in C, a type here
          InternetError.BAD_OPTION_LENGTH, "the option takes a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** A connection that is there already is told; what came out of it has its timeouts. */
  private void setTimeout(long handle, int option, int millis) throws InternetException {
    Duration timeout = millis == OFF ? TimeoutOption.LONGEST : Duration.ofMillis(millis);
    if (handle == 0) {
      defaults = TimeoutOption.write(defaults, option, timeout);
      return;
    }
    Node node = handles.find(handle);
    Timeouts changed = TimeoutOption.write(node.timeouts(), option, timeout);
    node.timeouts(changed);
    for (Node each = node; each != null; each = each.parent()) {
      each.retime(changed);
    }
  }
}
