package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.cm.ConfigurationAdmin;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ProfileRule;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.profiles.ProfileException;
import org.patchbay.profiles.ProfileSwitch;
import org.patchbay.profiles.Profiles;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.EmbeddedHttpServer;

/** Profiles of the distribution and of a deployer's own, each in a container, and live switches. */
public class ProfilesIT extends ContainerTest {
  private static final int CLIENTS = 3;
  private static final Path SHIPPED =
      Path.of(System.getProperty("patchbay.distribution"), "profiles");

  @Inject private Profiles profiles;
  private final Path own = Path.of(System.getProperty("patchbay.work"), "own-profiles");
  private final Path folder;
  private EmbeddedFtpServer ftpServer;
  private EmbeddedHttpServer httpServer;
  private EmbeddedGopherServer gopherServer;
  private @Nullable InternetSession session;

  public ProfilesIT() throws IOException {
    folder = newFolder();
    Files.writeString(folder.resolve("a.txt"), "a\n");
  }

  @Override
  @Configuration
  public Option[] configuration() {
    return options(
        systemTimeout(30_000),
        frameworkProperty(Profiles.FOLDERS_PROPERTY).value(own + File.pathSeparator + SHIPPED),
        logging(),
        declarativeServices(),
        patchbay(),
        file("minimal-json"),
        file("org.patchbay.profiles"),
        file("org.patchbay.servers"),
        junitBundles(),
        assertions());
  }

  /** There are none before a profile brings them. */
  @Override
  @Before
  public void awaitProviders() {
    assertThat(context.getBundle(0).getSymbolicName())
        .isEqualTo(System.getProperty("patchbay.framework"));
    assertThat(internet.providers()).isEmpty();
  }

  @Before
  public void start() throws Exception {
    remove(own);
    Files.createDirectories(own.resolve("bundle"));
    ftpServer = EmbeddedFtpServer.serving(folder).user("ann", "s3cret").start();
    httpServer = EmbeddedHttpServer.serving(folder).start();
    gopherServer = EmbeddedGopherServer.serving(folder).start();
  }

  @After
  public void stop() throws Exception {
    InternetSession opened = session;
    if (opened != null) {
      opened.close();
    }
    ftpServer.close();
    httpServer.close();
    gopherServer.close();
    remove(own);
  }

