package org.patchbay.provider.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.login.Challenge;
import org.patchbay.spi.login.Login;

/**
 * The login of one connection: user and password go to its own origin only, and only after a
 * challenge (W-155); where there is none, or it is refused, the caller is asked. From then on
 * requests below the challenged path carry it at once (RFC 7617 §2.2). The password stays in its
 * {@link Secret} and is read when a header is made. Thread-safe.
 */
final class Authentication {
  private static final Secret NONE = Secret.of("");

  private final ConnectContext context;
  private final @Nullable String user;
  private final Secret password;
  private final KnownLogins known;

  Authentication(ConnectContext context) {
    Secret given = context.request().password();
    this.context = context;
    this.user = context.request().user();
    this.password = given == null ? NONE : given;
    this.known = new KnownLogins(context.state(), user, password);
  }

  /** Whether a challenge might be answered. */
  boolean canLogIn() {
    return user != null || context.canAskForLogin();
  }

  /** The login that this target is known to need, null if it is not known to need one. */
  @Nullable Login known(Target target) {
    return known.of(target);
  }

  /**
   * The login to try after a 401; null if there is none, or if all have been refused.
   *
   * @param used what the refused request carried
   * @param wasAccepted whether that had been accepted for an earlier request
   * @param way the schemes that may be used
   * @param attempts how often the caller was asked about the request
   */
  @Nullable Login challenged(
      Target target,
      List<HttpHeader> answer,
      @Nullable Login used,
      boolean wasAccepted,
      HttpAuthentication way,
      AtomicInteger attempts) {
    Challenge challenge = strongest(answer, way).orElse(null);
    if (challenge == null) {
      return null;
    }
    Login next = again(used, wasAccepted, challenge).orElse(null);
    if (next != null) {
      if (used == null || known.isOwn(used)) {
        known.addOwn(target, next, challenge);
      } else {
        known.addAsked(target, next);
      }
      return next;
    }
    known.remove(used);
    next = asked(target, challenge, attempts).orElse(null);
    if (next != null) {
      known.addAsked(target, next);
    }
    return next;
  }

  private static Optional<Challenge> strongest(List<HttpHeader> answer, HttpAuthentication way) {
    return Challenge.strongest(
        answer.stream()
            .filter(line -> line.isNamed("WWW-Authenticate"))
            .map(HttpHeader::value)
            .toList(),
        scheme -> way == HttpAuthentication.ANY || scheme.equalsIgnoreCase(way.name()));
  }

  private Optional<Login> again(@Nullable Login used, boolean wasAccepted, Challenge challenge) {
    if (used == null) {
      return own(challenge);
    }
    return wasAccepted ? used.again(challenge) : used.renewedBy(challenge);
  }

  private Optional<Login> own(Challenge challenge) {
    return Optional.ofNullable(user).map(name -> Login.of(challenge, name, password));
  }

  private Optional<Login> asked(Target target, Challenge challenge, AtomicInteger attempts) {
    return context
        .askForLogin(
            new LoginChallenge(
                LoginChallenge.Asker.SERVER,
                target.origin().host(),
                target.origin().port(),
                challenge.scheme(),
                challenge.realm(),
                attempts.incrementAndGet()))
        .map(answer -> Login.of(challenge, answer.user(), answer.password()));
  }
}
