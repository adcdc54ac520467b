package org.patchbay.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A provider that is broken in one way fails where it is broken, and is told what is wrong. */
@Timeout(120)
class BrokenProviderIT {

  @Test
  void aProviderThatKeepsTheContractPasses() {
    assertThat(failures(SampleContract.Good.class)).isEmpty();
  }

  /** A thread keeps its code, too. */
  @Test
  void aLeakedThreadIsNamed() {
    assertThat(failures(SampleContract.LeaksAThread.class))
        .hasEntrySatisfying("itsThreadsEndWithIt", says("leaks a thread", "\"keep-alive\""))
        .hasEntrySatisfying("itsClassLoaderIsCollectedEachTime", says("\"keep-alive\""))
        .hasSize(2);
  }

  @Test
  void aLeakedSocketIsCounted() {
    assertThat(failures(SampleContract.LeaksASocket.class))
        .hasEntrySatisfying("closeLeavesNoSocketOpen", says("leaks a socket"))
        .hasSize(1);
  }

  @Test
  void whatHoldsTheClassLoaderIsTold() {
    assertThat(failures(SampleContract.PinsItsLoader.class))
        .hasEntrySatisfying(
            "itsClassLoaderIsCollectedEachTime",
            says(
                "pins its class loader",
                "\"tck-caller\"",
                "A ThreadLocal was left",
                "Leftovers$PinsLoader"))
        .hasSize(1);
  }

  @Test
  void aHangInCloseIsFoundWhereItHangs() {
    assertThat(failures(SampleContract.HangsInClose.class))
        .hasEntrySatisfying(
            "closeReturnsThoughTheServerHasFallenSilent",
            says("hangs in close", "HangsInClose.close"))
        .hasSize(1);
  }

  @Test
  void aDeadlineThatIsIgnoredIsMeasured() {
    assertThat(failures(SampleContract.IgnoresTheDeadline.class))
        .hasEntrySatisfying(
            "aTricklingServerIsATimeoutAtTheTotalDeadline", says("ignores the deadline"))
        .hasSize(1);
  }

  @Test
  void eventsAfterCloseAreHeard() {
    assertThat(failures(SampleContract.SendsEventsAfterClose.class))
        .hasEntrySatisfying(
            "nothingIsToldAfterClose", says("sends events after close", "CONNECTION_CLOSED"))
        .hasSize(1);
  }

  /** Whatever breaks the connection is swallowed alike. */
  @Test
  void aSwallowedErrorIsMissed() {
    assertThat(failures(SampleContract.SwallowsAnError.class))
        .hasEntrySatisfying(
            "aConnectionThatIsResetIsAnErrorAndNoAnswer", says("swallowed the error"))
        .allSatisfy((test, message) -> assertThat(message).contains("swallowed the error"));
  }

  @Test
  void aPrintedPasswordIsRead() {
    assertThat(failures(SampleContract.PrintsAPassword.class))
        .hasEntrySatisfying(
            "aPasswordIsNeverTold", says("tells the password", "the standard output"))
        .hasSize(1);
  }

  @Test
  void aPasswordInAnExceptionIsRead() {
    assertThat(failures(SampleContract.TellsAPasswordInAnException.class))
        .hasEntrySatisfying("aPasswordIsNeverTold", says("tells the password", "an exception"))
        .hasSize(1);
  }

  /** Who dials by itself knows neither proxy nor events nor errors. */
  @Test
  void aBypassedDialerIsMissed() {
    assertThat(failures(SampleContract.BypassesTheDialer.class))
        .hasEntrySatisfying(
            "itsDefaultPortIsDialledThroughTheDialerWhereTheRequestNamesNone",
            says("did not dial through the dialer"));
  }

  /** Later versions of the JDK may let go of the class. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void aRecordThatTheJdkKeepsIsNamed() {
    assertThat(failures(SampleContract.ComparesRecords.class))
        .hasEntrySatisfying(
            "itsClassLoaderIsCollectedEachTime", says("pins its class loader", "ObjectMethods"))
        .hasSize(1);
  }

  @Test
  void stateThatIsForgottenIsAskedFor() {
    assertThat(failures(SampleContract.ForgetsItsState.class))
        .hasEntrySatisfying("itsStateIsHandedOver", says("was not handed over"))
        .hasSize(1);
  }

  @Test
  void aPartThatIsTakenForTheWholeIsFound() {
    assertThat(failures(SampleContract.TakesAPartForTheWhole.class))
        .hasEntrySatisfying(
            "aDownloadThatBreaksOffIsNotTakenForAWholeOne", says("swallowed the error"))
        .hasSize(1);
  }

  private static Consumer<String> says(String... words) {
    return message -> assertThat(message).contains(words);
  }

  /** Runs the kit, and gives the messages of the tests that failed by their names. */
  private static Map<String, String> failures(Class<? extends SampleContract> contract) {
    Map<String, String> failures = new TreeMap<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
    int[] run = new int[1];
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                run[0]++;
                result
                    .getThrowable()
                    .filter(e -> result.getStatus() == TestExecutionResult.Status.FAILED)
                    .ifPresent(
                        e ->
                            failures.put(
                                test.getDisplayName().replaceFirst("\\(.*", ""),
                                String.valueOf(e.getMessage())));
              }
            });
    assertThat(run[0]).isGreaterThan(20);
    return failures;
  }
}
