package org.patchbay.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.patchbay.benchmarks.measure.Result;

/**
 * A document with results between two markers, and beside it, under the same name, the JSON that
 * they are made from. What was not measured again stays as it was.
 *
 * @param document a Markdown file that has both markers
 */
public record Publication(Path document) {
  static final String BEGIN = "<!-- benchmarks: begin -->";
  static final String END = "<!-- benchmarks: end -->";

  /**
   * Puts results in the place of earlier ones of the same jobs.
   *
   * @param order ids of all jobs that there are; earlier results of others are dropped
   * @throws IOException also if the document lacks a marker
   */
  public void publish(List<Result> results, Collection<String> order) throws IOException {
    String text = Files.readString(document);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(document + " lacks the lines " + BEGIN + " and " + END);
    }
    List<Result> all = merged(results, order);
    Files.writeString(json(), ResultJson.write(all));
    Files.writeString(
        document,
        text.substring(0, begin + BEGIN.length())
            + "\n"
            + Markdown.of(all)
            + "\n"
            + text.substring(end));
  }

  private List<Result> merged(List<Result> results, Collection<String> order) throws IOException {
    Map<String, Result> byId = new LinkedHashMap<>();
    if (Files.exists(json())) {
      ResultJson.read(Files.readString(json())).forEach(result -> byId.put(result.id(), result));
    }
    results.forEach(result -> byId.put(result.id(), result));
    return order.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  private Path json() {
    return document.resolveSibling(
        String.valueOf(document.getFileName()).replaceFirst("\\.md$", "") + ".json");
  }
}
