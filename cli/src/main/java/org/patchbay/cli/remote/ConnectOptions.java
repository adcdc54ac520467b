package org.patchbay.cli.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.OpenSessions;
import picocli.CommandLine.Option;

/** The options of every command that connects, and what follows from them. */
public final class ConnectOptions {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Log in as this user; else as the user of the URL, or as the service has it.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The password is the first line of this file.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--active",
      description = "FTP: let the server open the data connections; passive is the default.")
  private boolean active;

  @Option(
      names = {"--tls", "--explicit-tls"},
      description = "FTP: secure an ftp:// connection with AUTH TLS before logging in.")
  private boolean tls;

  @Option(
      names = "--trust",
      paramLabel = "PEM",
      description = "Trust the certificates of this file, and no others.")
  private @Nullable Path trust;

  @Option(
      names = "--pin",
      paramLabel = "sha256//BASE64",
      description = "Take only a server with this key; several times for one of several.")
  private @Nullable List<String> pins;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Give up when nothing comes for so long, or connecting takes longer.")
  private @Nullable Integer timeout;

  /** Opens a session; reads the files that the options name first. */
  public InternetSession open(OpenSessions sessions) throws Failure, InternetException {
    // Nobody brings a provider back while a command runs.
    SessionOptions options = SessionOptions.agent(OpenSessions.AGENT).providerWait(Duration.ZERO);
    if (timeout != null) {
      options = options.timeouts(timeouts(timeout));
    }
    if (trust != null || pins != null) {
      TlsOptions tls = trust == null ? TlsOptions.DEFAULT : trusting(trust);
      options = options.tls(pins == null ? tls : pinned(tls, pins));
    }
    return sessions.open(options);
  }

  /** Refuses what can be seen to be wrong before anything is done. */
  public void check(Url url) throws Failure {
    if ((active || tls) && !url.scheme().isFtp()) {
      throw Failure.ofUsage((active ? "--active" : "--tls") + " is for FTP, not for " + url);
    }
    if (url.scheme().isGopher() && login(url)) {
      throw Failure.ofUsage("Gopher has no login: leave user and password out for " + url);
    }
    if (passwordFile != null && user == null && url.user() == null) {
      throw Failure.ofUsage("--password-file needs --user");
    }
  }

  /** What connecting to the URL takes. The caller erases the password. */
  ConnectRequest request(Url url) throws Failure {
    ConnectRequest request = ConnectRequest.to(url.host()).port(url.port());
    if (login(url)) {
      request = request.login(user == null ? url.user() : user, password(url));
    }
    if (active) {
      request = request.active();
    }
    if (url.scheme() == Scheme.FTPS) {
      return request.implicitTls();
    }
    return tls || url.scheme().isSecure() ? request.secure() : request;
  }

  private boolean login(Url url) {
    return Stream.of(user, passwordFile, url.user(), url.password()).anyMatch(o -> o != null);
  }

  private @Nullable Secret password(Url url) throws Failure {
    if (passwordFile == null) {
      return url.password();
    }
    try (Stream<String> lines = Files.lines(passwordFile)) {
      return Secret.of(lines.findFirst().orElse(""));
    } catch (IOException | java.io.UncheckedIOException e) {
      throw Failure.ofFile("cannot read the password file " + passwordFile, e);
    }
  }

  private static Timeouts timeouts(int seconds) throws Failure {
    if (seconds < 1 || seconds > Duration.ofDays(1).toSeconds()) {
      throw Failure.ofUsage("--timeout must be between 1 and 86400 seconds: " + seconds);
    }
    Duration duration = Duration.ofSeconds(seconds);
    return Timeouts.DEFAULT.withConnect(duration).withSilence(duration);
  }

  private static TlsOptions pinned(TlsOptions tls, List<String> pins) throws Failure {
    try {
      return tls.pinned(pins.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw Failure.ofUsage("--pin: " + e.getMessage());
    }
  }

  private static TlsOptions trusting(Path pem) throws Failure {
    try {
      return TlsOptions.DEFAULT.trusting(pem);
    } catch (IOException e) {
      throw Failure.ofFile("cannot trust " + pem, e);
    }
  }
}
