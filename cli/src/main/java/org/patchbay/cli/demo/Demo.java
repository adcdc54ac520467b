package org.patchbay.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Formats;
import org.patchbay.cli.text.Progress;
import org.patchbay.cli.text.Text;
import org.patchbay.servers.SampleFile;

/** The demo: every step says what it did, and whether that is as it should be. */
final class Demo {
  private static final int BUFFER_SIZE = 64 * 1024;
  private static final int SHOWN_DIGITS = 16;

  private final Surroundings surroundings;
  private final DemoReport report;
  private final Progress progress;

  Demo(Surroundings surroundings, boolean quiet) {
    this.surroundings = surroundings;
    report = new DemoReport(surroundings.terminal());
    progress = new Progress(surroundings.terminal(), quiet);
  }

  /** Runs it all; tells whether everything was as it should be. */
  boolean run() throws IOException, Failure, BundleException {
    try (DemoServers servers = DemoServers.start();
        InternetSession session =
            surroundings
                .sessions()
                .open(SessionOptions.agent("patchbay-demo").providerWait(Duration.ZERO))) {
      List<SampleFile> files = servers.files();
      List<DemoVisit<?>> visits = DemoVisit.all(servers);
      report.heading("Three servers share one folder; one connect() reaches them all");
      for (DemoVisit<?> visit : visits) {
        list(visit, session, files);
      }
      report.heading("Every file is downloaded and verified");
      for (DemoVisit<?> visit : visits) {
        download(visit, session, files);
      }
      swap(visits.get(visits.size() - 1), session, files);
    }
    return report.summarise();
  }

  private void list(DemoVisit<?> visit, InternetSession session, List<SampleFile> files)
      throws IOException {
    List<String> names = visit.list(session);
    boolean complete = names.containsAll(files.stream().map(SampleFile::name).toList());
    report.step(visit.name(), String.join("  ", names), complete);
    report.sum(visit.name(), "list", names.size() + " files", "", complete);
  }

  private void download(DemoVisit<?> visit, InternetSession session, List<SampleFile> files)
      throws IOException, Failure {
    boolean same = true;
    String provider = "";
    for (SampleFile file : files) {
      MessageDigest digest = sha256();
      provider = visit.read(session, file.name(), (stream, length) -> digest(stream, file, digest));
      same &= isSame(visit, file, HexFormat.of().formatHex(digest.digest()));
    }
    String bytes = Formats.bytes(files.stream().mapToLong(SampleFile::size).sum());
    report.sum(visit.name(), "get", files.size() + " files, " + bytes, provider, same);
  }

  private boolean isSame(DemoVisit<?> visit, SampleFile file, String sum) {
    boolean same = sum.equals(file.sha256());
    report.step(
        visit.name(),
        "%-12s %9s  sha256 %s"
            .formatted(file.name(), Formats.bytes(file.size()), sum.substring(0, SHOWN_DIGITS)),
        same);
    return same;
  }

  private void swap(DemoVisit<?> visit, InternetSession session, List<SampleFile> files)
      throws IOException, Failure, BundleException {
    report.heading("A provider is taken away while everything runs");
    List<Bundle> stopped = surroundings.providers().stop(visit.name());
    stopped.forEach(bundle -> report.say(visit.name(), "stopped " + name(bundle)));
    refuse(visit, session);
    report.heading("It comes back");
    for (Bundle bundle : stopped) {
      bundle.start(Bundle.START_TRANSIENT);
      report.say(visit.name(), "started " + name(bundle));
    }
    download(visit, session, files);
  }

  private void refuse(DemoVisit<?> visit, InternetSession session) throws IOException {
    String answer;
    boolean refused = false;
    try {
      answer = "connect() worked, with no provider: " + visit.list(session);
    } catch (InternetException e) {
      refused = e.error() == InternetError.PROVIDER_UNAVAILABLE;
      answer = e.error() + ": " + Text.oneLine(String.valueOf(e.getMessage()));
    }
    report.step(visit.name(), answer, refused);
    report.sum(visit.name(), "without provider", "refused, by a typed error", "", refused);
  }

  private void digest(InputStream stream, SampleFile file, MessageDigest digest)
      throws IOException {
    try (InputStream shown = progress.of(stream, file.name(), file.size())) {
      byte[] buffer = new byte[BUFFER_SIZE];
      for (int count = shown.read(buffer); count >= 0; count = shown.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
