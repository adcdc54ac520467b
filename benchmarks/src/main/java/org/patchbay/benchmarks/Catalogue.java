package org.patchbay.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.patchbay.benchmarks.core.CoreJobs;
import org.patchbay.benchmarks.core.IdleJobs;
import org.patchbay.benchmarks.core.MicroJobs;
import org.patchbay.benchmarks.ftp.FtpJobs;
import org.patchbay.benchmarks.ftp.FtpTransferJobs;
import org.patchbay.benchmarks.gopher.GopherJobs;
import org.patchbay.benchmarks.http.HttpJobs;
import org.patchbay.benchmarks.measure.Measurement;

/** Everything that can be measured, in the order of the tables. */
final class Catalogue implements AutoCloseable {
  private final Settings settings;
  private final LocalServers servers = new LocalServers();

  Catalogue(Settings settings) {
    this.settings = settings;
  }

  List<Measurement> all() {
    return Stream.of(
            new FtpJobs(settings).all(),
            new FtpTransferJobs(settings).all(),
            new HttpJobs(settings).all(),
            new GopherJobs(settings, servers).all(),
            new IdleJobs(servers).all(),
            new CoreJobs(servers).all(),
            new MicroJobs().all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    servers.close();
  }
}
