package org.patchbay.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Commands and replies over one socket, as little as a test needs. */
final class FtpDialogue implements AutoCloseable {
  private static final Pattern EPSV = Pattern.compile("\\|\\|\\|(\\d+)\\|");
  private static final int SILENCE_MILLIS = 10_000;

  private Socket control;
  private BufferedReader replies;

  private FtpDialogue(Socket control) throws IOException {
    take(control);
  }

  static FtpDialogue plain(int port) throws IOException {
    FtpDialogue dialogue = new FtpDialogue(new Socket("127.0.0.1", port));
    dialogue.reply();
    return dialogue;
  }

  static FtpDialogue implicitTls(int port, SSLContext context) throws IOException {
    FtpDialogue dialogue = new FtpDialogue(new Socket("127.0.0.1", port));
    dialogue.secure(context);
    dialogue.reply();
    return dialogue;
  }

  void secure(SSLContext context) throws IOException {
    take(secured(context, control));
  }

  String login(String user, String password) throws IOException {
    command("USER " + user);
    return command("PASS " + password);
  }

  String command(String command) throws IOException {
    control.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    return reply();
  }

  byte[] retrieve(String path) throws IOException {
    try (Socket data = data()) {
      return retrieve(path, data);
    }
  }

  byte[] retrieve(String path, SSLContext context) throws IOException {
    try (Socket data = data()) {
      send("RETR " + path);
      try (Socket secured = secured(context, data)) {
        reply();
        byte[] bytes = secured.getInputStream().readAllBytes();
        reply();
        return bytes;
      }
    }
  }

  String store(String path, byte[] bytes) throws IOException {
    try (Socket data = data()) {
      String answer = command("STOR " + path);
      if (!answer.startsWith("150")) {
        return answer;
      }
      data.getOutputStream().write(bytes);
    }
    return reply();
  }

  private byte[] retrieve(String path, Socket data) throws IOException {
    command("RETR " + path);
    try (InputStream in = data.getInputStream()) {
      byte[] bytes = in.readAllBytes();
      reply();
      return bytes;
    }
  }

  Socket data() throws IOException {
    Matcher port = EPSV.matcher(command("EPSV"));
    if (!port.find()) {
      throw new IOException("no port in the reply to EPSV");
    }
    return new Socket("127.0.0.1", Integer.parseInt(port.group(1)));
  }

  private void send(String command) throws IOException {
    control.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private String reply() throws IOException {
    String line = replies.readLine();
    while (line != null && !line.matches("\\d{3} .*")) {
      line = replies.readLine();
    }
    if (line == null) {
      throw new IOException("the server closed");
    }
    return line;
  }

  private void take(Socket socket) throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    control = socket;
    replies =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Socket secured(SSLContext context, Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    secured.startHandshake();
    return secured;
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
