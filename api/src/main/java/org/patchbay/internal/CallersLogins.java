package org.patchbay.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Credentials;
import org.patchbay.api.CredentialsCallback;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a caller for logins, and keeps what it answers until that is erased. Its lock guards the row
 * alone and is never held while the caller is asked.
 */
final class CallersLogins {
  private static final Logger LOG = LoggerFactory.getLogger(CallersLogins.class);
  private static final int MOST_ATTEMPTS = 3;

  /** More than any connection remembers: the oldest has been replaced long since. */
  private static final int MOST_SECRETS = 64;

  private final Deque<Secret> taken = new ArrayDeque<>();
  private boolean ended;

  Optional<Credentials> ask(@Nullable CredentialsCallback callback, LoginChallenge challenge) {
    if (callback == null || challenge.attempt() > MOST_ATTEMPTS) {
      return Optional.empty();
    }
    Optional<Credentials> answer = answer(callback, challenge);
    answer.ifPresent(credentials -> keep(credentials.password()));
    return answer;
  }

  private static Optional<Credentials> answer(
      CredentialsCallback callback, LoginChallenge challenge) {
    try {
      Optional<Credentials> answer = callback.answer(challenge);
      if (answer != null && answer.isPresent() && answer.get().password().isErased()) {
        LOG.warn(
            "the password for {} port {} has been erased: answer with a copy of one that you keep",
            challenge.host(),
            challenge.port());
        return Optional.empty();
      }
      return answer == null ? Optional.empty() : answer;
    } catch (Throwable e) { // foreign code: the request gets its challenge as the answer
      LOG.warn("a credentials callback failed: {}", e.toString());
      return Optional.empty();
    }
  }

  private void keep(Secret password) {
    Secret old = null;
    synchronized (taken) {
      taken.add(password);
      if (ended || taken.size() > MOST_SECRETS) {
        old = taken.remove();
      }
    }
    if (old != null) {
      old.erase();
    }
  }

  /** Nobody logs in any more. */
  void erase() {
    synchronized (taken) {
      ended = true;
      taken.forEach(Secret::erase);
      taken.clear();
    }
  }
}
