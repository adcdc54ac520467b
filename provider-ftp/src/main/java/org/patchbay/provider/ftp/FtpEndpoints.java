package org.patchbay.provider.ftp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpReply;

/** Agrees with the server on the next data connection. Confined to the session's turn. */
final class FtpEndpoints {
  private final FtpServer server;
  private final FtpDialogue dialogue;
  private final DataAddresses addresses;
  private boolean epsvRefused;

  /**
   * @param addresses which are believed and told
   */
  FtpEndpoints(FtpServer server, FtpDialogue dialogue, DataAddresses addresses) {
    this.server = server;
    this.dialogue = dialogue;
    this.addresses = addresses;
    // What EPSV tells is the control connection's address (RFC 2428 §3).
    this.epsvRefused = addresses.trustsServer();
  }

  /** The next one. */
  DataEndpoint next(String verb) throws IOException {
    return server.isActive() ? listen(verb) : dial(verb);
  }

  private DataEndpoint dial(String verb) throws IOException {
    InetSocketAddress address = passive();
    try {
      Socket socket = server.dialer().dataSockets().createSocket();
      socket.connect(address);
      return new DataEndpoint.Dialled(socket);
    } catch (IOException e) {
      throw FtpErrors.dataConnection(verb, e);
    }
  }

  private InetSocketAddress passive() throws IOException {
    if (!epsvRefused) {
      FtpReply reply = dialogue.send("EPSV");
      if (reply.code() == 229) {
        return server.dataAddress(PassivePort.extended(reply).port());
      }
      if (dialogue.isLost()) {
        throw FtpErrors.refused("EPSV", reply);
      }
      epsvRefused = true;
    }
    FtpReply reply = dialogue.send("PASV");
    if (reply.code() == 227) {
      return server.dataAddress(PassivePort.plain(reply), addresses);
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
    String command = addresses.callBack(listener.getInetAddress(), listener.getLocalPort());
    FtpReply reply = dialogue.send(command);
    if (reply.code() < 200 || reply.code() >= 300) {
      throw FtpErrors.refused(command.substring(0, 4), reply);
    }
  }
}
