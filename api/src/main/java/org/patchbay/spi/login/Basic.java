package org.patchbay.spi.login;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.patchbay.api.Secret;

/** User and password in the open (RFC 7617), in UTF-8. */
record Basic(String user, Secret password) implements Login {

  @Override
  public String answer(String method, String path) {
    return "Basic "
        + password.use(
            characters -> {
              byte[] pair = Basic.joined(user + ":", characters);
              String encoded = Base64.getEncoder().encodeToString(pair);
              Arrays.fill(pair, (byte) 0);
              return encoded;
            });
  }

  @Override
  public Optional<Login> renewedBy(Challenge challenge) {
    return Optional.empty();
  }

  @Override
  public Optional<Login> again(Challenge challenge) {
    return Optional.empty();
  }

  /** No password, as its {@link Secret} has none to show. */
  @Override
  public String toString() {
    return "Basic";
  }

  /** The text and the characters in UTF-8; the caller wipes it. */
  static byte[] joined(String text, char[] characters) {
    byte[] head = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer tail = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] joined = Arrays.copyOf(head, head.length + tail.remaining());
    tail.get(joined, head.length, tail.remaining());
    Arrays.fill(tail.array(), (byte) 0);
    return joined;
  }
}
