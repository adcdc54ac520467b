package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.patchbay.servers.TlsIdentity;

/**
 * An FTP server under TLS with a few files, which does what servers do to data connections: demands
 * that they resume the control connection's session, keeps back its tickets, cuts them short.
 * Well-behaved where the test says nothing.
 */
final class TlsServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();
  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final List<String> commands = new CopyOnWriteArrayList<>();
  final AtomicInteger logins = new AtomicInteger();
  volatile SSLContext control = TlsIdentity.localhost().context();
  volatile SSLContext data = control;
  volatile String[] versions = {"TLSv1.3", "TLSv1.2"};
  volatile boolean implicit;
  volatile boolean asksForCertificate;
  volatile boolean demandsCertificate;

  /** Who showed a certificate, on control and data connections. */
  final List<String> shown = new CopyOnWriteArrayList<>();

  /** Sent behind the reply to AUTH in one piece, as who injects commands would. */
  volatile String injected = "";

  /** The reply to data connections that are no resumption, empty for no demand. */
  volatile String demand = "";

  /** Whether that ends the control connection, as with vsftpd. */
  volatile boolean demandHangsUp;

  /** No session is ever taken up again, whatever the client offers. */
  volatile boolean forgetful;

  /** Uploads bring no ticket, as with ProFTPD. */
  volatile boolean keepsBackTickets;

  volatile Fault fault = Fault.NONE;

  /** What is wrong with the next data connections. */
  enum Fault {
    NONE,
    /** No TLS at all. */
    PLAIN,
    /** Nothing answers the client's hello. */
    STALL,
    /** The end comes without close_notify, after all of the data. */
    UNANNOUNCED,
    /** The end comes without close_notify, after half of the data. */
    CUT_SHORT,
    /** The connection is reset after half of the data. */
    RESET
  }

  /** What the server does when a command comes. */
  interface Reaction {
    void to(String argument, Talk talk) throws IOException;
  }

  TlsServer() throws IOException {
    this(InetAddress.getLoopbackAddress());
  }

  TlsServer(InetAddress address) throws IOException {
    listener = new ServerSocket(0, 50, address);
    start(this::accept);
    says("USER", "331 password");
    says("TYPE", "200 type");
    says("NOOP", "200 noop");
    says("PBSZ", "200 pbsz");
    says("PROT", "200 prot");
    says("QUIT", "221 bye");
    says("CWD", "250 moved");
    says("PWD", "257 \"/there\"");
    on("PASS", (argument, talk) -> talk.logIn());
    on("AUTH", (argument, talk) -> talk.authenticate());
    on("EPSV", (argument, talk) -> talk.say("229 (|||" + talk.listen() + "|)"));
    on("PORT", (argument, talk) -> talk.callBack(argument.split(","), 4));
    on("EPRT", (argument, talk) -> talk.callBackExtended(argument));
    on("NLST", (argument, talk) -> talk.send("a\r\nb\r\n".getBytes(ISO_8859_1)));
    on(
        "LIST",
        (argument, talk) -> talk.send("-rw-r--r-- 1 a b 5 Jan  1 2020 f\r\n".getBytes(ISO_8859_1)));
    on("RETR", (argument, talk) -> talk.send(files.getOrDefault(argument, new byte[0])));
    on("STOR", (argument, talk) -> talk.receive(argument, new byte[0]));
    on(
        "APPE",
        (argument, talk) -> talk.receive(argument, files.getOrDefault(argument, new byte[0])));
    on("SIZE", (argument, talk) -> talk.size(argument));
  }

  TlsServer says(String verb, String reply) {
    return on(verb, (argument, talk) -> talk.say(reply));
  }

  TlsServer on(String verb, Reaction reaction) {
    reactions.put(verb, reaction);
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How often a command came. */
  long count(String verb) {
    return commands.stream().filter(line -> line.split(" ", 2)[0].equals(verb)).count();
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
      Talk talk = new Talk(socket);
      if (implicit) {
        talk.secure();
      }
      talk.say("220 ready");
      for (String line = talk.readLine(); line != null; line = talk.readLine()) {
        commands.add(line);
        String[] words = line.split(" ", 2);
        reactions
            .getOrDefault(words[0].toUpperCase(Locale.ROOT), (argument, t) -> t.say("502 what?"))
            .to(words.length > 1 ? words[1] : "", talk);
      }
    } catch (IOException e) {
      // The client has gone, or the test is over.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tls-server");
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
    private Socket socket;
    private long born;
    private Opening opening =
        muted -> {
          throw new IOException("no data connection was agreed on");
        };

    private Talk(Socket socket) {
      this.socket = socket;
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }

    private @Nullable String readLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          return null;
        }
        line.write(next);
      }
      return line.toString(ISO_8859_1).stripTrailing();
    }

    private void authenticate() throws IOException {
      socket.getOutputStream().write(("234 go on\r\n" + injected).getBytes(ISO_8859_1));
      secure();
    }

    private void secure() throws IOException {
      SSLSocket secure = under(control, socket);
      born = secure.getSession().getCreationTime();
      socket = secure;
    }

    private SSLSocket under(SSLContext context, Socket plain) throws IOException {
      SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, null, 0, true);
      secure.setUseClientMode(false);
      secure.setEnabledProtocols(versions);
      if (demandsCertificate) {
        secure.setNeedClientAuth(true);
      } else {
        secure.setWantClientAuth(asksForCertificate);
      }
      secure.startHandshake();
      if (asksForCertificate || demandsCertificate) {
        note(secure);
      }
      return secure;
    }

    private void note(SSLSocket secure) {
      try {
        shown.add(secure.getSession().getPeerPrincipal().getName());
      } catch (SSLPeerUnverifiedException e) {
        shown.add("nobody");
      }
    }

    private void logIn() throws IOException {
      logins.incrementAndGet();
      say("230 logged in");
    }

    private void size(String name) throws IOException {
      byte[] content = files.get(name);
      say(content == null ? "550 no such file" : "213 " + content.length);
    }

    /** Waits for the next data connection at a new port. */
    int listen() throws IOException {
      MutableListener passive = new MutableListener();
      opening =
          muted -> {
            try (passive) {
              return passive.accept(muted);
            }
          };
      return passive.getLocalPort();
    }

    void callBack(String[] numbers, int first) throws IOException {
      int high = Integer.parseInt(numbers[first]);
      callBackTo(high * 256 + Integer.parseInt(numbers[first + 1]));
      say("200 port");
    }

    void callBackExtended(String argument) throws IOException {
      callBackTo(Integer.parseInt(argument.split("\\|")[3]));
      say("200 eprt");
    }

    void callBackTo(int port) {
      opening = muted -> new Socket(listener.getInetAddress(), port);
    }

    /** The data connection, null if it was refused. */
    private @Nullable Socket open(boolean upload) throws IOException {
      say("150 here it comes");
      Socket plain = opening.open(upload && keepsBackTickets);
      plain.setSoTimeout(PATIENCE_MILLIS);
      sockets.add(plain);
      if (fault == Fault.PLAIN || fault == Fault.STALL) {
        return plain;
      }
      SSLSocket secure = under(forgetful ? TlsIdentity.localhost().context() : data, plain);
      if (demand.isEmpty() || secure.getSession().getCreationTime() == born) {
        return secure;
      }
      plain.close();
      say(demand);
      if (demandHangsUp) {
        socket.close();
      }
      return null;
    }

    void send(byte[] content) throws IOException {
      Socket connection = open(false);
      if (connection == null) {
        return;
      }
      Socket plain = sockets.get(sockets.size() - 1);
      boolean half = fault == Fault.CUT_SHORT || fault == Fault.RESET;
      if (fault == Fault.STALL) {
        plain.getInputStream().readAllBytes();
      }
      OutputStream out = connection.getOutputStream();
      out.write(content, 0, half ? content.length / 2 : content.length);
      out.flush();
      end(connection, plain);
      say("226 done");
    }

    private void end(Socket connection, Socket plain) throws IOException {
      if (fault == Fault.RESET) {
        plain.setSoLinger(true, 0);
        plain.close();
      } else if (fault == Fault.NONE || fault == Fault.PLAIN) {
        connection.close();
      } else {
        plain.close();
      }
    }

    /** As servers do, the file is emptied before the data connection is there. */
    void receive(String name, byte[] before) throws IOException {
      files.put(name, before);
      Socket connection = open(true);
      if (connection == null) {
        return;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      content.writeBytes(before);
      try (connection) {
        connection.getInputStream().transferTo(content);
      }
      files.put(name, content.toByteArray());
      say("226 done");
    }

    /** Waits until the client says something. */
    void awaitByte() throws IOException {
      socket.getInputStream().read();
    }

    /** Ends the control connection. */
    void hangUp() throws IOException {
      socket.close();
    }
  }

  /** How the agreed data connection comes about. */
  private interface Opening {
    Socket open(boolean muted) throws IOException;
  }

  /** Accepts connections that can be kept from saying anything behind the handshake. */
  private final class MutableListener extends ServerSocket {
    MutableListener() throws IOException {
      super(0, 1, listener.getInetAddress());
      setSoTimeout(PATIENCE_MILLIS);
    }

    Socket accept(boolean muted) throws IOException {
      Socket socket = muted ? new MutedSocket() : new Socket();
      implAccept(socket);
      return socket;
    }
  }

  /** What is written after the client has answered the first flight is lost: tickets are. */
  private static final class MutedSocket extends Socket {
    private boolean hasSpoken;
    private boolean muted;

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int count = super.read(buffer, offset, length);
          muted = hasSpoken;
          return count;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
          hasSpoken = true;
          if (!muted) {
            out.write(buffer, offset, length);
          }
        }
      };
    }
  }
}
