package org.patchbay.cli.batch;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.cli.surroundings.OpenSessions;
import org.patchbay.cli.text.Text;

/**
 * The fields that all operations have in common: time, TLS, proxy. Owns the proxy's password.
 *
 * @param session the same as the API has it
 * @param total for the whole operation
 * @param secret the proxy's password, null if it has none
 */
record BatchOptions(SessionOptions session, Duration total, @Nullable Secret secret)
    implements AutoCloseable {
  private static final int SILENCE_MILLIS = 5_000;
  private static final int TOTAL_MILLIS = 600_000;

  /** The longest body, if the request does not say less; half a minute of a fast network. */
  private static final long LARGEST = 256L << 20;

  private static final Map<String, String> TLS_VERSIONS =
      Map.of("TLSv1.2", "TLSv1.2", "1.2", "TLSv1.2", "TLSv1.3", "TLSv1.3", "1.3", "TLSv1.3");

  static BatchOptions of(BatchFields fields) throws BatchFailure {
    Timeouts timeouts = timeouts(fields);
    SessionOptions options =
        SessionOptions.agent(OpenSessions.AGENT)
            .providerWait(Duration.ZERO)
            .timeouts(timeouts)
            .tls(tls(fields));
    BatchFields proxy = fields.object("proxy");
    if (proxy == null) {
      return new BatchOptions(options, timeouts.total(), null);
    }
    String password = proxy.text("password");
    Secret secret = password == null ? null : Secret.of(password);
    return new BatchOptions(options.proxy(proxy(proxy, secret)), timeouts.total(), secret);
  }

  /** How many bytes the operation may bring. */
  static long maxBytes(BatchFields fields) throws BatchFailure {
    return Math.min(LARGEST, fields.number("maxBytes", 0, Long.MAX_VALUE, LARGEST));
  }

  private static Timeouts timeouts(BatchFields fields) throws BatchFailure {
    Duration silence = millis(fields, "timeoutMs", SILENCE_MILLIS);
    return Timeouts.DEFAULT
        .withSilence(silence)
        .withConnect(millis(fields, "connectTimeoutMs", Math.toIntExact(silence.toMillis())))
        .withTotal(millis(fields, "totalTimeoutMs", TOTAL_MILLIS));
  }

  private static Duration millis(BatchFields fields, String name, int otherwise)
      throws BatchFailure {
    return Duration.ofMillis(fields.integer(name, 1, Integer.MAX_VALUE, otherwise));
  }

  private static TlsOptions tls(BatchFields fields) throws BatchFailure {
    TlsOptions tls = TlsOptions.DEFAULT;
    String version = fields.text("tlsMin", "TLSv1.2");
    if (!TLS_VERSIONS.containsKey(version)) {
      throw fields.wrong("tlsMin", "TLSv1.2 or TLSv1.3");
    }
    tls = tls.minimumVersion(TLS_VERSIONS.get(version));
    try {
      String roots = fields.text("tlsTrust");
      if (roots != null) {
        tls = tls.trusting(Path.of(roots));
      }
      tls = presenting(tls, fields);
      String pins = fields.text("tlsPin");
      if (pins != null) {
        tls = pinned(tls, pins, fields);
      }
    } catch (BatchFailure e) {
      throw e;
    } catch (IOException | InvalidPathException e) {
      throw BatchFailure.invalid("a PEM file cannot be used: " + file(e));
    }
    return fields.flag("tlsVerify", true) ? tls : tls.withoutVerification();
  }

  private static TlsOptions pinned(TlsOptions tls, String pins, BatchFields fields)
      throws BatchFailure {
    try {
      return tls.pinned(pins.split("[;,\\s]+"));
    } catch (IllegalArgumentException e) {
      throw fields.wrong("tlsPin", "sha256// and Base64, several parted by ;");
    }
  }

  /** Exceptions of the file system have nothing but the file's name as message. */
  private static String file(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    String reason = Text.reason(failure);
    return message.equals(reason) ? message : message + ": " + reason;
  }

  /** A key may stand in the certificate's file. */
  private static TlsOptions presenting(TlsOptions tls, BatchFields fields) throws IOException {
    String chain = fields.text("clientCert");
    String key = fields.text("clientKey", chain == null ? "" : chain);
    if (chain == null && !key.isEmpty()) {
      throw BatchFailure.invalid("field \"clientKey\" needs \"clientCert\"");
    }
    return chain == null ? tls : tls.presenting(Path.of(chain), Path.of(key));
  }

  private static ProxyServer proxy(BatchFields proxy, @Nullable Secret password)
      throws BatchFailure {
    proxy.required("type");
    ProxyServer.Type type = proxy.word("type", ProxyServer.Type.HTTP);
    String host = proxy.required("host");
    int port = proxy.integer("port", 1, 65535, 0);
    if (port == 0 || host.isEmpty()) {
      throw proxy.wrong(host.isEmpty() ? "host" : "port", "given: a proxy has no default");
    }
    if (type == ProxyServer.Type.SOCKS4 && password != null) {
      throw proxy.wrong("password", "absent: SOCKS 4 has none");
    }
    String user = proxy.text("user");
    if (user == null && password != null) {
      throw proxy.wrong("user", "given where there is a password");
    }
    ProxyServer server = ProxyServer.of(type, host, port);
    return user == null ? server : server.login(user, password == null ? Secret.of("") : password);
  }

  @Override
  public void close() {
    if (secret != null) {
      secret.erase();
    }
  }
}
