package org.patchbay.spi.login;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.patchbay.api.Secret;

/**
 * An answer to a challenge, good for further requests. The password stays in its {@link Secret},
 * which must live as long as this is used, and is read when an answer is made. Thread-safe.
 */
@ProviderType
public interface Login {

  /**
   * Prepares the answers to a challenge: Basic (RFC 7617), or Digest (RFC 7616) with MD5 or
   * SHA-256.
   *
   * @param challenge one of {@link Challenge#strongest}
   */
  static Login of(Challenge challenge, String user, Secret password) {
    return challenge.scheme().equals("basic")
        ? new Basic(user, password)
        : new Digest(user, password, challenge);
  }

  /**
   * Prepares further answers to a challenge that another provider has been answering: the server
   * takes no nonce count twice (RFC 7616 §3.4), so each provider counts from a number of its own.
   *
   * @param provider how many providers have answered it before, 1 or more
   */
  static Login continued(Challenge challenge, String user, Secret password, int provider) {
    return challenge.scheme().equals("basic")
        ? new Basic(user, password)
        : Digest.continued(user, password, challenge, provider);
  }

  /** A login that is sent before it is asked for, as to a proxy: Basic. */
  static Login basic(String user, Secret password) {
    return new Basic(user, password);
  }

  /**
   * The value of the Authorization header, or Proxy-Authorization, for one request.
   *
   * @param target what stands behind the method in the request line
   * @throws IllegalStateException if the password has been erased
   */
  String answer(String method, String target);

  /**
   * The login for a new challenge after this one was refused, with the same user and password,
   * where the asker says that it was only too old.
   *
   * @return empty if it does not say so
   */
  Optional<Login> renewedBy(Challenge challenge);

  /**
   * The same after a refusal of what was accepted for an earlier request: user and password were
   * right, what has grown old is the rest.
   *
   * @return empty if the answer would be the same as before
   */
  Optional<Login> again(Challenge challenge);
}
