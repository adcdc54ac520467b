package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Handover;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.servers.EmbeddedFtpServer;

/** What a session may want of a handover, what is never handed over, and who takes over. */
public class HandoverIT extends ContainerTest {
  private static final String STANDBY = "org.patchbay.provider.standby";

  private final Path folder;
  private EmbeddedFtpServer server;

  public HandoverIT() throws Exception {
    folder = newFolder();
    Files.write(folder.resolve("big.bin"), new byte[3_000_000]);
    Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("a.txt"), "a\n");
  }

  @Before
  public void open() throws Exception {
    server = EmbeddedFtpServer.serving(folder).writable().start();
  }

  @After
  public void close() {
    server.close();
  }

  @Test
  public void aSessionThatWantsNoHandoverHearsThatItsProviderHasGone() throws Exception {
    try (InternetSession staying =
        internet.open(SessionOptions.agent("itest/1.0").handover(Handover.NONE))) {
      FtpConnection ftp = connect(staying);
      ftp.list("sub");

      swap();

      assertThat(failure(() -> ftp.list("sub"))).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
      assertThat(connect(staying).list("sub")).hasSize(1);
    }
  }

  @Test
  public void aSessionThatMovesOnlyWhatIsIdleLosesItsDownload() throws Exception {
    internet = restartedWith(Map.of("drainMillis", 0));
    try (InternetSession idle =
        internet.open(SessionOptions.agent("itest/1.0").handover(Handover.IDLE))) {
      FtpConnection ftp = connect(idle);
      InputStream in = ftp.openRead("big.bin");
      in.readNBytes(100_000);

      swap();

      assertThat(failure(in::readAllBytes)).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
      in.close();
      assertThat(ftp.list("sub")).hasSize(1);
    }
  }

  @Test
  public void anUploadIsNeverRepeated() throws Exception {
    internet = restartedWith(Map.of("drainMillis", 0));
    try (InternetSession writing = internet.open(SessionOptions.agent("itest/1.0"))) {
      FtpConnection ftp = connect(writing);
      Upload upload = ftp.openWrite("new.bin");
      upload.write(new byte[100_000]);

      swap();

      assertThat(failure(() -> upload.write(new byte[100_000])))
          .isEqualTo(InternetError.PROVIDER_WITHDRAWN);
      assertThat(failure(upload::close)).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
      assertThat(ftp.list("sub")).hasSize(1);
    }
  }

  @Test
  public void aStandbyTakesOverWithoutAGapAndABetterOneGetsNewWorkOnly() throws Exception {
    Bundle standby =
        context.installBundle(location(FTP) + "?standby", renamed(location(FTP), STANDBY));
    InternetSession session = internet.open(SessionOptions.agent("itest/1.0"));
    FtpConnection seated = connect(session);
    seated.list("sub");

    standby.start();
    assertThat(seated.info().provider()).startsWith(FTP);
    installed(FTP).stop();

    assertThat(seated.list("sub")).hasSize(1);
    assertThat(seated.info().provider()).startsWith(STANDBY);
    installed(FTP).start();
    assertThat(seated.list("sub")).hasSize(1);
    assertThat(seated.info().provider()).startsWith(STANDBY);
    standby.uninstall();
    assertThat(seated.list("sub")).hasSize(1);
    session.close();
  }

  private FtpConnection connect(InternetSession session) throws InternetException {
    return session.connect(
        FtpConnection.FTP, ConnectRequest.to("localhost").port(server.port()).context("it"));
  }

  private void swap() throws BundleException {
    Bundle provider = installed(FTP);
    provider.stop();
    provider.start();
  }

  /** The same jar under another symbolic name. */
  private static InputStream renamed(String location, String name) throws Exception {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (JarInputStream jar = new JarInputStream(URI.create(location).toURL().openStream())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name);
      try (JarOutputStream out = new JarOutputStream(copy, manifest)) {
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          jar.transferTo(out);
        }
      }
    }
    return new ByteArrayInputStream(copy.toByteArray());
  }

  private static InternetError failure(ThrowingCallable call) {
    return assertThatExceptionOfType(InternetException.class).isThrownBy(call).actual().error();
  }
}
