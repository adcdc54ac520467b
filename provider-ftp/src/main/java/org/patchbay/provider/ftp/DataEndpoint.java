package org.patchbay.provider.ftp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Where the next data connection comes from, once the server has begun the transfer. */
interface DataEndpoint extends Closeable {

  /** The connection; closes what else this holds. */
  Socket connection() throws IOException;

  /** One that the client has opened. */
  record Dialled(Socket connection) implements DataEndpoint {
    @Override
    public void close() throws IOException {
      connection.close();
    }
  }

  /** One that the server opens. */
  record Listening(ServerSocket listener, InetAddress peer) implements DataEndpoint {
    private static final int MOST_STRANGERS = 16;

    @Override
    public Socket connection() throws IOException {
      try (listener) {
        for (int i = 0; i < MOST_STRANGERS; i++) {
          Socket socket = listener.accept();
          if (peer.equals(socket.getInetAddress())) {
            return socket;
          }
          socket.close();
        }
        throw new IOException("called back by others than the server");
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
