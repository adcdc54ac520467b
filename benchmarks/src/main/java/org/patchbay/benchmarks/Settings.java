package org.patchbay.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.patchbay.benchmarks.measure.Unavailable;

/** Where servers and programs are. Keys and defaults stand in {@code defaults.properties}. */
public final class Settings {
  private static final int CONNECT_MILLIS = 2000;

  private final Properties properties;

  private Settings(Properties properties) {
    this.properties = properties;
  }

  /**
   * Reads settings.
   *
   * @param file properties in place of the defaults, null for none
   * @param more properties in place of both
   * @throws IOException if the file cannot be read, or has a key that is not known
   */
  public static Settings read(@Nullable Path file, Map<String, String> more) throws IOException {
    Properties all = new Properties();
    try (InputStream defaults = Settings.class.getResourceAsStream("defaults.properties")) {
      all.load(Objects.requireNonNull(defaults, "defaults.properties"));
    }
    Properties own = new Properties();
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file)) {
        own.load(reader);
      }
    }
    own.putAll(more);
    for (String key : own.stringPropertyNames()) {
      if (!all.containsKey(key)) {
        throw new IOException(
            "there is no setting \"" + key + "\"; there are: " + all.stringPropertyNames());
      }
    }
    all.putAll(own);
    return new Settings(all);
  }

  /** A setting; empty where it is not set. */
  public String get(String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("no setting " + key);
    }
    return value.strip();
  }

  /** A setting that is a number. */
  public int number(String key) {
    return Integer.parseInt(get(key));
  }

  /**
   * The address of a server that is there.
   *
   * @param prefix of its settings {@code .host} and {@code .port}
   * @throws Unavailable if it does not accept connections
   */
  public InetSocketAddress server(String prefix) throws Unavailable {
    InetSocketAddress address =
        new InetSocketAddress(get(prefix + ".host"), number(prefix + ".port"));
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return address;
    } catch (IOException e) {
      throw new Unavailable(
          "no server at %s:%d (%s.host, %s.port): %s"
              .formatted(
                  address.getHostString(), address.getPort(), prefix, prefix, e.getMessage()));
    }
  }
}
