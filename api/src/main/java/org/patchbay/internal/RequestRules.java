package org.patchbay.internal;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.CredentialsCallback;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;

/** What a request must be, and what is filled in where it is silent; all before a byte is sent. */
final class RequestRules {
  /** Limits of the seeds (catalogue 1.2). */
  private static final int LONGEST_HOST = 256;

  private static final int LONGEST_USER = 128;

  private RequestRules() {}

  static void checkServer(String server) throws InternetException {
    if (server.isEmpty()) {
      throw refused("the server name is empty"); // W-008, W-009
    }
    if (server.length() > LONGEST_HOST) {
      throw refused("the server name has more than " + LONGEST_HOST + " characters");
    }
    if (server.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '/' || c == '@')) {
      throw refused("not a server name or address: \"" + printable(server) + "\"");
    }
  }

  /** Completes a request: port, login, timeouts and TLS options are set afterwards. */
  static ConnectRequest complete(String service, ConnectRequest asked, Lease lease, Session session)
      throws InternetException {
    checkFlags(asked.flags(), lease);
    ProfileRules.checkSecure(session.profile(), service, asked);
    checkOptions(asked.options(), lease);
    Timeouts timeouts = asked.timeouts();
    if (timeouts == null) {
      timeouts = session.options().timeouts();
    }
    TlsOptions tls = asked.tls();
    CredentialsCallback own = asked.credentials();
    CredentialsCallback credentials = own == null ? session.options().credentials() : own;
    ConnectRequest answered = credentials == null ? asked : asked.credentials(credentials);
    return login(answered, lease, session.settings().email())
        .port(ProfileRules.port(session.profile(), asked, lease))
        .timeouts(timeouts == null ? session.settings().timeouts() : timeouts)
        .tls(tls == null ? session.tls() : tls);
  }

  private static void checkFlags(Set<ConnectFlag> flags, Lease lease) throws InternetException {
    Set<ConnectFlag> foreign = new TreeSet<>(flags);
    foreign.removeAll(lease.offer().flags());
    foreign.remove(ConnectFlag.EXISTING); // the core's own
    if (!foreign.isEmpty()) {
      throw refused(lease.offer().name() + " does not know the flags " + foreign);
    }
  }

  /** Values never appear in messages: one may be a secret, such as an account. */
  private static void checkOptions(Map<String, String> options, Lease lease)
      throws InternetException {
    Set<String> foreign = new TreeSet<>(options.keySet());
    foreign.removeAll(lease.offer().options());
    if (!foreign.isEmpty()) {
      throw refused(
          lease.offer().name() + " does not know the options " + printable(foreign.toString()));
    }
    for (Map.Entry<String, String> option : options.entrySet()) {
      if (option.getValue().chars().anyMatch(Character::isISOControl)) {
        throw refused("the option " + option.getKey() + " holds control characters");
      }
    }
  }

  /** The four rows of the credential table, where the service logs in at all (W-034 to W-043). */
  private static ConnectRequest login(ConnectRequest asked, Lease lease, String email)
      throws InternetException {
    String user = emptyAsNull(asked.user());
    Secret password = asked.password();
    if (password != null && password.isEmpty()) {
      password = null;
    }
    checkUser(user);
    String defaultUser = lease.offer().user();
    if (defaultUser.isEmpty()) {
      return asked.login(user, password == null ? null : password.copy());
    }
    if (user == null && password != null) {
      throw refused("a password without a user"); // W-036, W-038
    }
    if (user == null) {
      return asked.login(defaultUser, Secret.of(email)); // W-034, W-039
    }
    return asked.login(user, password == null ? Secret.of("") : password.copy()); // W-035, W-037
  }

  private static void checkUser(@Nullable String user) throws InternetException {
    if (user != null && user.length() > LONGEST_USER) {
      throw refused("the user name has more than " + LONGEST_USER + " characters");
    }
    if (user != null && user.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw refused("the user name holds CR, LF or NUL");
    }
  }

  /** Where a request leads, as a URL without secrets. */
  static String endpoint(String service, ConnectRequest request) {
    boolean secure = request.has(ConnectFlag.SECURE);
    return service
        + (secure ? "s" : "")
        + "://"
        + (request.user() == null ? "" : request.user() + "@")
        + authority(request.server(), request.port());
  }

  /** Host and port as a URL has them (RFC 3986 §3.2.2). */
  static String authority(String host, int port) {
    boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (bare ? "[" + host + "]" : host) + ":" + port;
  }

  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static InternetException refused(String why) {
    return new InternetException(InternetError.INVALID_PARAMETER, "connect() refused: " + why);
  }
}
