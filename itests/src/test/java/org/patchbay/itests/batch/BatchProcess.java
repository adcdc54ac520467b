package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * {@code patchbay batch} in a process of its own, with nothing in its environment but PATH and
 * JAVA_HOME, and a home folder that does not exist.
 */
final class BatchProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final OutputStream requests;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private final Path errors;

  private BatchProcess(Process process, Path errors) {
    this.process = process;
    this.requests = process.getOutputStream();
    this.errors = errors;
    Thread reader = new Thread(this::read, "answers");
    reader.setDaemon(true);
    reader.start();
  }

  static BatchProcess start() throws IOException {
    Path distribution = Path.of(System.getProperty("patchbay.distribution"));
    Path errors = Files.createTempFile("batch", ".err");
    ProcessBuilder builder = new ProcessBuilder(distribution.resolve("patchbay") + "", "batch");
    Map<String, String> environment = builder.environment();
    String path = environment.get("PATH");
    environment.clear();
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", "/nonexistent");
    return new BatchProcess(builder.redirectError(errors.toFile()).start(), errors);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(Optional.of(line));
      }
    } catch (IOException e) {
      answers.add(Optional.of("{\"error\":\"" + e.getClass().getSimpleName() + "\"}"));
    }
    answers.add(Optional.empty());
  }

  /** Sends a request and gives its answer. */
  JsonObject ask(JsonObject request) throws IOException, InterruptedException {
    send(request.toString().getBytes(UTF_8));
    return answer();
  }

  /** Sends a line of any kind. */
  void send(byte[] line) throws IOException {
    requests.write(line);
    requests.write('\n');
    requests.flush();
  }

  JsonObject answer() throws InterruptedException {
    Optional<String> line = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null || line.isEmpty()) {
      throw new AssertionError(
          line == null ? "no answer within " + PATIENCE_SECONDS + " s" : "the process has ended");
    }
    return Json.parse(line.get()).asObject();
  }

  /** Ends the input; gives the exit code. */
  int end() throws IOException, InterruptedException {
    requests.close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the process has not ended");
    }
    return process.exitValue();
  }

  /** What came on standard error. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  Process process() {
    return process;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
