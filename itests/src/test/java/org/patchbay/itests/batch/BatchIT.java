package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.servers.EmbeddedGopherServer;

/** The process: lines in, lines out, whatever they say; and Gopher, which needs little more. */
class BatchIT {
  private final Path folder;
  private final BatchProcess batch;
  private final EmbeddedGopherServer server;

  BatchIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    batch = BatchProcess.start();
    server = EmbeddedGopherServer.serving(folder).start();
  }

  @AfterEach
  void stop() throws IOException {
    batch.close();
    server.close();
  }

  @Test
  void itEndsWellWithItsInputAndSaysNothingElse() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "text\r\n");

    JsonObject answer = batch.ask(gopher("0", "/a.txt").add("id", "one"));

    assertThat(answer)
        .hasToString("{\"id\":\"one\",\"ok\":true,\"bodyBase64\":\"" + base64("text\r\n") + "\"}");
    assertThat(batch.end()).isZero();
    assertThat(batch.errors()).isEmpty();
  }

  @Test
  void aMenuComesAsItIsOnTheWire() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "text");

    String menu = batch.ask(gopher("1", "")).getString("bodyBase64", "");

    assertThat(new String(Base64.getDecoder().decode(menu), UTF_8)).contains("\t/a.txt\t");
  }

  @Test
  void badLinesAreAnsweredEachAndEndNothing() throws Exception {
    byte[] endless = new byte[(64 << 20) + 1];
    Arrays.fill(endless, (byte) '[');
    for (byte[] line :
        new byte[][] {
          {}, {(byte) 0xff}, "{".getBytes(US_ASCII), "[".repeat(100_000).getBytes(US_ASCII), endless
        }) {
      batch.send(line);
      assertThat(batch.answer().getString("error", "")).isEqualTo("INVALID_ARGUMENT");
    }
    assertThat(batch.end()).isZero();
    assertThat(batch.errors()).isEmpty();
  }

  @Test
  void noBodyFillsTheMemory() throws Exception {
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      large.setLength((256L << 20) + 1);
    }
    JsonObject answer = batch.ask(gopher("9", "/large"));

    assertThat(answer.getString("error", "")).isEqualTo("TOO_LARGE");
    assertThat(batch.ask(gopher("9", "/nope")).getString("error", "")).isEqualTo("SERVER_REFUSED");
  }

  @Test
  void itEndsAtOnceWhenItIsAskedTo() throws Exception {
    batch.ask(new JsonObject());
    long asked = System.nanoTime();

    batch.process().destroy();

    assertThat(batch.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked)).isLessThan(5_000);
  }

  private JsonObject gopher(String type, String selector) {
    return new JsonObject()
        .add("op", "gopher.fetch")
        .add("host", "127.0.0.1")
        .add("port", server.port())
        .add("type", type)
        .add("selector", selector);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
