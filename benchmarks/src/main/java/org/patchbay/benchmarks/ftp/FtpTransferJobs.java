package org.patchbay.benchmarks.ftp;

import static org.patchbay.benchmarks.measure.Target.speedAtLeast;
import static org.patchbay.benchmarks.measure.Target.timeAtMost;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;

/** FTP on real servers: files. */
public final class FtpTransferJobs {
  private static final String RAW = "raw socket";
  private static final String PLAIN = "Commons Net";
  private static final String TUNED = "Commons Net, tuned";
  private static final String FILES = "Commons VFS";
  private static final int SMALL_FILES = 500;
  private static final long UPLOAD = 64L << 20;

  private final FtpEntrants entrants;
  private final String directory;
  private final String large;
  private final String uploads;

  /** Jobs on the servers of these settings. */
  public FtpTransferJobs(Settings settings) {
    this.entrants = new FtpEntrants(settings);
    this.directory = settings.get("ftp.directory");
    this.large = settings.get("ftp.large");
    this.uploads = settings.get("ftp.upload");
  }

  /** All of them. */
  public List<Measurement> all() {
    return List.of(
        get("vsftpd"),
        get("pureftpd"),
        put("vsftpd"),
        put("pureftpd"),
        small("vsftpd"),
        small("pureftpd"));
  }

  private Job get(String server) {
    return Job.timed(
        "ftp.get." + server,
        "get of a large file, its bytes dropped, at " + server,
        List.of(
            entrants.handle(server, ftp -> ftp.get(large)),
            entrants.raw(RAW, server, ftp -> ftp.drain("RETR " + large)),
            entrants.plain(PLAIN, server, ftp -> retrieved(ftp, large)),
            entrants.tuned(TUNED, server, ftp -> retrieved(ftp, large)),
            entrants.files(FILES, server, ftp -> ftp.get(large)),
            entrants.curl("curl", server, large, FtpEntrants.UNKNOWN),
            entrants.lftp("lftp", server, "cat " + large, FtpEntrants.UNKNOWN)),
        timeAtMost(1.10, RAW));
  }

  private static long retrieved(LibraryFtp ftp, String path) throws IOException {
    CountedBytes bytes = new CountedBytes();
    ftp.require(ftp.client().retrieveFile(path, bytes));
    return bytes.count();
  }

  private Job put(String server) {
    String file = uploads + "/patchbay-benchmark-";
    return Job.timed(
        "ftp.put." + server,
        "put of 64 MiB of zeroes at " + server,
        List.of(
            entrants.handle(server, ftp -> ftp.put(file + "a", UPLOAD)),
            entrants.raw(RAW, server, ftp -> ftp.store(file + "b", UPLOAD)),
            entrants.plain(PLAIN, server, ftp -> stored(ftp, file + "c")),
            entrants.tuned(TUNED, server, ftp -> stored(ftp, file + "d")),
            entrants.files(FILES, server, ftp -> ftp.put(file + "e", UPLOAD))),
        timeAtMost(1.10, RAW));
  }

  private static long stored(LibraryFtp ftp, String path) throws IOException {
    ftp.require(ftp.client().storeFile(path, new Zeroes(UPLOAD)));
    return UPLOAD;
  }

  private Job small(String server) {
    return Job.timed(
        "ftp.small." + server,
        SMALL_FILES + " files of 1 KiB on one session at " + server,
        List.of(
            entrants.handle(server, ftp -> each(ftp::get)),
            entrants.raw(RAW, server, ftp -> each(path -> ftp.drain("RETR " + path))),
            entrants.plain(PLAIN, server, ftp -> each(path -> retrieved(ftp, path))),
            entrants.tuned(TUNED, server, ftp -> each(path -> retrieved(ftp, path))),
            entrants.files(FILES, server, ftp -> each(ftp::get))),
        speedAtLeast(0.97, TUNED));
  }

  private long each(Fetch fetch) throws Exception {
    long bytes = 0;
    for (int file = 0; file < SMALL_FILES; file++) {
      bytes += fetch.bytesOf("%s/file-%04d.dat".formatted(directory, file));
    }
    return bytes;
  }

  private interface Fetch {
    long bytesOf(String path) throws Exception;
  }

  /** Counts and drops. */
  private static final class CountedBytes extends OutputStream {
    private long count;

    @Override
    public void write(int single) {
      count++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      count += length;
    }

    long count() {
      return count;
    }
  }
}
