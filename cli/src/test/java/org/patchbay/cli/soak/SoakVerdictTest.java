package org.patchbay.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.cli.text.RecordedTerminal;

class SoakVerdictTest {
  private static final SoakPlan PLAN = new SoakPlan(5, 2, 42, List.of("ftp", "http"), 50, true);

  @Test
  void aSoakWithoutFailuresAndLeaksPasses() {
    assertThat(verdict(0, leaks(-1)).passed()).isTrue();
  }

  @Test
  void anyFailureFailsIt() {
    assertThat(verdict(1, leaks(-1)).passed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void anyLeakFailsIt(int which) {
    assertThat(verdict(0, leaks(which)).passed()).isFalse();
  }

  @Test
  void programsReadItAsJson() {
    JsonObject json = Json.parse(SoakJson.of(verdict(1, leaks(2)))).asObject();

    assertThat(json.getBoolean("passed", true)).isFalse();
    assertThat(json.getLong("failed", 0)).isOne();
    assertThat(json.getLong("resumed", 0)).isEqualTo(12);
    assertThat(json.get("plan").asObject().getLong("seed", 0)).isEqualTo(42);
    assertThat(json.get("leaked").asObject().getInt("threads", 0)).isOne();
    assertThat(json.get("millis").asObject().get("fresh").asObject().getDouble("p99", 0))
        .isEqualTo(9.5);
    assertThat(json.get("problems").asArray().get(0).asObject().getString("trace", ""))
        .isEqualTo("at \"here\"\n");
  }

  @Test
  void peopleReadItAsTables() {
    RecordedTerminal recorded = new RecordedTerminal(0);

    new SoakReport(recorded.terminal()).tell(verdict(1, leaks(3)));

    assertThat(recorded.out())
        .startsWith("seed 42: 5 swaps of ftp, http, 2 clients, drain 50 ms, standby, 3 s")
        .contains("downloads resumed", "FAILED  1 x ftp upload: broken")
        .endsWith("1 failed, 1 leaked.\n");
  }

  private static SoakVerdict.Leaks leaks(int which) {
    int[] counts = new int[5];
    if (which >= 0) {
      counts[which] = 1;
    }
    return new SoakVerdict.Leaks(counts[0], counts[1], counts[2], counts[3], counts[4], List.of());
  }

  private static SoakVerdict verdict(long failed, SoakVerdict.Leaks leaks) {
    return new SoakVerdict(
        PLAN,
        5,
        3,
        100,
        failed,
        10,
        11,
        12,
        13,
        1000,
        leaks,
        Map.of(SoakTally.Group.FRESH, new SoakTimes.Summary(3, 1, 9.5, 10)),
        failed == 0
            ? List.of()
            : List.of(new SoakTally.Problem("ftp upload: broken", failed, "at \"here\"\n")));
  }
}
