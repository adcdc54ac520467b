package org.patchbay.cli.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.surroundings.OpenSessions;
import org.patchbay.cli.text.RecordedTerminal;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ProviderProperties;

/** Lines in, lines out, on the real core with a Gopher provider that needs no network. */
class BatchTest {
  private static final String FETCH = "{\"op\":\"gopher.fetch\",\"host\":\"h\",";

  private final PlainPatchbay patchbay =
      PlainPatchbay.with(
          Shelf::new,
          Map.of(
              ProviderProperties.SERVICE, "gopher",
              ProviderProperties.PORT, 70,
              ProviderProperties.FLAG, "SECURE"));
  private final OpenSessions sessions = new OpenSessions(patchbay.internet());
  private final RecordedTerminal recorded = new RecordedTerminal(0);

  @AfterEach
  void close() {
    patchbay.close();
  }

  @Test
  void answersComeInTheOrderOfTheRequestsWithTheirIds() throws IOException {
    List<String> lines =
        lines(
            "\ufeff"
                + FETCH
                + "\"id\":1,\"selector\":\"a\"}\n"
                + FETCH
                + "\"id\":[2.50,{\"x\":null}],\"selector\":\"bäё\"}\r\n"
                + FETCH
                + "\"selector\":\"c\"}");

    assertThat(lines)
        .containsExactly(
            "{\"id\":1,\"ok\":true,\"bodyBase64\":\"" + base64("a") + "\"}",
            "{\"id\":[2.50,{\"x\":null}],\"ok\":true,\"bodyBase64\":\"" + base64("bäё") + "\"}",
            "{\"id\":null,\"ok\":true,\"bodyBase64\":\"" + base64("c") + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|not JSON",
        "{|not JSON",
        "[]|not a JSON object",
        "7|not a JSON object",
        "null|not a JSON object",
        "{} {}|not JSON",
        "{'op':'x'}|not JSON",
        "{}|\"op\" is missing",
        "{\"op\":null}|\"op\" is missing",
        "{\"op\":7}|\"op\" must be a string",
        "{\"op\":\"ftp.dance\"}|unknown op \"ftp.dance\"; there are ftp.get",
        "{\"op\":\"ftp.get\",\"op\":\"ftp.put\"}|\"op\" is there twice",
        "{\"op\":\"gopher.fetch\"}|\"host\" is missing",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"port\":\"70\"}|\"port\" must be a whole number",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"port\":0}|\"port\" must be a whole number from"
            + " 1",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"port\":1e999999999}|\"port\" must be",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"port\":7.5}|\"port\" must be",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"maxBytes\":-1}|\"maxBytes\" must be",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"timeoutMs\":0}|\"timeoutMs\" must be",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"tlsVerify\":\"no\"}|\"tlsVerify\" must be true",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"tlsMin\":\"SSLv3\"}|\"tlsMin\" must be TLSv1.2",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"tlsTrust\":\"/no/such\"}|/no/such: no such file",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"clientKey\":\"x\"}|needs \"clientCert\"",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"tls\":\"explicit\"}|\"tls\" must be one of none",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"type\":\"12\"}|\"type\" must be one character",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"query\":\"q\"}|\"query\" goes with type 7",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"proxy\":[]}|\"proxy\" must be an object",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"proxy\":{}}|\"proxy.type\" is missing",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"proxy\":{\"type\":\"x\"}}|\"proxy.type\" must be"
            + " one",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"proxy\":{\"type\":\"http\",\"type\":\"x\"}}|twice",
        "{\"op\":\"gopher.fetch\",\"host\":\"h\",\"proxy\":{\"type\":\"http\",\"host\":\"p\"}}|\"proxy.port\"",
        "{\"op\":\"gopher.fetch\",\"host\":\"\"}|the server name is empty",
        "{\"op\":\"gopher.fetch\",\"host\":\"a b\"}|not a server name",
        "{\"op\":\"ftp.get\",\"host\":\"h\"}|\"path\" is missing",
        "{\"op\":\"ftp.get\",\"host\":\"h\",\"path\":\"\"}|\"path\" must be longer",
        "{\"op\":\"ftp.get\",\"host\":\"h\",\"path\":\"a\\r"
            + "\\n"
            + "DELE b\"}|\"path\" must be without CR",
        "{\"op\":\"ftp.get\",\"host\":\"h\",\"path\":\"a\",\"transfer\":\"ebcdic\"}|\"transfer\""
            + " must be",
        "{\"op\":\"ftp.get\",\"host\":\"h\",\"path\":\"a\",\"transfer\":\"ascii\",\"offset\":1}|binary",
        "{\"op\":\"ftp.put\",\"host\":\"h\",\"path\":\"a\"}|\"bodyBase64\" is missing",
        "{\"op\":\"ftp.put\",\"host\":\"h\",\"path\":\"a\",\"bodyBase64\":\"?\"}|must be base64",
        "{\"op\":\"ftp.put\",\"host\":\"h\",\"path\":\"a\",\"bodyBase64\":\"YQ==\",\"offset\":2}|\"offset\"",
        "{\"op\":\"ftp.rename\",\"host\":\"h\",\"path\":\"a\"}|\"to\" is missing",
        "{\"op\":\"ftp.session\",\"host\":\"h\"}|\"steps\" is missing",
        "{\"op\":\"ftp.session\",\"host\":\"h\",\"steps\":{}}|\"steps\" must be an array",
        "{\"op\":\"http.request\",\"host\":\"h\",\"path\":\"/a b\"}|no space or control character",
        "{\"op\":\"http.request\",\"host\":\"h\",\"scheme\":\"ftp\"}|\"scheme\" must be one of"
            + " http, https",
        "{\"op\":\"http.request\",\"host\":\"h\",\"headers\":[[\"a\"]]}|\"headers\" must be",
        "{\"op\":\"http.request\",\"host\":\"h\",\"headers\":[[\"a\",\"b\\nc\"]]}|CR, LF or NUL",
        "{\"op\":\"http.request\",\"host\":\"h\",\"range\":\"x\"}|\"range\" must be like",
        "{\"op\":\"http.request\",\"host\":\"h\",\"range\":\"1-\",\"offset\":3}|exclude each other",
      })
  void whatIsWrongWithALineIsTold(String line, String told) throws IOException {
    JsonObject answer = answers(line + "\n").get(0);

    assertThat(answer.getString("message", "")).contains(told);
    assertThat(answer.getString("error", "")).isEqualTo("INVALID_ARGUMENT");
    assertThat(answer.getBoolean("ok", true)).isFalse();
  }

