package org.patchbay.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this machine: each round is a process of its own, whose start counts.
 *
 * @param path where it is
 */
public record Program(Path path) {
  private static final long MOST_SECONDS = 60;

  /**
   * Finds a program.
   *
   * @param name a path, or a name that is looked for on the PATH
   * @throws Unavailable if it is not there
   */
  public static Program find(String name) throws Unavailable {
    String folders = name.indexOf('/') >= 0 ? "" : System.getenv().getOrDefault("PATH", "");
    return Stream.of(folders.split(File.pathSeparator))
        .map(folder -> folder.isEmpty() ? Path.of(name) : Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Program::new)
        .orElseThrow(() -> new Unavailable("the program " + name + " is not on the PATH"));
  }

  /** A contestant that runs it once in each round; it is trusted to do the work. */
  public Contestant contestant(String name, long work, List<String> arguments) {
    return new Contestant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample run() throws Exception {
        Sample.Work process =
            () -> {
              output(arguments);
              return work;
            };
        return Sample.timed(process).elsewhere();
      }
    };
  }

  /**
   * Runs it and gives what it prints.
   *
   * @throws IOException if it fails or does not end in a minute; the message has its last words
   */
  public String output(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(arguments);
    Path words = Files.createTempFile("benchmark", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(words.toFile())
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(path + " did not end in " + MOST_SECONDS + " s");
      }
      String output = new String(Files.readAllBytes(words), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(path + " ended with " + process.exitValue() + ": " + output);
      }
      return output;
    } finally {
      Files.delete(words);
    }
  }
}
