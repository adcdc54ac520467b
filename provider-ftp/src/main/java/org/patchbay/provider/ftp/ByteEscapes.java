package org.patchbay.provider.ftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * Text that gives back the very bytes it was made of, whatever they are. A byte that is no text in
 * the character set becomes an unpaired surrogate, U+DC80 to U+DCFF, which no real text has. So a
 * name survives the way through a caller, and to another provider, without anyone having to
 * remember it.
 */
final class ByteEscapes {
  private static final int BASE = 0xDC00;

  private ByteEscapes() {}

  /** The text of bytes: {@link #bytes} gives them back. */
  static String text(byte[] bytes, Charset charset) {
    StringBuilder text = new StringBuilder(bytes.length);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate((int) (bytes.length * decoder.maxCharsPerByte()) + 1);
    while (decoder.reset().decode(in, out, true).isError()) {
      text.append(out.flip());
      out.clear();
      text.append(escape(in.get()));
    }
    text.append(out.flip());
    return gives(text, charset, bytes) ? text.toString() : escaped(bytes);
  }

  private static char escape(byte b) {
    return (char) (b < 0 ? BASE | (b & 0xFF) : b);
  }

  /** Some character sets have two ways to write one character. */
  private static boolean gives(CharSequence text, Charset charset, byte[] bytes) {
    try {
      return Arrays.equals(bytes(text, charset), bytes);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      text.append(escape(b));
    }
    return text.toString();
  }

  /** Whether a text may have come about here. */
  static boolean isIn(CharSequence text) {
    return text.chars().anyMatch(c -> c >= BASE + 0x80 && c <= BASE + 0xFF);
  }

  /**
   * The bytes of a text.
   *
   * @throws CharacterCodingException if the character set lacks one of its characters
   */
  static byte[] bytes(CharSequence text, Charset charset) throws CharacterCodingException {
    CharsetEncoder encoder = charset.newEncoder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int character = Character.codePointAt(text, at);
      int next = at + Character.charCount(character);
      if (character >= BASE + 0x80 && character <= BASE + 0xFF) {
        write(encoder.encode(CharBuffer.wrap(text, from, at)), bytes);
        bytes.write(character);
        from = next;
      }
      at = next;
    }
    write(encoder.encode(CharBuffer.wrap(text, from, at)), bytes);
    return bytes.toByteArray();
  }

  private static void write(ByteBuffer part, ByteArrayOutputStream bytes) {
    bytes.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
  }
}
