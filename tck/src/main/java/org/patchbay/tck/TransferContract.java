package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.patchbay.api.Connection;
import org.patchbay.api.Upload;

/** What is transferred is whole, or the caller hears that it is not. */
interface TransferContract<C extends Connection> {
  @Test
  default void aDownloadIsWhole(Bench<C> bench) throws Exception {
    Capabilities.Download<C> download = download(bench);
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());

    byte[] read =
        visit.get(
            connection,
            its -> {
              try (InputStream in = download.opening().on(its)) {
                return in.readAllBytes();
              }
            });

    assertArrayEquals(download.content(), read, "the download is not the content");
    visit.use(connection);
  }

  @Test
  default void aDownloadThatIsClosedEarlyLeavesTheConnectionUsable(Bench<C> bench)
      throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());

    visit.close("closing a download early", Visit.PATIENCE, begin(bench, visit, connection));

    visit.use(connection);
  }

  @Test
  default void aDownloadThatBreaksOffIsNotTakenForAWholeOne(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    InputStream in = begin(bench, visit, connection);

    bench.relay().breakOff();

    String circumstance = "the server breaks off a download";
    Outcome.of(() -> visit.get(connection, its -> in.readAllBytes())).expectAnyError(circumstance);
  }

  @Test
  default void aDownloadGoesOnAtTheNextProvider(Bench<C> bench) throws Exception {
    Assumptions.assumeTrue(
        bench.capabilities().hasResume(),
        "resume is not declared, so a download that a departure cuts fails");
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    InputStream in = begin(bench, visit, connection);

    bench.provider().update();

    byte[] rest = visit.get(connection, its -> in.readAllBytes());
    byte[] content = download(bench).content();
    assertArrayEquals(
        Arrays.copyOfRange(content, Capabilities.BEGINNING, content.length),
        rest,
        "what the next provider went on with is not the rest of the content");
  }

  @Test
  default void anUploadIsStoredWhole(Bench<C> bench) throws Exception {
    Capabilities.Uploading<C> uploading = uploading(bench);
    byte[] content = content();
    Visit<C> visit = bench.visit();

    visit.with(
        visit.connect(bench.toServer()),
        its -> {
          try (Upload upload = uploading.opening().on(its)) {
            upload.write(content);
          }
        });

    assertArrayEquals(content, uploading.stored().call(), "the server stored something else");
  }

  /** It cannot be repeated, so its caller must hear of it. */
  @Test
  default void anUploadThatADepartureCutsFailsAndIsNotTakenForWhole(Bench<C> bench)
      throws Exception {
    Capabilities.Uploading<C> uploading = uploading(bench);
    byte[] content = content();
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    Upload upload = visit.get(connection, uploading.opening());
    visit.with(connection, its -> upload.write(content, 0, Capabilities.BEGINNING));

    bench.provider().stop();

    String circumstance = "the provider leaves under an upload";
    Outcome.of(() -> visit.with(connection, its -> finish(upload, content)))
        .expectAnyError(circumstance);
    assertFalse(
        Arrays.equals(content, uploading.stored().call()),
        "an upload that failed was stored as a whole one");
  }

  private static void finish(Upload upload, byte[] content) throws IOException {
    try (upload) {
      upload.write(content, Capabilities.BEGINNING, content.length - Capabilities.BEGINNING);
    }
  }

  private static byte[] content() {
    byte[] content = new byte[Capabilities.LARGE];
    new Random(Capabilities.LARGE).nextBytes(content);
    return content;
  }

  private static <C extends Connection> InputStream begin(
      Bench<C> bench, Visit<C> visit, C connection) throws Exception {
    Capabilities.Download<C> download = download(bench);
    InputStream in = visit.get(connection, download.opening());
    byte[] beginning = visit.get(connection, its -> in.readNBytes(Capabilities.BEGINNING));
    assertArrayEquals(
        Arrays.copyOf(download.content(), Capabilities.BEGINNING),
        beginning,
        "the download does not begin as the content does");
    return in;
  }

  private static <C extends Connection> Capabilities.Download<C> download(Bench<C> bench) {
    return declared(
        bench.capabilities().download(), "download is not declared, so there is no stream");
  }

  private static <C extends Connection> Capabilities.Uploading<C> uploading(Bench<C> bench) {
    return declared(
        bench.capabilities().uploading(), "upload is not declared, so nothing is stored");
  }

  private static <T> T declared(@Nullable T capability, String otherwise) {
    Assumptions.assumeTrue(capability != null, otherwise);
    return Objects.requireNonNull(capability, "assumed");
  }
}
