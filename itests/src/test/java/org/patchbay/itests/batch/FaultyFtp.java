package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** An FTP server's part of the talk: in order, but for the replies that a test gives. */
final class FaultyFtp implements FaultyServer.Conversation {
  /** Stands for a reply: the connection ends without one. */
  static final String HANG_UP = "";

  private static final String DATA = "hello";

  private final Map<String, String> replies =
      new HashMap<>(
          Map.of(
              "greeting", "220 ready",
              "USER", "331 password",
              "PASS", "230 in",
              "TYPE", "200 type",
              "SIZE", "213 5",
              "QUIT", "221 bye",
              "RETR", "150 coming",
              "REST", "350 there",
              "end", "226 done"));
  private final boolean reset;

  private FaultyFtp(boolean reset) {
    this.reset = reset;
  }

  /** With these replies in place of the usual ones: a verb and a reply, and so on. */
  static FaultyFtp with(String... verbsAndReplies) {
    return ready(new FaultyFtp(false), verbsAndReplies);
  }

  /** The same, and resets data connections after what it sends. */
  static FaultyFtp resetting(String... verbsAndReplies) {
    return ready(new FaultyFtp(true), verbsAndReplies);
  }

  private static FaultyFtp ready(FaultyFtp ftp, String... verbsAndReplies) {
    for (int i = 0; i < verbsAndReplies.length; i += 2) {
      ftp.replies.put(verbsAndReplies[i], verbsAndReplies[i + 1]);
    }
    return ftp;
  }

  @Override
  public void with(Socket peer) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), ISO_8859_1));
    try (ServerSocket data = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      boolean going = reply(peer, "greeting");
      String command = going ? commands.readLine() : null;
      while (command != null) {
        String verb = command.split(" ")[0];
        going = answer(verb, peer, data);
        command = going ? commands.readLine() : null;
      }
    }
  }

  private boolean answer(String verb, Socket peer, ServerSocket data) throws IOException {
    if (verb.equals("EPSV") && !replies.containsKey(verb)) {
      FaultyServer.say(peer, "229 (|||" + data.getLocalPort() + "|)\r\n");
      return true;
    }
    boolean going = reply(peer, verb);
    if (going && verb.equals("RETR") && said(verb).startsWith("1")) {
      transfer(data);
      return reply(peer, "end");
    }
    return going;
  }

  private void transfer(ServerSocket listener) throws IOException {
    try (Socket data = listener.accept()) {
      data.getOutputStream().write(DATA.getBytes(ISO_8859_1));
      data.getOutputStream().flush();
      data.setSoLinger(reset, 0);
    }
  }

  private String said(String verb) {
    return Objects.requireNonNullElse(replies.get(verb), "500 " + verb + "?");
  }

  private boolean reply(Socket peer, String verb) throws IOException {
    String reply = said(verb);
    if (!reply.equals(HANG_UP)) {
      FaultyServer.say(peer, reply + "\r\n");
    }
    return !reply.equals(HANG_UP);
  }
}
