package org.patchbay.benchmarks.ftp;

import static org.patchbay.benchmarks.measure.Target.speedAtLeast;
import static org.patchbay.benchmarks.measure.Target.timeAtMost;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.net.ftp.FTPFile;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.benchmarks.Patchbay;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;

/** FTP on real servers: logins and listings. */
public final class FtpJobs {
  private static final String RAW = "raw socket";
  private static final String PLAIN = "Commons Net";
  private static final String TUNED = "Commons Net, tuned";
  private static final String FILES = "Commons VFS";
  private static final int LOGINS = 10;

  private final FtpEntrants entrants;
  private final String directory;
  private final int entries;

  /** Jobs on the servers of these settings. */
  public FtpJobs(Settings settings) {
    this.entrants = new FtpEntrants(settings);
    this.directory = settings.get("ftp.directory");
    this.entries = settings.number("ftp.entries");
  }

  /** All of them. */
  public List<Measurement> all() {
    return List.of(
        login("vsftpd"),
        login("pureftpd"),
        list("vsftpd"),
        machineList("pureftpd"),
        names("vsftpd"),
        names("pureftpd"));
  }

  private Job login(String server) {
    return Job.timed(
        "ftp.login." + server,
        LOGINS + " times connect, log in, quit, at " + server,
        List.of(
            entrants.repeated(Job.PATCHBAY, server, LOGINS, HandleFtpLogins::new),
            entrants.repeated(RAW, server, LOGINS, site -> () -> new RawFtp(site).close()),
            entrants.repeated(PLAIN, server, LOGINS, site -> () -> LibraryFtp.plain(site).close()),
            entrants.repeated(TUNED, server, LOGINS, site -> () -> LibraryFtp.tuned(site).close()),
            entrants.repeated(
                FILES, server, LOGINS, site -> () -> new FileSystemFtp(site).close())),
        timeAtMost(1.03, RAW));
  }

  private Job list(String server) {
    return Job.timed(
        "ftp.list." + server,
        "LIST of " + entries + " entries, parsed, at " + server,
        List.of(
            entrants.handle(server, ftp -> ftp.list(directory)),
            entrants.raw(RAW, server, ftp -> drained(ftp, "LIST " + directory)),
            entrants.plain(PLAIN, server, ftp -> files(ftp.client().listFiles(directory))),
            entrants.tuned(TUNED, server, ftp -> files(ftp.client().listFiles(directory))),
            entrants.files(FILES, server, ftp -> ftp.list(directory)),
            entrants.curl("curl (text only)", server, directory + "/", entries),
            entrants.lftp("lftp (text only)", server, "ls " + directory, entries)),
        timeAtMost(1.25, RAW),
        speedAtLeast(1.8, PLAIN),
        speedAtLeast(1.8, TUNED));
  }

  private Job machineList(String server) {
    return Job.timed(
        "ftp.mlsd." + server,
        "MLSD of " + entries + " entries, parsed, at " + server,
        List.of(
            entrants.handle(server, ftp -> ftp.list(directory)),
            entrants.raw(RAW, server, ftp -> drained(ftp, "MLSD " + directory)),
            entrants.plain(PLAIN, server, ftp -> files(ftp.client().mlistDir(directory))),
            entrants.tuned(TUNED, server, ftp -> files(ftp.client().mlistDir(directory)))),
        speedAtLeast(1.8, PLAIN),
        speedAtLeast(1.8, TUNED));
  }

  private Job names(String server) {
    return Job.timed(
        "ftp.names." + server,
        "NLST of " + entries + " names at " + server,
        List.of(
            entrants.handle(server, ftp -> named(ftp.ftp().names(directory).stream())),
            entrants.raw(RAW, server, ftp -> drained(ftp, "NLST " + directory)),
            entrants.plain(
                PLAIN, server, ftp -> named(Stream.of(ftp.client().listNames(directory)))),
            entrants.tuned(
                TUNED, server, ftp -> named(Stream.of(ftp.client().listNames(directory))))),
        timeAtMost(1.05, PLAIN),
        timeAtMost(1.05, TUNED));
  }

  /** Names are at least this long, so that a listing that was cut off is noticed. */
  private long drained(RawFtp ftp, String command) throws IOException {
    return ftp.drain(command) >= "file-0000.dat\r\n".length() * (long) entries ? entries : 0;
  }

  /** Some servers name the folder itself and the one above it as well. */
  private static long named(Stream<String> names) {
    return names.filter(name -> name.endsWith(".dat")).count();
  }

  private static long files(FTPFile[] files) {
    return Stream.of(files).filter(FTPFile::isFile).count();
  }

  /** Logs in again and again in one session of the core. */
  private static final class HandleFtpLogins implements FtpEntrants.Repetition {
    private final Patchbay patchbay;
    private final FtpSite site;

    HandleFtpLogins(FtpSite site) throws Exception {
      this.site = site;
      this.patchbay = Patchbay.ftp();
    }

    @Override
    public void run() throws Exception {
      patchbay.session().connect(FtpConnection.FTP, site.request()).close();
    }

    @Override
    public void close() {
      patchbay.close();
    }
  }
}
