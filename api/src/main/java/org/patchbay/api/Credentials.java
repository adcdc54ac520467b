package org.patchbay.api;

import java.util.Objects;

/**
 * A user and a password, as a {@link CredentialsCallback} answers.
 *
 * @param user the user; empty is a user too
 * @param password the password; never part of {@code toString()}
 */
public record Credentials(String user, Secret password) {

  /**
   * Checks the user.
   *
   * @throws IllegalArgumentException if it holds a control character
   */
  public Credentials {
    Objects.requireNonNull(password, "password");
    if (Objects.requireNonNull(user, "user").chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a user name has no control characters");
    }
  }
}
