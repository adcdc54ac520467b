package org.patchbay.tck.sample.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.spi.ConnectContext;
import org.patchbay.tck.sample.SampleConnection;

/** Does everything right. */
class SampleDialogue implements SampleConnection {
  private static final int LONGEST = 1000;

  private static final String NAME = "name";

  private final ConnectContext context;
  private @Nullable Socket socket;

  SampleDialogue(ConnectContext context) {
    this.context = context;
  }

  final ConnectContext context() {
    return context;
  }

  final Socket socket() throws IOException {
    Socket dialled = socket;
    if (dialled == null) {
      throw new IOException("not dialled");
    }
    return dialled;
  }

  /** Dials and logs in. */
  SampleDialogue open() throws InternetException {
    ConnectRequest request = context.request();
    socket = dial(request.server(), request.port());
    String reply = call("LOGIN " + request.user() + " " + password(request));
    if (reply.equals("NO")) {
      throw new InternetException(InternetError.LOGIN_FAILURE, refusal(request));
    }
    if (!reply.equals("OK")) {
      throw new InternetException(InternetError.PROTOCOL_VIOLATION, "the server makes no sense");
    }
    String name = context.state().get(NAME);
    if (name != null) {
      call("NAME " + name);
    }
    return this;
  }

  Socket dial(String host, int port) throws InternetException {
    return context.dialer().connect(host, port);
  }

  String refusal(ConnectRequest request) {
    return "the login of " + request.user() + " was refused";
  }

  static String password(ConnectRequest request) {
    Secret password = request.password();
    return password == null ? "" : password.use(String::new);
  }

  @Override
  public String ask() throws InternetException {
    return call("ASK");
  }

  @Override
  public final void say(String name) throws InternetException {
    call("NAME " + name);
    keepName(name);
  }

  void keepName(String name) {
    context.state().put(NAME, name);
  }

  @Override
  public final String said() throws InternetException {
    return call("NAME?");
  }

  @Override
  public InputStream read() throws InternetException {
    SampleDialogue second = new SampleDialogue(context).open();
    try {
      return new SampleStream(second.socket(), Integer.parseInt(second.call("READ")));
    } catch (IOException | NumberFormatException e) {
      throw new InternetException(InternetError.PROTOCOL_VIOLATION, "no length came", e);
    }
  }

  private synchronized String call(String line) throws InternetException {
    try {
      context.status().status(InternetStatus.SENDING_REQUEST);
      socket().getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      context.status().status(InternetStatus.RECEIVING_RESPONSE);
      String reply = readLine();
      context.status().reply(reply);
      return reply;
    } catch (SocketTimeoutException e) {
      throw new InternetException(InternetError.TIMEOUT, "the server is silent", e);
    } catch (InternetException e) {
      throw e;
    } catch (IOException e) {
      throw new InternetException(InternetError.CONNECTION_RESET, "asking failed", e);
    }
  }

  String readLine() throws IOException {
    InputStream in = socket().getInputStream();
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == LONGEST) {
        throw new InternetException(
            InternetError.PROTOCOL_VIOLATION, "the server's line does not end");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  @Override
  public void close() {}
}
