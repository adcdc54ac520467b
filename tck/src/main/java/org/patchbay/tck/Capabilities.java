package org.patchbay.tck;

import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.Upload;

/**
 * What a provider can do beyond connecting and answering, each with what the kit needs to check it.
 * What is not declared is skipped, and reported as skipped. Immutable: each method gives a changed
 * copy.
 *
 * @param <C> the typed connection
 */
public final class Capabilities<C extends Connection> {
  /** Enough bytes that they cannot all be on their way at once. */
  static final int LARGE = 4 * 1024 * 1024;

  /** The part of a transfer that is done when something happens to it. */
  static final int BEGINNING = 1000;

  private final boolean login;
  private final @Nullable State<C> state;
  private final @Nullable Download<C> download;
  private final boolean resume;
  private final @Nullable Uploading<C> uploading;
  private final @Nullable Callable<RunningServer> secureServer;

  private Capabilities(
      boolean login,
      @Nullable State<C> state,
      @Nullable Download<C> download,
      boolean resume,
      @Nullable Uploading<C> uploading,
      @Nullable Callable<RunningServer> secureServer) {
    this.login = login;
    this.state = state;
    this.download = download;
    this.resume = resume;
    this.uploading = uploading;
    this.secureServer = secureServer;
  }

  /** Something that is done with a connection and fails if its result is not the right one. */
  @FunctionalInterface
  public interface Step<C extends Connection> {
    void with(C connection) throws Exception;
  }

  /** Something that is opened on a connection. */
  @FunctionalInterface
  public interface Opening<C extends Connection, R> {
    R on(C connection) throws Exception;
  }

  record State<C extends Connection>(Step<C> change, Step<C> check) {}

  record Download<C extends Connection>(Opening<C, InputStream> opening, byte[] content) {}

  record Uploading<C extends Connection>(
      Opening<C, Upload> opening, Callable<byte @Nullable []> stored) {}

  /** Nothing beyond connecting and answering. */
  public static <C extends Connection> Capabilities<C> none() {
    return new Capabilities<>(false, null, null, false, null, null);
  }

  /**
   * It logs in. The server accepts only the {@link Login} that it was started with, and {@link
   * ProviderContract#use} fails with an {@link org.patchbay.api.InternetException} that says so
   * where the login is refused.
   */
  public Capabilities<C> login() {
    return new Capabilities<>(true, state, download, resume, uploading, secureServer);
  }

  /**
   * Its connections have state that the next provider is given.
   *
   * @param change changes it, for example the current directory
   * @param check fails unless it is as {@code change} left it
   */
  public Capabilities<C> state(Step<C> change, Step<C> check) {
    return new Capabilities<>(
        login, new State<>(change, check), download, resume, uploading, secureServer);
  }

  /**
   * It reads streams whose end is known: a stream that broke off is not taken for a whole one.
   *
   * @param opening opens a stream
   * @param content all of it; at least 4 MB, so that it cannot be on its way all at once
   * @throws IllegalArgumentException if it is shorter
   */
  public Capabilities<C> download(Opening<C, InputStream> opening, byte[] content) {
    if (content.length < LARGE) {
      throw new IllegalArgumentException(
          "a download of " + content.length + " bytes can be on its way all at once");
    }
    return new Capabilities<>(
        login, state, new Download<>(opening, content.clone()), resume, uploading, secureServer);
  }

  /**
   * A download that a departure cuts goes on at the next provider.
   *
   * @throws IllegalStateException if no {@link #download} is declared
   */
  public Capabilities<C> resume() {
    if (download == null) {
      throw new IllegalStateException("resume() needs a download()");
    }
    return new Capabilities<>(login, state, download, true, uploading, secureServer);
  }

  /**
   * It writes.
   *
   * @param opening opens an upload, in place of what is there
   * @param stored what the server holds as complete, null if nothing
   */
  public Capabilities<C> upload(Opening<C, Upload> opening, Callable<byte @Nullable []> stored) {
    return new Capabilities<>(
        login, state, download, resume, new Uploading<>(opening, stored), secureServer);
  }

  /**
   * It speaks TLS when the request is secure.
   *
   * @param server starts a server of the same content with a certificate that nobody trusts
   */
  public Capabilities<C> secure(Callable<RunningServer> server) {
    return new Capabilities<>(login, state, download, resume, uploading, server);
  }

  boolean hasLogin() {
    return login;
  }

  boolean hasResume() {
    return resume;
  }

  @Nullable State<C> state() {
    return state;
  }

  @Nullable Download<C> download() {
    return download;
  }

  @Nullable Uploading<C> uploading() {
    return uploading;
  }

  @Nullable Callable<RunningServer> secureServer() {
    return secureServer;
  }
}
