package org.patchbay.wininet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPEN_TYPE_DIRECT;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Internet;
import org.patchbay.api.Profile;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.provider.ftp.FtpConfiguration;
import org.patchbay.provider.ftp.FtpProvider;
import org.patchbay.provider.gopher.GopherProvider;
import org.patchbay.provider.http.HttpProvider;

/** The functions over the core with our providers, and one session. */
final class Facade implements AutoCloseable {
  private static final int GOPHER_PORT = 70;

  static final String HOST = "127.0.0.1";

  private final PlainPatchbay patchbay = new PlainPatchbay();
  private final List<String> told = new CopyOnWriteArrayList<>();
  final WinInet wininet = new WinInet(patchbay.internet());
  final long root;

  Facade() {
    this(0);
  }

  Facade(int flags) {
    this(Profile.open(), flags, GOPHER_PORT);
  }

  Facade(Profile profile) {
    this(profile, 0, GOPHER_PORT);
  }

  /** One whose Gopher items may lead to other servers at this port. */
  static Facade allowing(int itemPort) {
    return new Facade(Profile.open(), 0, itemPort);
  }

  private Facade(Profile profile, int flags, int itemPort) {
    patchbay.profile(profile);
    patchbay.add(
        new FtpProvider(defaults()),
        Map.of(
            "patchbay.service",
            "ftp",
            "patchbay.port",
            21,
            "patchbay.user",
            "anonymous",
            "patchbay.flag",
            new String[] {"PASSIVE", "ACTIVE", "SECURE"}));
    patchbay.add(
        new HttpProvider(),
        Map.of(
            "patchbay.service",
            "http",
            "patchbay.port",
            80,
            "patchbay.port.secure",
            443,
            "patchbay.flag",
            "SECURE",
            "patchbay.feature",
            "parallel"));
    patchbay.add(
        gopherLeadingTo(itemPort), Map.of("patchbay.service", "gopher", "patchbay.port", 70));
    root = wininet.internetOpen("test/1", INTERNET_OPEN_TYPE_DIRECT, null, null, flags);
  }

  /** A configuration as Declarative Services would make it: all defaults. */
  private static FtpConfiguration defaults() {
    return (FtpConfiguration)
        Proxy.newProxyInstance(
            FtpConfiguration.class.getClassLoader(),
            new Class<?>[] {FtpConfiguration.class},
            (proxy, method, arguments) -> method.getDefaultValue());
  }

  /** With a configuration whose type is the provider's own affair. */
  private static GopherProvider gopherLeadingTo(int itemPort) {
    try {
      for (Constructor<?> constructor : GopherProvider.class.getConstructors()) {
        if (constructor.getParameterCount() == 1) {
          Class<?> type = constructor.getParameterTypes()[0];
          Object configuration =
              Proxy.newProxyInstance(
                  type.getClassLoader(),
                  new Class<?>[] {type},
                  (proxy, method, arguments) ->
                      method.getName().equals("itemPorts")
                          ? new int[] {itemPort}
                          : method.getDefaultValue());
          return (GopherProvider) constructor.newInstance(configuration);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("the provider takes no configuration");
  }

  long ftp(int port) {
    return ftp(port, "ann", "s3cret", 0);
  }

  long ftp(int port, @Nullable String user, @Nullable String password, long context) {
    return wininet.internetConnect(
        root,
        HOST,
        port,
        user,
        password,
        WinInetConstants.INTERNET_SERVICE_FTP,
        WinInetConstants.INTERNET_FLAG_PASSIVE,
        context);
  }

  long http(int port) {
    return http(port, 0, 0);
  }

  long http(int port, int flags, long context) {
    return wininet.internetConnect(
        root, HOST, port, null, null, WinInetConstants.INTERNET_SERVICE_HTTP, flags, context);
  }

  long gopher(int port) {
    return wininet.internetConnect(
        root, HOST, port, null, null, WinInetConstants.INTERNET_SERVICE_GOPHER, 0, 0);
  }

  /** A request that has been made, not sent. */
  long get(long http, String path) {
    return wininet.httpOpenRequest(http, null, path, null, null, null, 0, 0);
  }

  String read(long file) {
    byte[] buffer = new byte[64 * 1024];
    int[] count = new int[1];
    if (!wininet.internetReadFile(file, buffer, buffer.length, count)) {
      throw new AssertionError(wininet.getLastError() + " " + wininet.getLastErrorMessage());
    }
    return new String(buffer, 0, count[0], UTF_8);
  }

  int error() {
    return wininet.getLastError();
  }

  /** Writes down what the callback of a handle is told: context, handle, status, information. */
  void listen(long handle) {
    wininet.internetSetStatusCallback(
        handle,
        (on, context, status, information) ->
            told.add(context + " " + on + " " + status + " " + information));
  }

  /** The same core, without the facade. */
  Internet internet() {
    return patchbay.internet();
  }

  List<String> told() {
    return told;
  }

  @Override
  public void close() {
    wininet.close();
    patchbay.close();
  }
}
