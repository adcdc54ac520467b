package org.patchbay.benchmarks.gopher;

import static org.patchbay.benchmarks.measure.Target.speedAtLeast;
import static org.patchbay.benchmarks.measure.Target.timeAtMost;

import java.io.InputStream;
import java.util.List;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.benchmarks.LocalServers;
import org.patchbay.benchmarks.Patchbay;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;
import org.patchbay.benchmarks.measure.Program;
import org.patchbay.benchmarks.measure.Sample;
import org.patchbay.benchmarks.measure.Timed;

/**
 * Gopher on the embedded server: real ones start a process for each request, which hides every
 * difference between clients.
 */
public final class GopherJobs {
  private static final String HOST = "127.0.0.1";
  private static final String DRAIN = "raw socket";
  private static final String PARSER = "byte parser";
  private static final String LINES = "lines and split";
  private static final String CURL = "curl (text only)";
  private static final int MENUS = 10;
  private static final int TEXTS = 1000;
  private static final int BUFFER = 8 << 10;

  private final Settings settings;
  private final LocalServers servers;

  /** Jobs on the embedded server. */
  public GopherJobs(Settings settings, LocalServers servers) {
    this.settings = settings;
    this.servers = servers;
  }

  /** Fetches once and tells how much came. */
  private interface Fetch {
    long once() throws Exception;

    default void close() throws Exception {}
  }

  private interface Make {
    Fetch at(int port) throws Exception;
  }

  /** Both. */
  public List<Measurement> all() {
    return List.of(menu(), text());
  }

  private Job menu() {
    int items = LocalServers.MENU_ITEMS;
    return Job.timed(
        "gopher.menu",
        MENUS + " times a menu of " + items + " items",
        List.of(
            entrant(Job.PATCHBAY, MENUS, port -> handle(port, GopherJobs::items)),
            entrant(DRAIN, MENUS, port -> () -> drained(port)),
            entrant(PARSER, MENUS, port -> () -> new RawGopher(port).parsed(LocalServers.MENU)),
            entrant(LINES, MENUS, port -> () -> new RawGopher(port).split(LocalServers.MENU)),
            new Job.Entrant(CURL, this::curl)),
        timeAtMost(1.1, PARSER),
        speedAtLeast(7, CURL));
  }

  private static long items(GopherConnection gopher) throws Exception {
    return gopher.menu(LocalServers.MENU).size();
  }

  private static long drained(int port) throws Exception {
    long bytes = new RawGopher(port).drained(LocalServers.MENU);
    return bytes > (long) LocalServers.MENU_ITEMS * RawGopher.SHORTEST_ITEM
        ? LocalServers.MENU_ITEMS
        : 0;
  }

  private Job text() {
    return Job.timed(
        "gopher.text",
        TEXTS + " times a text of 1 KiB, a connection each",
        List.of(
            entrant(Job.PATCHBAY, TEXTS, port -> handle(port, GopherJobs::textBytes)),
            entrant(DRAIN, TEXTS, port -> () -> withoutEnd(port))),
        speedAtLeast(0.97, DRAIN));
  }

  private static long textBytes(GopherConnection gopher) throws Exception {
    byte[] buffer = new byte[BUFFER];
    long count = 0;
    try (InputStream text = gopher.openText(LocalServers.TEXT)) {
      for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
        count += read;
      }
    }
    return count;
  }

  /** RFC 1436 §3.6: a line with a dot ends a text and is no part of it. */
  private static long withoutEnd(int port) throws Exception {
    return new RawGopher(port).drained(LocalServers.TEXT) - ".\r\n".length();
  }

  private interface Use {
    long of(GopherConnection gopher) throws Exception;
  }

  private static Fetch handle(int port, Use use) throws Exception {
    Patchbay patchbay = Patchbay.gopher();
    GopherConnection gopher =
        patchbay.session().connect(GopherConnection.GOPHER, ConnectRequest.to(HOST).port(port));
    return new Fetch() {
      @Override
      public long once() throws Exception {
        return use.of(gopher);
      }

      @Override
      public void close() {
        patchbay.close();
      }
    };
  }

  private Job.Entrant entrant(String name, int times, Make make) {
    return new Job.Entrant(
        name,
        () -> {
          Fetch fetch = make.at(servers.gopher());
          return new Timed(name, () -> repeated(fetch, times), fetch::close);
        });
  }

  private static long repeated(Fetch fetch, int times) throws Exception {
    long work = 0;
    for (int time = 0; time < times; time++) {
      work += fetch.once();
    }
    return work;
  }

  /** A process for each menu, as a script would have it. */
  private Contestant curl() throws Exception {
    Program curl = Program.find(settings.get("program.curl"));
    String url = "gopher://" + HOST + ":" + servers.gopher() + "/1" + LocalServers.MENU;
    List<String> arguments = List.of("-sS", "-o", "/dev/null", url);
    return new Contestant() {
      @Override
      public String name() {
        return CURL;
      }

      @Override
      public Sample run() throws Exception {
        return Sample.timed(
                () -> {
                  for (int time = 0; time < MENUS; time++) {
                    curl.output(arguments);
                  }
                  return (long) MENUS * LocalServers.MENU_ITEMS;
                })
            .elsewhere();
      }
    };
  }
}
