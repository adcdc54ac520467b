package org.patchbay.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.benchmarks.measure.Conditions;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Result;
import org.patchbay.benchmarks.measure.Target;
import org.patchbay.benchmarks.measure.Unit;

class PublicationTest {
  private static final List<String> ORDER = List.of("ftp.get", "http.get");

  @TempDir private Path folder;
  private Path document;

  @BeforeEach
  void write() throws IOException {
    document = folder.resolve("performance.md");
    Files.writeString(
        document, "before\n" + Publication.BEGIN + "\nold\n" + Publication.END + "\nafter\n");
  }

  private static Result result(String id, double seconds) {
    double[] own = new double[30];
    double[] raw = new double[30];
    Arrays.fill(own, seconds);
    Arrays.fill(raw, 0.1);
    return new Result(
        id,
        "get",
        Unit.SECONDS,
        new Conditions("machine", "java", 30, 1, 0.5, -1),
        List.of(
            new Result.Series(Job.PATCHBAY, own, 0.01, ""),
            new Result.Series("raw", raw, Double.NaN, ""),
            Result.Series.absent("curl", "curl is not on the PATH")),
        List.of(Target.timeAtMost(1.10, "raw"), Target.speedAtLeast(1, "curl")));
  }

  @Test
  void replacesWhatStandsBetweenTheMarkers() throws IOException {
    new Publication(document).publish(List.of(result("ftp.get", 0.2)), ORDER);

    assertThat(document)
        .content()
        .startsWith("before\n")
        .endsWith("\nafter\n")
        .doesNotContain("old")
        .contains("Targets: 0 met, 1 missed, 0 undecided, 1 not measured.")
        .contains("load 0.5 → unknown")
        .contains(
            "| raw | 100 ms |  | 2.00 × the time | 2.00 … 2.00 | ≤ 1.10 × the time | **missed** |")
        .contains(
            "| curl | skipped: curl is not on the PATH |  |  |  | ≥ 1.00 × as fast | not measured"
                + " |");
  }

  @Test
  void keepsWhatWasNotMeasuredAgainAndTheOrderOfTheCatalogue() throws IOException {
    Publication publication = new Publication(document);
    publication.publish(List.of(result("http.get", 0.1)), ORDER);

    publication.publish(List.of(result("ftp.get", 0.2)), ORDER);

    assertThat(document).content().containsSubsequence("### ftp.get", "### http.get");
  }

  @Test
  void replacesAnEarlierResultOfTheSameJob() throws IOException {
    Publication publication = new Publication(document);
    publication.publish(List.of(result("ftp.get", 0.2)), ORDER);

    publication.publish(List.of(result("ftp.get", 0.1)), ORDER);

    assertThat(document).content().containsOnlyOnce("### ftp.get").contains("1 met, 0 missed");
  }

  @Test
  void readsBackWhatItWroteAsJson() {
    List<Result> results = List.of(result("ftp.get", 0.2));

    List<Result> again = ResultJson.read(ResultJson.write(results));

    assertThat(Markdown.of(again)).isEqualTo(Markdown.of(results));
  }

  @Test
  void aDocumentWithoutMarkersIsLeftAlone() throws IOException {
    Files.writeString(document, "text");

    assertThatThrownBy(() -> new Publication(document).publish(List.of(), ORDER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Publication.BEGIN);
    assertThat(document).content().isEqualTo("text");
  }
}
