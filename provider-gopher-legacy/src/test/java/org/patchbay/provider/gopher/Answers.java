package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/** Answers that have come already, and what is heard of them. */
final class Answers implements StatusSink {
  final List<String> replies = new ArrayList<>();

  /** An answer in pieces of a given size. */
  WireAnswer of(byte[] bytes, int piece) throws IOException {
    return new WireAnswer(new Said(new Pieces(bytes, piece)), this, Long.MAX_VALUE);
  }

  @Override
  public void status(InternetStatus status, String text, long value) {}

  @Override
  public void reply(String text) {
    replies.add(text);
  }

  /** A server that has said all it will ever say. */
  private static final class Said extends Socket {
    private final InputStream in;

    Said(InputStream in) {
      this.in = in;
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }
  }
}
