package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** What a bundle shows of itself. */
public class BundleHygieneIT extends ContainerTest {

  @Test
  public void noProviderExportsAPackage() {
    for (String provider : PROVIDERS) {
      assertThat(exports(installed(provider))).as(provider).isEmpty();
    }
  }

  @Test
  public void theApiExportsItsContractAndNothingElse() {
    assertThat(exports(installed(API)))
        .containsExactlyInAnyOrder(
            "org.patchbay.api",
            "org.patchbay.api.ftp",
            "org.patchbay.api.ftp.tree",
            "org.patchbay.api.http",
            "org.patchbay.api.gopher",
            "org.patchbay.spi",
            "org.patchbay.spi.login");
  }

  @Test
  public void theFacadeExportsItsFunctionsAndNothingElse() {
    assertThat(exports(installed(WININET))).containsExactly("org.patchbay.wininet");
  }

  @Test
  public void noBundleRequiresABundleOrHasAnActivatorAndEveryImportHasARange() {
    for (String name : List.of(API, FTP, HTTP, GOPHER, FINGER, CONSUMER, WININET)) {
      assertThat(installed(name).getHeaders().get("Require-Bundle")).as(name).isNull();
      assertThat(installed(name).getHeaders().get("Bundle-Activator")).as(name).isNull();
      assertThat(installed(name).getHeaders().get("DynamicImport-Package")).as(name).isNull();
      assertThat(installed(name).getHeaders().get("Bundle-License")).as(name).contains("Apache");
      assertThat(installed(name).getEntry("META-INF/LICENSE")).as(name).isNotNull();
    }
  }

  @Test
  public void providersSayWhatTheyServeInTheirCapability() {
    for (String provider : PROVIDERS) {
      assertThat(
              installed(provider)
                  .adapt(BundleRevision.class)
                  .getDeclaredCapabilities("patchbay.provider"))
          .as(provider)
          .hasSize(1)
          .allSatisfy(
              capability ->
                  assertThat(capability.getAttributes())
                      .containsKeys("patchbay.service", "patchbay.port"));
    }
  }

  private static List<Object> exports(Bundle bundle) {
    return bundle
        .adapt(BundleRevision.class)
        .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
        .stream()
        .map(BundleCapability::getAttributes)
        .map(attributes -> attributes.get(PackageNamespace.PACKAGE_NAMESPACE))
        .toList();
  }
}
