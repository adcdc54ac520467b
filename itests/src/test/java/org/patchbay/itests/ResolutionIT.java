package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** Each bundle resolves with what it declares: a framework of its own, no other provider in it. */
class ResolutionIT {
  private static final long STOP_MILLIS = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.patchbay.api",
        "org.patchbay.provider.ftp",
        "org.patchbay.provider.http",
        "org.patchbay.provider.gopher",
        "org.patchbay.examples.consumer",
        "org.patchbay.servers"
      })
  void aBundleResolvesAlone(String name) throws Exception {
    Framework framework = framework();
    try {
      framework.start();
      Set<Bundle> needed = new LinkedHashSet<>();
      for (String other :
          List.of(
              "org.osgi.util.function",
              "org.osgi.util.promise",
              "org.osgi.service.component",
              "org.apache.felix.scr",
              "org.patchbay.api")) {
        needed.add(framework.getBundleContext().installBundle(ContainerTest.location(other)));
      }
      Bundle bundle = framework.getBundleContext().installBundle(ContainerTest.location(name));
      needed.add(bundle);

      assertThat(framework.adapt(FrameworkWiring.class).resolveBundles(needed)).isTrue();
      bundle.start();

      assertThat(bundle.getState()).isIn(Bundle.ACTIVE, Bundle.STARTING);
    } finally {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    }
  }

  private static Framework framework() throws Exception {
    String slf4j = ";version=" + System.getProperty("slf4j.version");
    return ServiceLoader.load(FrameworkFactory.class)
        .findFirst()
        .orElseThrow()
        .newFramework(
            Map.of(
                Constants.FRAMEWORK_STORAGE,
                ContainerTest.newFolder().toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j" + slf4j + ",org.slf4j.spi" + slf4j + ",org.slf4j.event" + slf4j));
  }
}
