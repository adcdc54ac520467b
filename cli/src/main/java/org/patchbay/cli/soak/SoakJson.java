package org.patchbay.cli.soak;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import java.util.List;
import java.util.Locale;

/** Tells programs what a soak came to. */
final class SoakJson {
  private SoakJson() {}

  static String of(SoakVerdict verdict) {
    return new JsonObject()
        .add("passed", verdict.passed())
        .add("plan", plan(verdict.plan()))
        .add("swaps", verdict.swaps())
        .add("seconds", verdict.seconds())
        .add("operations", verdict.operations())
        .add("failed", verdict.failed())
        .add("retried", verdict.retried())
        .add("moved", verdict.moved())
        .add("resumed", verdict.resumed())
        .add("withdrawn", verdict.withdrawn())
        .add("bytesCompared", verdict.bytes())
        .add("leaked", leaks(verdict.leaks()))
        .add("millis", times(verdict))
        .add("problems", problems(verdict.problems()))
        .toString(WriterConfig.PRETTY_PRINT);
  }

  private static JsonObject plan(SoakPlan plan) {
    return new JsonObject()
        .add("seed", plan.seed())
        .add("swaps", plan.swaps())
        .add("clients", plan.clients())
        .add("services", strings(plan.services()))
        .add("drainMillis", plan.drainMillis() < 0 ? Json.NULL : Json.value(plan.drainMillis()))
        .add("standby", plan.standby());
  }

  private static JsonObject leaks(SoakVerdict.Leaks leaks) {
    return new JsonObject()
        .add("handles", leaks.handles())
        .add("sockets", leaks.sockets())
        .add("threads", leaks.threads())
        .add("classLoaders", leaks.classLoaders())
        .add("serviceUses", leaks.serviceUses())
        .add("details", strings(leaks.details()));
  }

  private static JsonObject times(SoakVerdict verdict) {
    JsonObject groups = new JsonObject();
    verdict
        .times()
        .forEach(
            (group, times) ->
                groups.add(
                    group.name().toLowerCase(Locale.ROOT),
                    new JsonObject()
                        .add("count", times.count())
                        .add("p50", times.p50())
                        .add("p99", times.p99())
                        .add("max", times.max())));
    return groups;
  }

  private static JsonArray problems(List<SoakTally.Problem> problems) {
    JsonArray array = new JsonArray();
    for (SoakTally.Problem problem : problems) {
      array.add(
          new JsonObject()
              .add("line", problem.line())
              .add("count", problem.count())
              .add("trace", problem.trace()));
    }
    return array;
  }

  private static JsonArray strings(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
