package org.patchbay.cli.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;

/**
 * The soak: counts what the process has, lets clients and providers loose in a {@link SoakStage},
 * and counts again.
 */
final class Soak {
  private final Surroundings surroundings;
  private final BundleContext context;
  private final SoakPlan plan;

  Soak(Surroundings surroundings, SoakPlan plan) {
    this.surroundings = surroundings;
    context = surroundings.context();
    this.plan = plan;
  }

  SoakVerdict run() throws IOException, Failure, BundleException, InterruptedException {
    if (plan.drainMillis() >= 0) {
      SoakConfiguration.drain(plan.drainMillis(), context);
      SoakConfiguration.resumeAll(context);
    }
    List<Bundle> originals = new ArrayList<>();
    for (String service : plan.services()) {
      originals.add(surroundings.providers().serving(service).get(0));
    }
    rehearse(originals);
    List<Bundle> standbys = new ArrayList<>();
    try {
      if (plan.standby()) {
        for (Bundle original : originals) {
          standbys.add(StandbyProvider.install(original, context));
        }
      }
      return measure(originals);
    } finally {
      for (Bundle standby : standbys) {
        standby.uninstall();
      }
    }
  }

  /** What JVM and framework make on first use is there before anything is counted. */
  private void rehearse(List<Bundle> providers) throws IOException, InterruptedException {
    SoakPlan few = new SoakPlan(0, plan.services().size(), 0, plan.services(), -1, false);
    new SoakStage(surroundings, few, providers).play();
  }

  private SoakVerdict measure(List<Bundle> providers) throws IOException, InterruptedException {
    SoakResources before = SoakResources.now(context.getBundle());
    long started = System.nanoTime();
    SoakStage stage = new SoakStage(surroundings, plan, providers);
    stage.play();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    SoakResources.Surplus surplus =
        surroundings.sessions().isEnded()
            ? SoakResources.Surplus.NONE
            : before.surplus(context.getBundle());
    return SoakVerdict.of(plan, seconds, stage, surplus);
  }
}
