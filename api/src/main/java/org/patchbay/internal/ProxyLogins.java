package org.patchbay.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.CredentialsCallback;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.spi.ProxyLogin;
import org.patchbay.spi.login.Challenge;
import org.patchbay.spi.login.Login;

/** How one session logs in to its HTTP proxies; what a proxy took goes with later requests. */
final class ProxyLogins {
  private static final int MOST_LOGINS = 6;

  private final Map<String, Login> known = new ConcurrentHashMap<>();
  private final CallersLogins answers = new CallersLogins();

  /** The logins for one request. */
  ProxyLogin begin(ProxyServer proxy, @Nullable CredentialsCallback callback) {
    return new Attempts(proxy, callback);
  }

  /** The session has ended. */
  void erase() {
    known.clear();
    answers.erase();
  }

  private final class Attempts implements ProxyLogin {
    private final ProxyServer proxy;
    private final String key;
    private final @Nullable CredentialsCallback callback;
    private final Set<String> ownTried = new HashSet<>();
    private @Nullable Login used;
    private boolean wasKnown;
    private int count;
    private int asked;

    Attempts(ProxyServer proxy, @Nullable CredentialsCallback callback) {
      this.proxy = proxy;
      this.key = proxy.toString();
      this.callback = callback;
    }

    @Override
    public @Nullable String next(String method, String target, List<String> challenges) {
      Login again = used;
      Login next = !challenges.isEmpty() ? another(challenges) : again == null ? first() : again;
      used = next;
      return next == null ? null : next.answer(method, target);
    }

    /** Whom the caller has named, with a password, gets it without being asked for it. */
    private @Nullable Login first() {
      Login login = known.get(key);
      wasKnown = login != null;
      return login == null ? own("basic", Login::basic) : login;
    }

    private @Nullable Login another(List<String> challenges) {
      Challenge challenge = Challenge.strongest(challenges, scheme -> true).orElse(null);
      if (challenge == null || ++count > MOST_LOGINS) {
        return null;
      }
      Login refused = used;
      Login next = refused == null ? null : renewed(refused, challenge).orElse(null);
      if (next == null) {
        known.values().removeIf(login -> login == refused);
        next = own(challenge.scheme(), (user, password) -> Login.of(challenge, user, password));
      }
      if (next == null) {
        next = asked(challenge);
      }
      if (next != null) {
        known.put(key, next);
      }
      return next;
    }

    /** What the session has known was right once, and may only have grown old. */
    private Optional<Login> renewed(Login refused, Challenge challenge) {
      boolean wasAccepted = wasKnown;
      wasKnown = false;
      return wasAccepted ? refused.again(challenge) : refused.renewedBy(challenge);
    }

    private @Nullable Login own(String scheme, Making making) {
      String user = proxy.user();
      Secret password = proxy.password();
      return user != null && password != null && ownTried.add(scheme)
          ? making.login(user, password)
          : null;
    }

    private @Nullable Login asked(Challenge challenge) {
      LoginChallenge question =
          new LoginChallenge(
              LoginChallenge.Asker.PROXY,
              proxy.host(),
              proxy.port(),
              challenge.scheme(),
              challenge.realm(),
              ++asked);
      Optional<Login> answer =
          answers
              .ask(callback, question)
              .map(login -> Login.of(challenge, login.user(), login.password()));
      return answer.orElse(null);
    }
  }

  @FunctionalInterface
  private interface Making {
    Login login(String user, Secret password);
  }
}
