package org.patchbay.provider.gopher;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * How text goes over the wire: Gopher names no character set. Immutable.
 *
 * @param charset of what is sent, and of what comes if it can be
 * @param fallback of a line that is no text in the other one
 */
record GopherText(Charset charset, Charset fallback) {
  static final GopherText DEFAULT =
      new GopherText(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);

  private static final String PLAIN = "\t\r\n .09AZaz+";

  /** Both must have ASCII's bytes for ASCII's characters, or no line could be parted. */
  GopherText {
    for (Charset one : new Charset[] {charset, fallback}) {
      if (!one.canEncode()
          || !new String(PLAIN.getBytes(one), StandardCharsets.US_ASCII).equals(PLAIN)) {
        throw new IllegalArgumentException(one + " is no extension of ASCII");
      }
    }
  }

  static GopherText from(GopherConfiguration config) {
    return new GopherText(
        Charset.forName(config.charset()), Charset.forName(config.fallbackCharset()));
  }

  /** The character set of this line. */
  Charset of(byte[] bytes, int from, int to) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return charset;
    } catch (CharacterCodingException e) {
      return fallback;
    }
  }

  String decode(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, of(bytes, from, to));
  }

  /** Nothing is replaced: something else would be asked for. */
  byte[] encode(String text) throws InternetException {
    if (isAscii(text)) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER,
          "There is a character that "
              + charset
              + " has not (charset of "
              + GopherConfiguration.PID
              + "); nothing was sent",
          e);
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '\u007f') {
        return false;
      }
    }
    return true;
  }
}
