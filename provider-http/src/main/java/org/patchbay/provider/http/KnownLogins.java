package org.patchbay.provider.http;

import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Secret;
import org.patchbay.spi.login.Challenge;
import org.patchbay.spi.login.Login;

/**
 * The logins that a connection has found to be needed, by the path below which they are. What was
 * answered with the connection's own user is told to the core, so that the next provider goes on
 * with it: a body that can be sent once would be spent on a second challenge. Thread-safe.
 */
final class KnownLogins {
  private static final int MOST_SPACES = 32;
  private static final String KEY = "login ";

  private final ConcurrentMap<String, String> state;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  /** A login, and whether it is with the connection's own user. */
  private record Known(Login login, boolean own) {}

  /**
   * Takes over what an earlier provider has found.
   *
   * @param state the connection's portable state; holds challenges, no passwords
   * @param user null if the connection has none
   */
  KnownLogins(ConcurrentMap<String, String> state, @Nullable String user, Secret password) {
    this.state = state;
    if (user != null) {
      state.forEach((key, value) -> takeOver(key, value, user, password));
    }
  }

  private void takeOver(String key, String value, String user, Secret password) {
    int space = value.indexOf(' ');
    if (!key.startsWith(KEY) || space < 0) {
      return;
    }
    int provider = Integer.parseInt(value, 0, space, 10) + 1;
    for (Challenge challenge : Challenge.parse(value.substring(space + 1))) {
      Login login = Login.continued(challenge, user, password, provider);
      known.put(key.substring(KEY.length()), new Known(login, true));
      state.put(key, provider + " " + challenge.text());
    }
  }

  /** The login of the longest path that this one is below, null if there is none. */
  @Nullable Login of(Target target) {
    if (known.isEmpty()) {
      return null;
    }
    return known.entrySet().stream()
        .filter(entry -> target.path().startsWith(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(entry -> entry.getValue().login())
        .orElse(null);
  }

  /** Keeps the login of the connection's own user for what is beside and below a target. */
  void addOwn(Target target, Login login, Challenge challenge) {
    String space = add(target, new Known(login, true));
    state.put(KEY + space, "0 " + challenge.text());
  }

  /** Keeps a login that the caller was asked for. */
  void addAsked(Target target, Login login) {
    state.remove(KEY + add(target, new Known(login, false)));
  }

  private String add(Target target, Known login) {
    if (known.size() >= MOST_SPACES) {
      known.clear();
      state.keySet().removeIf(key -> key.startsWith(KEY));
    }
    String path = target.resource();
    String space = path.substring(0, path.lastIndexOf('/') + 1);
    known.put(space, login);
    return space;
  }

  /** Whether a login is with the connection's own user. */
  boolean isOwn(Login login) {
    return known.values().stream().anyMatch(known -> known.own() && known.login() == login);
  }

  /** It was refused. */
  void remove(@Nullable Login login) {
    known.forEach(
        (space, other) -> {
          if (other.login() == login) {
            known.remove(space);
            state.remove(KEY + space);
          }
        });
  }
}
