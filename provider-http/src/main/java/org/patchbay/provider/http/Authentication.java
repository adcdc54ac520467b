package org.patchbay.provider.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpHeader;

/**
 * The login of one connection: user and password go to its own origin only, and only after a
 * challenge (W-155). From then on requests below the challenged path carry it at once (RFC 7617
 * §2.2). The password stays in its {@link Secret} and is read when a header is made. Thread-safe.
 */
final class Authentication {
  private static final int MOST_SPACES = 32;
  private static final Secret NONE = Secret.of("");

  private final @Nullable String user;
  private final Secret password;
  private final ConcurrentMap<String, Login> known = new ConcurrentHashMap<>();

  Authentication(ConnectRequest request) {
    Secret given = request.password();
    this.user = request.user();
    this.password = given == null ? NONE : given;
  }

  boolean hasUser() {
    return user != null;
  }

  /** The login that this target is known to need, null if it is not known to need one. */
  @Nullable Login known(Target target) {
    if (known.isEmpty()) {
      return null;
    }
    return known.entrySet().stream()
        .filter(entry -> target.path().startsWith(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  /**
   * The login to try after a 401; null if there is none, or if it has just been refused.
   *
   * @param used what the refused request carried
   * @param way the schemes that may be used
   */
  @Nullable Login challenged(
      Target target, List<HttpHeader> answer, @Nullable Login used, HttpAuthentication way) {
    Optional<Challenge> challenge = Challenge.strongest(answer, way);
    if (user == null || challenge.isEmpty()) {
      return null;
    }
    if (used != null && !used.isRenewedBy(challenge.get())) {
      known.values().remove(used);
      return null;
    }
    Login login = login(user, challenge.get());
    if (known.size() >= MOST_SPACES) {
      known.clear();
    }
    known.put(space(target.resource()), login);
    return login;
  }

  private Login login(String name, Challenge challenge) {
    return challenge.scheme().equals("basic")
        ? new Basic(name, password)
        : new Digest(name, password, challenge);
  }

  private static String space(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
