package org.patchbay.benchmarks.ftp;

import java.util.List;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Program;
import org.patchbay.benchmarks.measure.Timed;

/** The clients that take part in jobs. Each is logged in when its job begins. */
record FtpEntrants(Settings settings) {
  /** Stands for the size of the large file. */
  static final long UNKNOWN = -1;

  /** Logs in. */
  interface Open<C> {
    C at(FtpSite site) throws Exception;
  }

  /** Does the work of a round and tells how much it was. */
  interface Use<C> {
    long run(C client) throws Exception;
  }

  /** Does something once. */
  interface Repetition {
    void run() throws Exception;

    default void close() throws Exception {}
  }

  Job.Entrant handle(String server, Use<HandleFtp> work) {
    return entrant(Job.PATCHBAY, server, HandleFtp::connect, work);
  }

  Job.Entrant raw(String name, String server, Use<RawFtp> work) {
    Open<RawFtp> open =
        site -> {
          RawFtp ftp = new RawFtp(site);
          ftp.binary();
          return ftp;
        };
    return entrant(name, server, open, work);
  }

  Job.Entrant plain(String name, String server, Use<LibraryFtp> work) {
    return entrant(name, server, LibraryFtp::plain, work);
  }

  Job.Entrant tuned(String name, String server, Use<LibraryFtp> work) {
    return entrant(name, server, LibraryFtp::tuned, work);
  }

  Job.Entrant files(String name, String server, Use<FileSystemFtp> work) {
    return entrant(name, server, FileSystemFtp::new, work);
  }

  Job.Entrant repeated(String name, String server, int times, Open<Repetition> open) {
    Use<Repetition> work =
        repetition -> {
          for (int time = 0; time < times; time++) {
            repetition.run();
          }
          return times;
        };
    return new Job.Entrant(
        name,
        () -> {
          Repetition client = open.at(FtpSite.of(settings, server));
          return new Timed(name, () -> work.run(client), client::close);
        });
  }

  private <C extends AutoCloseable> Job.Entrant entrant(
      String name, String server, Open<C> open, Use<C> work) {
    return new Job.Entrant(
        name,
        () -> {
          C client = open.at(FtpSite.of(settings, server));
          return new Timed(name, () -> work.run(client), client);
        });
  }

  Job.Entrant curl(String name, String server, String path, long work) {
    return new Job.Entrant(
        name,
        () -> {
          FtpSite site = FtpSite.of(settings, server);
          return program("program.curl")
              .contestant(
                  name, size(site, path, work), List.of("-sS", "-o", "/dev/null", site.url(path)));
        });
  }

  Job.Entrant lftp(String name, String server, String command, long work) {
    return new Job.Entrant(
        name,
        () -> {
          FtpSite site = FtpSite.of(settings, server);
          String path = command.substring(command.indexOf(' ') + 1);
          return lftp(name, site, command, size(site, path, work));
        });
  }

  private Contestant lftp(String name, FtpSite site, String command, long work) throws Exception {
    String login = site.user() + "," + site.password();
    return program("program.lftp")
        .contestant(
            name,
            work,
            List.of(
                "--norc",
                "-e",
                "set ftp:ssl-allow no; " + command + " > /dev/null; exit",
                "-u",
                login,
                "-p",
                String.valueOf(site.port()),
                site.host()));
  }

  /** What a program gets, it cannot tell; the size of the file says it. */
  private static long size(FtpSite site, String path, long work) throws Exception {
    if (work != UNKNOWN) {
      return work;
    }
    try (RawFtp ftp = new RawFtp(site)) {
      ftp.binary();
      return Long.parseLong(ftp.command("SIZE " + path, '2').substring(4));
    }
  }

  private Program program(String setting) throws Exception {
    return Program.find(settings.get(setting));
  }
}
