package org.patchbay.benchmarks;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.provider.ftp.FtpProvider;
import org.patchbay.provider.gopher.GopherProvider;
import org.patchbay.provider.http.HttpProvider;
import org.patchbay.spi.ConnectionProvider;

/**
 * The whole core with one provider, and a session in it. Without a framework: what Declarative
 * Services does once when a provider comes is not on the way of a call.
 *
 * @param core the core
 * @param session a session of it
 */
public record Patchbay(PlainPatchbay core, InternetSession session) implements AutoCloseable {
  private static final Map<String, Object> FTP =
      Map.of(
          "patchbay.service",
          "ftp",
          "patchbay.port",
          21,
          "patchbay.user",
          "anonymous",
          "patchbay.flag",
          new String[] {"PASSIVE", "ACTIVE", "SECURE", "IMPLICIT_TLS"});
  private static final Map<String, Object> HTTP =
      Map.of("patchbay.service", "http", "patchbay.port", 80, "patchbay.flag", "SECURE");
  private static final Map<String, Object> GOPHER =
      Map.of("patchbay.service", "gopher", "patchbay.port", 70, "patchbay.flag", "SECURE");

  /** FTP as it is configured by default. */
  public static Patchbay ftp() throws InternetException {
    return with(ftpProvider(), FTP);
  }

  /** The FTP provider as it is configured by default. */
  public static ConnectionProvider ftpProvider() {
    return configured(FtpProvider.class, Map.of());
  }

  /** FTP by a provider of the caller's. */
  public static Patchbay ftp(ConnectionProvider provider) throws InternetException {
    return with(provider, FTP);
  }

  /**
   * HTTP.
   *
   * @param connections network connections to one origin, which a deployer would set to how many
   *     requests are under way at once
   * @param http2 whether HTTP/2 is spoken with servers that do
   */
  public static Patchbay http(int connections, boolean http2) throws InternetException {
    Map<String, ?> settings =
        Map.of("connections", connections, "streams", connections, "http2", http2);
    return with(configured(HttpProvider.class, settings), HTTP);
  }

  /** HTTP by a provider of the caller's. */
  public static Patchbay http(ConnectionProvider provider) throws InternetException {
    return with(provider, HTTP);
  }

  /** Gopher as it is configured by default. */
  public static Patchbay gopher() throws InternetException {
    return with(configured(GopherProvider.class, Map.of()), GOPHER);
  }

  private static Patchbay with(ConnectionProvider provider, Map<String, Object> properties)
      throws InternetException {
    PlainPatchbay core = PlainPatchbay.with(provider, properties);
    return new Patchbay(core, core.internet().open(SessionOptions.agent("benchmarks")));
  }

  /** Makes a provider as Declarative Services would: configured by its annotation's defaults. */
  private static ConnectionProvider configured(
      Class<? extends ConnectionProvider> provider, Map<String, ?> settings) {
    Constructor<?> activation =
        Stream.of(provider.getConstructors())
            .filter(constructor -> constructor.getParameterCount() == 1)
            .filter(constructor -> constructor.getParameterTypes()[0].isAnnotation())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(provider + " takes no configuration"));
    Class<? extends Annotation> type =
        activation.getParameterTypes()[0].asSubclass(Annotation.class);
    for (String setting : settings.keySet()) {
      if (Stream.of(type.getMethods()).noneMatch(method -> method.getName().equals(setting))) {
        throw new IllegalArgumentException(type + " has no setting " + setting);
      }
    }
    Object configuration =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object set = settings.get(method.getName());
              return set == null ? method.getDefaultValue() : set;
            });
    try {
      return provider.cast(Objects.requireNonNull(activation.newInstance(configuration)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(provider + " cannot be made", e);
    }
  }

  @Override
  public void close() {
    session.close();
    core.close();
  }
}
