package org.patchbay.benchmarks.report;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbay.benchmarks.measure.Conditions;
import org.patchbay.benchmarks.measure.Result;
import org.patchbay.benchmarks.measure.Target;
import org.patchbay.benchmarks.measure.Unit;

/** Results as JSON, one line for each job, every value of every round among it. */
public final class ResultJson {
  /** Times are not known better than that. */
  private static final MathContext DIGITS = new MathContext(5);

  private ResultJson() {}

  /** Writes results. */
  public static String write(List<Result> results) {
    return "[\n" + String.join(",\n", results.stream().map(ResultJson::line).toList()) + "\n]\n";
  }

  private static String line(Result result) {
    JsonArray series = new JsonArray();
    result.series().forEach(one -> series.add(series(one)));
    JsonArray targets = new JsonArray();
    result.targets().forEach(one -> targets.add(target(one)));
    return new JsonObject()
        .add("id", result.id())
        .add("title", result.title())
        .add("unit", result.unit().name())
        .add("conditions", conditions(result.conditions()))
        .add("targets", targets)
        .add("series", series)
        .toString();
  }

  private static JsonObject conditions(Conditions conditions) {
    return new JsonObject()
        .add("machine", conditions.machine())
        .add("java", conditions.java())
        .add("rounds", conditions.rounds())
        .add("seed", conditions.seed())
        .add("loadBefore", number(conditions.loadBefore()))
        .add("loadAfter", number(conditions.loadAfter()));
  }

  private static JsonObject target(Target target) {
    return new JsonObject()
        .add("kind", target.kind().name())
        .add("against", target.against())
        .add("limit", number(target.limit()));
  }

  private static JsonObject series(Result.Series series) {
    JsonArray values = new JsonArray();
    Arrays.stream(series.values()).mapToObj(ResultJson::number).forEach(values::add);
    return new JsonObject()
        .add("name", series.name())
        .add("absence", series.absence())
        .add("cpuSeconds", number(series.cpuSeconds()))
        .add("values", values);
  }

  private static JsonValue number(double value) {
    return Double.isFinite(value)
        ? Json.parse(new BigDecimal(value).round(DIGITS).toString())
        : Json.NULL;
  }

  /** Reads what {@link #write} wrote. */
  public static List<Result> read(String json) {
    List<Result> results = new ArrayList<>();
    for (JsonValue value : Json.parse(json).asArray()) {
      results.add(result(value.asObject()));
    }
    return results;
  }

  private static Result result(JsonObject json) {
    List<Result.Series> series = new ArrayList<>();
    for (JsonValue value : json.get("series").asArray()) {
      series.add(readSeries(value.asObject()));
    }
    List<Target> targets = new ArrayList<>();
    for (JsonValue value : json.get("targets").asArray()) {
      targets.add(readTarget(value.asObject()));
    }
    return new Result(
        json.get("id").asString(),
        json.get("title").asString(),
        Unit.valueOf(json.get("unit").asString()),
        readConditions(json.get("conditions").asObject()),
        series,
        targets);
  }

  private static Conditions readConditions(JsonObject json) {
    return new Conditions(
        json.get("machine").asString(),
        json.get("java").asString(),
        json.get("rounds").asInt(),
        json.get("seed").asLong(),
        readNumber(json.get("loadBefore")),
        readNumber(json.get("loadAfter")));
  }

  private static Target readTarget(JsonObject json) {
    return new Target(
        Target.Kind.valueOf(json.get("kind").asString()),
        json.get("against").asString(),
        readNumber(json.get("limit")));
  }

  private static Result.Series readSeries(JsonObject json) {
    JsonArray values = json.get("values").asArray();
    return new Result.Series(
        json.get("name").asString(),
        values.values().stream().mapToDouble(ResultJson::readNumber).toArray(),
        readNumber(json.get("cpuSeconds")),
        json.get("absence").asString());
  }

  private static double readNumber(JsonValue value) {
    return value.isNull() ? Double.NaN : value.asDouble();
  }
}
