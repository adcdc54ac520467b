package org.patchbay.tck.sample.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.ConnectContext;

/** Dialogues that each tell what they should not, or not what they should. */
final class Untruths {
  private Untruths() {}

  /** Tells of something when nobody is there any more. */
  static final class SendsLateEvents extends SampleDialogue {
    SendsLateEvents(ConnectContext context) {
      super(context);
    }

    @Override
    public void close() {
      context().executor().execute(this::sayGoodbye);
    }

    private void sayGoodbye() {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      context().status().status(InternetStatus.CONNECTION_CLOSED);
    }
  }

  /** Takes a broken connection for the end of an answer. */
  static final class SwallowsError extends SampleDialogue {
    SwallowsError(ConnectContext context) {
      super(context);
    }

    @Override
    String readLine() throws IOException {
      try {
        return super.readLine();
      } catch (SocketException e) {
        return "OK";
      }
    }

    @Override
    public String ask() throws InternetException {
      try {
        return super.ask();
      } catch (InternetException e) {
        if (e.error() == InternetError.CONNECTION_RESET) {
          return "";
        }
        throw e;
      }
    }
  }

  /** Has a line too many that was of use when it was written. */
  static final class PrintsPassword extends SampleDialogue {
    PrintsPassword(ConnectContext context) {
      super(context);
    }

    @Override
    SampleDialogue open() throws InternetException {
      System.err.println("sample: logging in with " + password(context().request()));
      return super.open();
    }
  }

  /** Quotes the command that failed. */
  static final class TellsPassword extends SampleDialogue {
    TellsPassword(ConnectContext context) {
      super(context);
    }

    @Override
    String refusal(ConnectRequest request) {
      return "refused: LOGIN " + request.user() + " " + password(request);
    }
  }

  /** Finds its way to the network by itself. */
  static final class BypassesDialer extends SampleDialogue {
    BypassesDialer(ConnectContext context) {
      super(context);
    }

    @Override
    Socket dial(String host, int port) throws InternetException {
      try {
        Socket socket = context().own(new Socket(host, port));
        socket.setSoTimeout(500);
        return socket;
      } catch (IOException e) {
        throw new InternetException(InternetError.CANNOT_CONNECT, "no connection", e);
      }
    }
  }

  /** Tells the server alone, not the next provider. */
  static final class ForgetsState extends SampleDialogue {
    ForgetsState(ConnectContext context) {
      super(context);
    }

    @Override
    void keepName(String name) {}
  }

  /** Takes the end of a connection for the end of the content. */
  static final class TakesPartForWhole extends SampleDialogue {
    TakesPartForWhole(ConnectContext context) {
      super(context);
    }

    @Override
    public InputStream read() throws InternetException {
      return new FilterInputStream(super.read()) {
        @Override
        public int read(byte[] bytes, int offset, int length) {
          try {
            return super.read(bytes, offset, length);
          } catch (IOException e) {
            return -1;
          }
        }
      };
    }
  }
}
