package org.patchbay.tck;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.patchbay.api.Secret;

/** A user and a password that a server has to accept, made up for one run. Immutable. */
public final class Login {
  /** A password that is nobody's, and that nothing else contains. */
  static final String WRONG = "pwWrongAndNotToBeRead";

  private static final int MARKER_BITS = 80;

  private final String user;
  private final String password;

  private Login(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** A login whose password occurs nowhere else, so that it is found wherever it is told. */
  static Login random() {
    return new Login("ann", "pw" + new BigInteger(MARKER_BITS, new SecureRandom()).toString(36));
  }

  /** The user: letters only. */
  public String user() {
    return user;
  }

  /** The password: letters and digits, in clear, for the server to compare with. */
  public String password() {
    return password;
  }

  /** The password as a request takes it. */
  Secret secret() {
    return Secret.of(password);
  }

  /** The user alone. */
  @Override
  public String toString() {
    return user;
  }
}
