package org.patchbay.provider.ftp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpReply;

/** Opens the data connections of a session. Confined to the session's turn. */
final class FtpDataConnections {
  private final FtpServer server;
  private final FtpDialogue dialogue;
  private final Turn turn;
  private boolean epsvRefused;

  FtpDataConnections(FtpServer server, FtpDialogue dialogue, Turn turn) {
    this.server = server;
    this.dialogue = dialogue;
    this.turn = turn;
  }

  /**
   * Begins a transfer.
   *
   * @param argument as {@link FtpText#encode} made it, null for none
   * @param offset where the server is to begin, 0 for the beginning
   */
  FtpTransfer open(String verb, @Nullable String argument, long offset) throws IOException {
    DataEndpoint endpoint = server.isActive() ? listen(verb) : dial(verb);
    FtpReply opening;
    try {
      restart(offset);
      opening = dialogue.begin(verb, argument);
    } catch (IOException e) {
      endpoint.close();
      throw e;
    }
    return begun(verb, endpoint, opening);
  }

  private FtpTransfer begun(String verb, DataEndpoint endpoint, FtpReply opening)
      throws IOException {
    Socket data = null;
    try {
      data = endpoint.connection();
      return new FtpTransfer(dialogue, turn, verb, data, server.secured(data), opening);
    } catch (IOException e) {
      if (data != null) {
        data.close();
      }
      FtpTransfer.settle(dialogue);
      throw FtpErrors.dataConnection(verb, e);
    }
  }

  private void restart(long offset) throws IOException {
    if (offset == 0) {
      return;
    }
    FtpReply reply = dialogue.await(dialogue.send("REST", Long.toString(offset)));
    if (reply.code() != 350) {
      throw FtpErrors.refused(InternetError.RESUME_FAILED, "REST " + offset, reply);
    }
  }

  private DataEndpoint dial(String verb) throws IOException {
    int port = passivePort();
    try {
      Socket socket = server.dialer().dataSockets().createSocket();
      socket.connect(server.dataAddress(port));
      return new DataEndpoint.Dialled(socket);
    } catch (IOException e) {
      throw FtpErrors.dataConnection(verb, e);
    }
  }

  private int passivePort() throws IOException {
    if (!epsvRefused) {
      FtpReply reply = dialogue.send("EPSV");
      if (reply.code() == 229) {
        return PassivePort.extended(reply);
      }
      if (dialogue.isLost()) {
        throw FtpErrors.refused("EPSV", reply);
      }
      epsvRefused = true;
    }
    FtpReply reply = dialogue.send("PASV");
    if (reply.code() == 227) {
      return PassivePort.plain(reply);
    }
    if (reply.code() == 500 || reply.code() == 502) {
      throw FtpErrors.refused(InternetError.FTP_NO_PASSIVE_MODE, "PASV", reply); // W-061
    }
    throw FtpErrors.refused("PASV", reply);
  }

  private DataEndpoint listen(String verb) throws IOException {
    ServerSocket listener;
    try {
      listener = server.dialer().listeners().createServerSocket(0, 1, dialogue.getLocalAddress());
    } catch (IOException e) {
      throw FtpErrors.dataConnection(verb, e);
    }
    try {
      announce(listener);
      return new DataEndpoint.Listening(listener, server.address().getAddress());
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /** PORT where it can say it: it is what address translators know (W-116). */
  private void announce(ServerSocket listener) throws IOException {
    InetAddress local = listener.getInetAddress();
    int port = listener.getLocalPort();
    String host = local.getHostAddress();
    boolean extended = local instanceof Inet6Address;
    String verb = extended ? "EPRT" : "PORT";
    String argument =
        extended
            ? "|2|" + host.replaceFirst("%.*", "") + "|" + port + "|"
            : host.replace('.', ',') + "," + port / 256 + "," + port % 256;
    FtpReply reply = dialogue.send(verb, argument);
    if (reply.code() < 200 || reply.code() >= 300) {
      throw FtpErrors.refused(verb, reply);
    }
  }
}
