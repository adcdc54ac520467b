package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server does when a command comes, step by step. A step is a line to say, or one of these:
 *
 * <ul>
 *   <li>{@code @raw x} says exactly x; {@code @bytewise x} in single bytes
 *   <li>{@code @flood x} says x without end; {@code @drip x} does so slowly
 *   <li>{@code @open} accepts the data connection; {@code @write x}, {@code @fin}, {@code @rst}
 *   <li>{@code @data x} is the three of them; {@code @store} takes all that comes; {@code @take}
 *       takes a byte of it
 *   <li>{@code @pause} lets a moment pass; {@code @hangup} ends the control connection
 * </ul>
 */
record Script(List<String> steps) implements ScriptedServer.Reaction {
  private static final int PAUSE_MILLIS = 60;

  @Override
  public void to(String argument, ScriptedServer.Talk talk) throws IOException {
    Socket data = null;
    for (String step : steps) {
      data = take(step, talk, data);
    }
  }

  private static @Nullable Socket take(String step, ScriptedServer.Talk talk, @Nullable Socket data)
      throws IOException {
    if (!step.startsWith("@")) {
      talk.write(step + "\r\n", Integer.MAX_VALUE);
      return data;
    }
    String[] words = step.split(" ", 2);
    String text = words.length == 1 ? "" : words[1];
    switch (words[0]) {
      case "@raw" -> talk.write(text, Integer.MAX_VALUE);
      case "@bytewise" -> talk.write(text, 1);
      case "@flood" -> flood(text, talk);
      case "@drip" -> drip(text, talk);
      case "@hangup" -> talk.hangUp();
      case "@data" -> send(talk.data(), text);
      case "@open" -> {
        return talk.data();
      }
      default -> transfer(words[0], text, data == null ? talk.data() : data);
    }
    return data;
  }

  private static void transfer(String step, String text, Socket data) throws IOException {
    switch (step) {
      case "@write" -> data.getOutputStream().write(text.getBytes(ISO_8859_1));
      case "@fin" -> data.close();
      case "@store" -> {
        data.getInputStream().readAllBytes();
        data.close();
      }
      case "@take" -> data.getInputStream().read();
      case "@pause" -> pause(data);
      case "@rst" -> {
        data.setSoLinger(true, 0);
        data.close();
      }
      default -> throw new IllegalArgumentException(step);
    }
  }

  /** A download's client says nothing here: it is the clock. */
  private static void pause(Socket data) throws IOException {
    data.setSoTimeout(PAUSE_MILLIS);
    try {
      data.getInputStream().read();
    } catch (SocketTimeoutException e) {
      data.setSoTimeout(0);
    }
  }

  private static void send(Socket data, String text) throws IOException {
    try (data) {
      data.getOutputStream().write(text.getBytes(ISO_8859_1));
    }
  }

  private static void flood(String text, ScriptedServer.Talk talk) throws IOException {
    String block = text.repeat(4_096);
    while (true) {
      talk.write(block, Integer.MAX_VALUE);
    }
  }

  private static void drip(String text, ScriptedServer.Talk talk) throws IOException {
    while (true) {
      talk.write(text, Integer.MAX_VALUE);
      talk.pause();
    }
  }
}
