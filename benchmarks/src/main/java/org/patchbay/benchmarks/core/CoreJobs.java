package org.patchbay.benchmarks.core;

import static org.patchbay.benchmarks.measure.Target.timeAtMost;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.ServiceType;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.benchmarks.LocalServers;
import org.patchbay.benchmarks.Patchbay;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;
import org.patchbay.benchmarks.measure.Timed;
import org.patchbay.provider.http.HttpProvider;
import org.patchbay.spi.ConnectionProvider;

/**
 * The same operation through the handle and on the provider's own object, on one network connection
 * each: what the core adds to something real.
 */
public final class CoreJobs {
  private static final String BARE = "provider's object";
  private static final int COMMANDS = 300;
  private static final int REQUESTS = 500;

  private final LocalServers servers;

  /** Jobs on the embedded servers. */
  public CoreJobs(LocalServers servers) {
    this.servers = servers;
  }

  /** Does something once. */
  private interface Use<C> {
    void once(C connection) throws Exception;
  }

  /** A connection both ways: the handle, and what is behind it. */
  private record Both<C>(Patchbay patchbay, C handle, C bare) {}

  private interface Make<C> {
    Both<C> make() throws Exception;
  }

  /** All of them. */
  public List<Measurement> all() {
    return List.of(
        job("core.ftp", COMMANDS + " times SIZE over FTP", COMMANDS, this::ftp, CoreJobs::size),
        job("core.http", REQUESTS + " times GET of 1 KiB", REQUESTS, this::http, CoreJobs::get));
  }

  private Both<FtpConnection> ftp() throws Exception {
    return both(FtpConnection.FTP, Patchbay.ftpProvider(), Patchbay::ftp, servers.ftp());
  }

  private static void size(FtpConnection ftp) throws Exception {
    ftp.size(LocalServers.TEXT);
  }

  private Both<HttpConnection> http() throws Exception {
    return both(HttpConnection.HTTP, new HttpProvider(), Patchbay::http, servers.http());
  }

  private static void get(HttpConnection http) throws Exception {
    try (HttpResponse response = http.get(LocalServers.SMALL)) {
      response.body().readAllBytes();
    }
  }

  private interface Core {
    Patchbay with(ConnectionProvider provider) throws Exception;
  }

  /** The provider's object is caught when the core asks for it: it has all that the core lends. */
  private static <C extends Connection> Both<C> both(
      ServiceType<C> type, ConnectionProvider provider, Core core, int port) throws Exception {
    AtomicReference<Connection> caught = new AtomicReference<>();
    Patchbay patchbay =
        core.with(
            context -> {
              Connection made = provider.connect(context);
              caught.set(made);
              return made;
            });
    C handle = patchbay.session().connect(type, ConnectRequest.to("127.0.0.1").port(port));
    return new Both<>(
        patchbay, handle, type.connectionType().cast(Objects.requireNonNull(caught.get())));
  }

  private static <C> Job job(String id, String title, int times, Make<C> make, Use<C> use) {
    return Job.timed(
        id,
        title + " through the handle and on the provider's object",
        List.of(
            new Job.Entrant(Job.PATCHBAY, () -> contestant(Job.PATCHBAY, times, make, true, use)),
            new Job.Entrant(BARE, () -> contestant(BARE, times, make, false, use))),
        timeAtMost(1, BARE));
  }

  private static <C> Timed contestant(
      String name, int times, Make<C> make, boolean throughTheHandle, Use<C> use) throws Exception {
    Both<C> both = make.make();
    C connection = throughTheHandle ? both.handle() : both.bare();
    return new Timed(
        name,
        () -> {
          for (int time = 0; time < times; time++) {
            use.once(connection);
          }
          return times;
        },
        both.patchbay());
  }
}