  @Test
  void noLineEndsTheProcess() throws IOException {
    String nested = "[".repeat(500_000);
    String junk =
        "\u00ff\u00fe\n" + nested + "\n{\"op\":" + nested + "\n\0\n" + FETCH + "\"id\":9}\n";

    List<JsonObject> answers = answers(new ByteArrayInputStream(junk.getBytes(ISO_8859_1)));

    assertThat(answers).hasSize(5);
    assertThat(answers.subList(0, 4))
        .allMatch(answer -> answer.getString("error", "").equals("INVALID_ARGUMENT"));
    assertThat(answers.get(0).getString("message", "")).contains("UTF-8");
    assertThat(answers.get(4).getBoolean("ok", false)).isTrue();
  }

  @Test
  void aLineBeyondTheBoundIsToldAndPassedOver() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = BatchLine.LONGEST + 1L;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(buffer, offset, offset + Math.max(0, count), (byte) 'x');
            left -= count;
            return count > 0 ? count : -1;
          }
        };
    InputStream next = new ByteArrayInputStream(("\n" + FETCH + "\"id\":2}\n").getBytes(UTF_8));

    List<JsonObject> answers = answers(new java.io.SequenceInputStream(endless, next));

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).getString("message", "")).contains("longer than");
    assertThat(answers.get(1).getInt("id", 0)).isEqualTo(2);
  }

  @Test
  void fieldsThatNobodyKnowsAreTold() throws IOException {
    JsonObject answer = answers(FETCH + "\"selektor\":\"a\",\"note\":1}\n").get(0);

    assertThat(answer.getBoolean("ok", false)).isTrue();
    assertThat(answer.get("ignored")).hasToString("[\"selektor\",\"note\"]");
  }

  @Test
  void nothingOfAFailedAnswerIsLeft() throws IOException {
    JsonObject answer = answers(FETCH + "\"type\":\"9\",\"selector\":\"cut\"}\n").get(0);

    assertThat(answer.names()).containsExactly("id", "ok", "error", "message");
    assertThat(answer.getString("error", "")).isEqualTo("TRUNCATED");
  }

  @Test
  void aPasswordIsNeverTold() throws IOException {
    String request =
        FETCH
            + "\"selector\":\"tell hunter2 and s3same\",\"user\":\"u\",\"password\":\"hunter2\","
            + "\"proxy\":{\"type\":\"http\",\"host\":\"p\",\"port\":1,\"user\":\"u\","
            + "\"password\":\"s3same\"}}\n";

    JsonObject answer = answers(request).get(0);

    assertThat(answer.getString("error", "")).isEqualTo("SERVER_REFUSED");
    assertThat(answer.getString("message", "")).contains("tell ******** and ********");
    assertThat(recorded.err()).isEmpty();
  }

  @Test
  void aShortPasswordIsHiddenWhereItStandsAlone() throws IOException {
    JsonObject answer =
        answers(FETCH + "\"selector\":\"tell p of gopher\",\"user\":\"u\",\"password\":\"p\"}\n")
            .get(0);

    assertThat(answer.getString("message", "")).contains("tell ******** of gopher");
  }

  @Test
  void aBodyMayHaveAsManyBytesAsIsSaidAndNoMore() throws IOException {
    assertThat(
            answers(FETCH + "\"selector\":\"1234\",\"maxBytes\":4}\n")
                .get(0)
                .getBoolean("ok", false))
        .isTrue();
    assertThat(
            answers(FETCH + "\"selector\":\"12345\",\"maxBytes\":4}\n")
                .get(0)
                .getString("error", ""))
        .isEqualTo("TOO_LARGE");
  }

  @Test
  void anOperationEndsWhenItsTimeIsUpHoweverItsBytesAreSpread() throws IOException {
    JsonObject answer = answers(FETCH + "\"selector\":\"drip\",\"totalTimeoutMs\":150}\n").get(0);

    assertThat(answer.getString("error", "")).isEqualTo("TIMEOUT");
    assertThat(answer.getString("message", "")).contains("totalTimeoutMs");
  }

  @Test
  void aSearchGoesWithItsQuery() throws IOException {
    JsonObject answer =
        answers(FETCH + "\"type\":\"7\",\"selector\":\"s\",\"query\":\"q\"}\n").get(0);

    assertThat(answer.getString("bodyBase64", "")).isEqualTo(base64("s?q"));
  }

  @Test
  void aProtocolThatNobodyServesIsUnsupported() throws IOException {
    assertThat(answers("{\"op\":\"ftp.list\",\"host\":\"h\"}\n").get(0).getString("error", ""))
        .isEqualTo("UNSUPPORTED");
  }

  @Test
  void itEndsWithTheContainerWhileItWaitsForInput() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            waiting.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }
        };
    Thread ender =
        new Thread(
            () -> {
              try {
                assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              sessions.end();
            });
    ender.start();

    assertThat(run(silent)).isEqualTo(ExitCode.INTERRUPTED);
    ender.join(10_000);
  }

  private List<String> lines(String input) throws IOException {
    assertThat(run(new ByteArrayInputStream(input.getBytes(UTF_8)))).isZero();
    return recorded.out().lines().toList();
  }

  private List<JsonObject> answers(String input) throws IOException {
    return answers(new ByteArrayInputStream(input.getBytes(UTF_8)));
  }

  /** The answers to this input, without those to earlier ones. */
  private List<JsonObject> answers(InputStream input) throws IOException {
    int before = (int) recorded.out().lines().count();
    assertThat(run(input)).isZero();
    List<JsonObject> answers = new ArrayList<>();
    recorded.out().lines().skip(before).forEach(line -> answers.add(Json.parse(line).asObject()));
    return answers;
  }

  private int run(InputStream input) throws IOException {
    try (Batch batch = new Batch(sessions, recorded.terminal().out())) {
      return batch.run(BatchInput.of(input));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** Gives selectors back, but for some. */
  private record Shelf(ConnectContext context) implements GopherConnection {
    @Override
    public List<GopherItem> menu(String selector) {
      return List.of();
    }

    @Override
    public List<GopherItem> search(String selector, String query) {
      return List.of();
    }

    @Override
    public InputStream openSearch(String selector, String query) {
      return new ByteArrayInputStream((selector + "?" + query).getBytes(UTF_8));
    }

    @Override
    public InputStream openText(String selector) throws InternetException {
      if (selector.startsWith("tell")) {
        throw new InternetException(InternetError.EXTENDED_ERROR, selector);
      }
      return selector.equals("drip")
          ? new Drip(context.own(new CountDownLatchCloser()))
          : new ByteArrayInputStream(selector.getBytes(UTF_8));
    }

    @Override
    public InputStream openBinary(String selector) {
      return new java.io.SequenceInputStream(
          Collections.enumeration(
              List.of(new ByteArrayInputStream(new byte[100_000]), new CutCable())));
    }

    @Override
    public void close() {}
  }

  /** Released when the core closes it. */
  private static final class CountDownLatchCloser implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** A byte from time to time, without an end. */
  private static final class Drip extends InputStream {
    private final CountDownLatchCloser cut;

    Drip(CountDownLatchCloser cut) {
      this.cut = cut;
    }

    @Override
    public int read() throws IOException {
      try {
        if (cut.closed.await(20, TimeUnit.MILLISECONDS)) {
          throw new IOException("cut");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return '.';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      buffer[offset] = (byte) read();
      return 1;
    }
  }

  private static final class CutCable extends InputStream {
    @Override
    public int read() throws IOException {
      throw new InternetException(InternetError.TRUNCATED, "cable cut");
    }
  }
}