  private static void remove(Path own) throws IOException {
    for (Path each : List.of(own.resolve("bundle"), own)) {
      if (Files.exists(each)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(each)) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
        Files.delete(each);
      }
    }
  }

  @Test
  public void theDesktopBeforeVistaHasAllThreeAndTellsAWrongPassword() throws Exception {
    switchTo("desktop-legacy");

    assertThat(installed()).containsExactlyInAnyOrder(FTP, HTTP, GOPHER);
    works(ftp());
    works(http());
    assertThat(gopher().menu("")).isNotEmpty();
    assertThat(wrongPassword()).isEqualTo(InternetError.INCORRECT_PASSWORD);
  }

  @Test
  public void theDesktopSinceVistaRefusesGopherByItsRule() throws Exception {
    switchTo("desktop");

    assertThat(installed()).containsExactlyInAnyOrder(FTP, HTTP);
    works(ftp());
    works(http());
    gopherIsRefusedBy("desktop");
    assertThat(wrongPassword()).isEqualTo(InternetError.LOGIN_FAILURE);
  }

  @Test
  public void windowsCeHasFtpAndHttpAndNoTlsForFtp() throws Exception {
    switchTo("ce");

    assertThat(installed()).containsExactlyInAnyOrder(FTP, HTTP);
    works(ftp());
    works(http());
    gopherIsRefusedBy("ce");
    assertThat(wrongPassword()).isEqualTo(InternetError.LOGIN_FAILURE);
    assertThat(session().profile().has(ProfileRule.ASYNCHRONOUS)).isFalse();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> session().connect(FtpConnection.FTP, ConnectRequest.to("h").secure()))
        .withMessageContaining("the profile \"ce\" refuses TLS for \"ftp\"");
    session().connect(HttpConnection.HTTP, ConnectRequest.to("h").secure()).close();
  }

  @Test
  public void underLoadASwitchThereAndBackFailsNothingOfWhatBothProfilesHave() throws Exception {
    switchTo("desktop-legacy");
    GopherConnection gopher = gopher();
    assertThat(gopher.menu("")).isNotEmpty();
    AtomicBoolean loading = new AtomicBoolean(true);
    CountDownLatch begun = new CountDownLatch(2 * CLIENTS);
    List<CompletableFuture<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(client(loading, begun, ftp(), ProfilesIT::works));
      clients.add(client(loading, begun, http(), ProfilesIT::works));
    }
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    for (int i = 0; i < 3; i++) {
      ProfileSwitch there = switchTo("ce");
      assertThat(there.left()).containsExactly(GOPHER);
      gopherIsRefusedBy("ce");
      long asked = System.nanoTime();
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> gopher.menu(""))
          .withMessageContaining("refuses \"gopher\"")
          .extracting(InternetException::error)
          .isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));

      ProfileSwitch back = switchTo("desktop-legacy");
      assertThat(back.arrived()).containsExactly(GOPHER);
      assertThat(gopher.menu("")).as("the same handle").isNotEmpty();
    }

    loading.set(false);
    for (CompletableFuture<Integer> client : clients) {
      assertThat(client.get(20, TimeUnit.SECONDS)).isPositive();
    }
  }

  @Test
  public void aProviderInstalledByHandThatTheProfileDoesNotAcceptStaysRefused() throws Exception {
    context.installBundle(location(GOPHER)).start();
    switchTo("ce");

    gopherIsRefusedBy("ce");
    assertThat(internet.providers())
        .filteredOn(provider -> provider.services().contains("gopher"))
        .hasSize(1)
        .noneMatch(provider -> provider.allowed());

    switchTo("desktop");
    assertThat(installed()).as("what came by hand").contains(GOPHER);
  }

  @Test
  public void theNameOfAProfileInTheConfigurationSwitchesToIt() throws Exception {
    switchTo("desktop-legacy");

    configure("org.patchbay.profile", new Hashtable<>(Map.of("name", "ce")));

    assertThat(await(() -> installed().contains(GOPHER) ? null : true)).isNotNull();
    assertThat(await(() -> profiles.active().equals("ce") ? true : null)).isNotNull();
    gopherIsRefusedBy("ce");
    assertThat(internet.profile().has(ProfileRule.SECURE_PORT)).as("its other rules").isTrue();
  }

  @Test
  public void aConfiguredProfileThatCannotBeIsTakenBack() throws Exception {
    switchTo("desktop");
    Files.writeString(own.resolve("broken.json"), "{\"bundles\": [\"g:nowhere:1\"]}");

    configure("org.patchbay.profile", new Hashtable<>(Map.of("name", "broken")));

    assertThat(await(() -> configuredName().equals("desktop") ? true : null)).isNotNull();
    assertThat(await(() -> internet.profile().name().equals("desktop") ? true : null)).isNotNull();
    assertThat(profiles.active()).isEqualTo("desktop");
    gopherIsRefusedBy("desktop");
  }

  @Test
  public void aSwitchThatFailsHalfWayLeavesEverythingAsItWas() throws Exception {
    switchTo("ce");
    unresolvable(own.resolve("bundle/unresolvable-1.jar"));
    Files.writeString(
        own.resolve("mine.json"),
        "{\"bundles\": [\"org.patchbay:org.patchbay.provider.gopher:%s\", \"g:unresolvable:1\"]}"
            .formatted(version()));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> switchTo("mine"))
        .havingCause()
        .isInstanceOf(ProfileException.class)
        .withMessageStartingWith(
            "the switch to \"mine\" failed and everything is as before: a bundle does not start")
        .withMessageContaining("nowhere.to.be.found");
    assertThat(installed()).containsExactlyInAnyOrder(FTP, HTTP);
    assertThat(profiles.active()).isEqualTo("ce");
    assertThat(internet.profile().name()).isEqualTo("ce");
    gopherIsRefusedBy("ce");
  }

  @Test
  public void aProfileOfADeployersOwnHasItsBundlesConfigurationsAndRules() throws Exception {
    Files.writeString(
        own.resolve("gopher-only.json"),
        """
        {
          "bundles": ["org.patchbay:org.patchbay.provider.gopher:%s"],
          "configurations": {
            "org.patchbay.profile": {"services": ["gopher"]},
            "org.patchbay.core": {"providerWaitMillis:Integer": 0}
          }
        }
        """
            .formatted(version()));

    assertThat(profiles.names()).containsExactly("ce", "desktop", "desktop-legacy", "gopher-only");
    switchTo("gopher-only");

    assertThat(installed()).containsExactly(GOPHER);
    assertThat(gopher().menu("")).isNotEmpty();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(this::http)
        .withMessageContaining("the profile \"gopher-only\" refuses \"http\"");
    switchTo("desktop");
    works(http());
  }

  @Test
  public void itsBundleExportsItsContractAndNothingElse() {
    assertThat(
            installed("org.patchbay.profiles")
                .adapt(BundleRevision.class)
                .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE))
        .extracting(exported -> exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
        .containsExactly("org.patchbay.profiles");
  }

  @Test
  public void sessionsOutliveTheConfigurationOfTheRules() throws Exception {
    switchTo("desktop-legacy");
    FtpConnection ftp = ftp();
    configure("org.patchbay.profile", null);

    assertThat(await(() -> internet.profile().name().isEmpty() ? true : null)).isNotNull();
    works(ftp);
  }

  private String configuredName() {
    ConfigurationAdmin admin =
        context.getService(context.getServiceReference(ConfigurationAdmin.class));
    try {
      return String.valueOf(
          admin.getConfiguration("org.patchbay.profile", "?").getProperties().get("name"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProfileSwitch switchTo(String name) throws Exception {
    ProfileSwitch done = profiles.switchTo(name).toCompletableFuture().get(60, TimeUnit.SECONDS);
    assertThat(done.problems()).isEmpty();
    assertThat(profiles.active()).isEqualTo(name);
    return done;
  }

  private List<String> installed() {
    return Arrays.stream(context.getBundles())
        .map(Bundle::getSymbolicName)
        .filter(name -> name.startsWith("org.patchbay.provider."))
        .toList();
  }

  private String version() {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(SHIPPED.resolve("bundle"), GOPHER + "-*.jar")) {
      String name = jars.iterator().next().getFileName().toString();
      return name.substring(GOPHER.length() + 1, name.length() - ".jar".length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unresolvable(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "unresolvable");
    attributes.putValue("Import-Package", "nowhere.to.be.found");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private InternetSession session() throws InternetException {
    InternetSession known = session;
    if (known != null && known.profile().equals(internet.profile())) {
      return known;
    }
    InternetSession opened = internet.open(SessionOptions.agent("itest/1.0"));
    session = opened;
    return opened;
  }

  private FtpConnection ftp() throws InternetException {
    return session()
        .connect(FtpConnection.FTP, ConnectRequest.to("localhost").port(ftpServer.port()));
  }

  private HttpConnection http() throws InternetException {
    return session()
        .connect(HttpConnection.HTTP, ConnectRequest.to("localhost").port(httpServer.port()));
  }

  private GopherConnection gopher() throws InternetException {
    return session()
        .connect(GopherConnection.GOPHER, ConnectRequest.to("localhost").port(gopherServer.port()));
  }

  private void gopherIsRefusedBy(String profile) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(this::gopher)
        .withMessage(
            "the profile \"%s\" refuses \"gopher\": its rule services accepts ftp, http", profile)
        .extracting(InternetException::error)
        .isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
  }

  private InternetError wrongPassword() {
    ConnectRequest wrong =
        ConnectRequest.to("localhost").port(ftpServer.port()).login("ann", Secret.of("wrong"));
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> session().connect(FtpConnection.FTP, wrong))
        .actual()
        .error();
  }

  private static void works(FtpConnection ftp) throws IOException {
    assertThat(ftp.list("a.txt")).hasSize(1);
  }

  private static void works(HttpConnection http) throws IOException {
    try (HttpResponse response = http.get("/a.txt");
        InputStream body = response.body()) {
      assertThat(body.readAllBytes()).hasSize(2);
    }
  }

  private interface Operation<C> {
    void run(C connection) throws IOException;
  }

  private static <C> CompletableFuture<Integer> client(
      AtomicBoolean loading, CountDownLatch begun, C connection, Operation<C> operation) {
    return CompletableFuture.supplyAsync(
        () -> {
          int operations = 0;
          try {
            while (loading.get()) {
              operation.run(connection);
              if (operations++ == 0) {
                begun.countDown();
              }
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return operations;
        },
        task -> new Thread(task, "client").start());
  }
}
