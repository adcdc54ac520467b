package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An FTP server that does what a test tells it; well-behaved where the test says nothing. */
final class ScriptedServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 50;

  /** What is done when a client has connected. */
  static final String GREETING = "GREETING";

  private final ServerSocket listener;
  private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Charset charset = UTF_8;

  /** What the server does when a command comes. */
  interface Reaction {
    void to(String argument, Talk talk) throws IOException;
  }

  /** How the agreed data connection comes about. */
  private interface Opening {
    Socket open() throws IOException;
  }

  ScriptedServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    greets("220 ready\r\n");
    start(this::accept);
    says("USER", "331 password");
    says("PASS", "230 logged in");
    says("TYPE", "200 type");
    says("NOOP", "200 noop");
    says("PWD", "257 \"/\"");
    says("SIZE", "500 unknown");
    says("QUIT", "221 bye");
    on("EPSV", (argument, talk) -> talk.say("229 (|||" + talk.listen() + "|)"));
    on("PORT", (argument, talk) -> talk.callBackTo(argument));
  }

  ScriptedServer greets(String text) {
    return on(GREETING, (argument, talk) -> talk.write(text));
  }

  /** ISO 8859-1 shows each byte as one character. */
  ScriptedServer speaks(Charset newCharset) {
    charset = newCharset;
    return this;
  }

  ScriptedServer says(String verb, String... replies) {
    return on(
        verb,
        (argument, talk) -> {
          for (String reply : replies) {
            talk.say(reply);
          }
        });
  }

  ScriptedServer on(String verb, Reaction reaction) {
    reactions.put(verb, reaction);
    return this;
  }

  /** Answers a transfer command with these bytes. */
  ScriptedServer sends(String verb, String data, String... last) {
    return on(
        verb,
        (argument, talk) -> {
          talk.say("150 here it comes");
          try (Socket socket = talk.data()) {
            socket.getOutputStream().write(data.getBytes(charset));
          }
          for (String reply : last) {
            talk.say(reply);
          }
        });
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Every command line that came, in order. */
  List<String> commands() {
    return commands;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), charset));
      Talk talk = new Talk(socket, lines);
      reaction(GREETING).to("", talk);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(line);
        String[] words = line.split(" ", 2);
        reaction(words[0].toUpperCase(Locale.ROOT)).to(words.length > 1 ? words[1] : "", talk);
      }
    } catch (IOException e) {
      // The client has gone, or the test is over.
    }
  }

  private Reaction reaction(String verb) {
    return reactions.getOrDefault(verb, (argument, talk) -> talk.say("502 what?"));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** One control connection. */
  final class Talk {
    private final Socket control;
    private final BufferedReader lines;
    private Opening opening =
        () -> {
          throw new IOException("no data connection was agreed on");
        };

    private Talk(Socket control, BufferedReader lines) {
      this.control = control;
      this.lines = lines;
    }

    /** The next command line, to be answered by who asks for it. */
    String nextCommand() throws IOException {
      String line = String.valueOf(lines.readLine());
      commands.add(line);
      return line;
    }

    void say(String line) throws IOException {
      write(line + "\r\n");
    }

    void write(String text) throws IOException {
      OutputStream out = control.getOutputStream();
      out.write(text.getBytes(charset));
      out.flush();
    }

    /** One character for each byte, in pieces of this size. */
    void write(String bytes, int size) throws IOException {
      OutputStream out = control.getOutputStream();
      byte[] all = bytes.getBytes(ISO_8859_1);
      for (int i = 0; i < all.length; i += size) {
        out.write(all, i, Math.min(size, all.length - i));
        out.flush();
      }
    }

    /** Lets a moment pass; ends when the client does. */
    void pause() throws IOException {
      control.setSoTimeout(PAUSE_MILLIS);
      try {
        if (control.getInputStream().read() < 0) {
          throw new IOException("the client has gone");
        }
      } catch (SocketTimeoutException e) {
        control.setSoTimeout(PATIENCE_MILLIS);
      }
    }

    /** Waits for the next data connection at a new port. */
    int listen() throws IOException {
      ServerSocket passive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      passive.setSoTimeout(PATIENCE_MILLIS);
      opening =
          () -> {
            try (passive) {
              return passive.accept();
            }
          };
      return passive.getLocalPort();
    }

    void callBackTo(String numbers) throws IOException {
      String[] parts = numbers.split(",");
      int port = Integer.parseInt(parts[4]) * 256 + Integer.parseInt(parts[5]);
      opening = () -> new Socket(InetAddress.getLoopbackAddress(), port);
      say("200 port");
    }

    /** The data connection. */
    Socket data() throws IOException {
      return opening.open();
    }

    /** Ends the control connection. */
    void hangUp() throws IOException {
      control.close();
    }
  }
}
