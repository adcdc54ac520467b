package org.patchbay.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Karaf with its console at standard input; what it says is printed as well. */
final class KarafProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private static final String DELAYED = "\nkaraf.delay.console=true\n";

  private static final String COLOURS = "\033\\[[0-9;?]*[A-Za-z]";

  /** Written anew with each letter that it reads. */
  private static final String PROMPT = "karaf@root\\(\\)>";

  private final Process process;
  private final OutputStream input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private int asked;

  private KarafProcess(Process process) {
    this.process = process;
    input = process.getOutputStream();
    Thread reader = new Thread(this::read, "karaf");
    reader.setDaemon(true);
    reader.start();
  }

  static KarafProcess start(Path folder) throws IOException {
    awaitCommands(folder.resolve("etc/config.properties"));
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("bin/karaf").toString(), "clean")
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TERM", "dumb");
    environment.remove("KARAF_NOROOT");
    return new KarafProcess(builder.start());
  }

  /** The console is to wait until its commands are there. */
  private static void awaitCommands(Path configuration) throws IOException {
    String text = Files.readString(configuration);
    Files.writeString(
        configuration, text.replaceAll("(?m)^karaf.delay.console *=.*$", "") + DELAYED);
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String plain = line.replaceAll(COLOURS, "").replaceAll(PROMPT, "");
        if (!plain.isBlank()) {
          System.out.println("karaf| " + plain);
          lines.add(plain);
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
  }

  /** Runs a command; gives what it printed. */
  String ask(String command) throws IOException, InterruptedException {
    String end = "end of command " + ++asked;
    input.write((command + "\necho 'end of' command " + asked + "\n").getBytes(UTF_8));
    input.flush();
    StringBuilder answer = new StringBuilder();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("no end of " + command + "; so far:\n" + answer);
      }
      if (line.contains(end)) {
        return answer.toString();
      }
      answer.append(line).append('\n');
    }
  }

  @Override
  public void close() throws IOException {
    input.write("system:shutdown -f\n".getBytes(UTF_8));
    input.flush();
    try {
      process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
