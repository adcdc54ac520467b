package org.patchbay.benchmarks.http;

import static org.patchbay.benchmarks.measure.Target.speedAtLeast;
import static org.patchbay.benchmarks.measure.Target.timeAtMost;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;
import org.patchbay.benchmarks.measure.Program;
import org.patchbay.benchmarks.measure.Target;
import org.patchbay.benchmarks.measure.Timed;
import org.patchbay.benchmarks.measure.Unavailable;

/** HTTP and HTTPS on a real server. */
public final class HttpJobs {
  private static final String RAW = "raw socket";
  private static final String DEFAULT = "HttpClient 5";
  private static final String SAME = "HttpClient 5, tuned";
  private static final String BARE = "HttpClient 5, tuned, bare";
  private static final String ASYNC = "HttpClient 5 async, bare";
  private static final String CALLED_BACK = "HttpClient 5 async, bare, called back";
  private static final String JDK = "JDK HttpClient";
  private static final int SMALL = 1024;
  private static final int SMALL_BUFFER = 2 << 10;

  private final Settings settings;

  /** Jobs on the servers of these settings. */
  public HttpJobs(Settings settings) {
    this.settings = settings;
  }

  /** Where a job's server is. */
  private interface Where {
    HttpSite site(Settings settings) throws Unavailable;
  }

  /** Makes a client. */
  private interface Make {
    HttpFetch of(Clients clients) throws Exception;
  }

  /** All of them. */
  public List<Measurement> all() {
    return List.of(
        small("http.small.1", HttpSite::plain, 1, 600, 0.97),
        small("http.small.16", HttpSite::plain, 16, 1600, 0.97),
        small("http.small.128", HttpSite::plain, 128, 3840, 0.95),
        small("https.small.1", HttpSite::secure, 1, 600, 0.97),
        small("https.small.16", HttpSite::secure, 16, 1600, 0.97),
        small("https.small.128", HttpSite::secure, 128, 3840, 0.95),
        many("h2.small.16", 16, 1600, 0.97),
        many("h2.small.128", 128, 3840, 0.95),
        large("http.large", HttpSite::plain, 1.10),
        large("https.large", HttpSite::secure, 1.05));
  }

  private Job small(String id, Where where, int concurrency, int requests, double part) {
    Crowded crowded = new Crowded(where, concurrency, requests);
    List<Job.Entrant> entrants =
        new ArrayList<>(
            List.of(
                crowded.entrant(Job.PATCHBAY, Clients::patchbay),
                crowded.entrant(RAW, Clients::raw),
                crowded.entrant(BARE, Clients::libraryBare),
                crowded.entrant(SAME, Clients::libraryWithAll),
                crowded.entrant(DEFAULT, Clients::library),
                crowded.entrant(JDK, Clients::jdk)));
    List<Target> targets =
        new ArrayList<>(
            List.of(speedAtLeast(part, BARE), speedAtLeast(part, SAME), speedAtLeast(2, JDK)));
    if (concurrency > 1) {
      entrants.add(crowded.wrk());
      targets.add(speedAtLeast(1.45, DEFAULT));
      targets.add(speedAtLeast(0.85, Wrk.NAME));
    }
    return Job.timed(
        id,
        requests + " times GET of 1 KiB on kept connections, concurrency " + concurrency,
        entrants,
        targets.toArray(Target[]::new));
  }

  /** Many at once on one connection. */
  private Job many(String id, int concurrency, int requests, double part) {
    Crowded crowded = new Crowded(HttpSite::http2, concurrency, requests);
    return Job.timed(
        id,
        requests + " times GET of 1 KiB over HTTP/2, concurrency " + concurrency,
        List.of(
            crowded.entrant(Job.PATCHBAY, Clients::patchbay),
            crowded.entrant(ASYNC, clients -> AsyncClients.awaited(clients.site())),
            crowded.calledBack(),
            new Crowded(HttpSite::secure, concurrency, requests)
                .entrant(BARE, Clients::libraryBare)),
        speedAtLeast(part, ASYNC));
  }

  private final class Crowded {
    private final Where where;
    private final int concurrency;
    private final int requests;

    Crowded(Where where, int concurrency, int requests) {
      this.where = where;
      this.concurrency = concurrency;
      this.requests = requests;
    }

    Job.Entrant entrant(String name, Make make) {
      return new Job.Entrant(
          name,
          () ->
              new Crowd(
                  name,
                  make.of(new Clients(where.site(settings), concurrency, SMALL_BUFFER)),
                  settings.get("http.small"),
                  concurrency,
                  requests));
    }

    Job.Entrant calledBack() {
      return new Job.Entrant(
          CALLED_BACK,
          () ->
              AsyncClients.calledBack(
                  CALLED_BACK,
                  where.site(settings),
                  settings.get("http.small"),
                  concurrency,
                  requests));
    }

    Job.Entrant wrk() {
      return new Job.Entrant(
          Wrk.NAME,
          () ->
              new Wrk(
                  Program.find(settings.get("program.wrk")),
                  where.site(settings).url(settings.get("http.small")),
                  concurrency,
                  requests,
                  (long) SMALL * requests));
    }
  }

  private Job large(String id, Where where, double limit) {
    return Job.timed(
        id,
        "GET of a large file, its bytes dropped",
        List.of(
            one(Job.PATCHBAY, where, Clients::patchbay),
            one(RAW, where, Clients::raw),
            one(SAME, where, Clients::libraryWithAll),
            one(JDK, where, Clients::jdk),
            new Job.Entrant("curl", () -> curl(where.site(settings)))),
        timeAtMost(limit, RAW));
  }

  private Job.Entrant one(String name, Where where, Make make) {
    String path = settings.get("http.large");
    return new Job.Entrant(
        name,
        () -> {
          HttpFetch client = make.of(new Clients(where.site(settings), 1, HttpFetch.BUFFER));
          return new Timed(name, () -> client.get(path), client::close);
        });
  }

  private Contestant curl(HttpSite site) throws Exception {
    Program curl = Program.find(settings.get("program.curl"));
    String path = settings.get("http.large");
    try (RawHttp http = new RawHttp(site, HttpFetch.BUFFER)) {
      return curl.contestant(
          "curl", http.get(path), List.of("-sSk", "-o", "/dev/null", site.url(path)));
    }
  }
}
