package org.patchbay.provider.ftp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;

/**
 * Turns text into what goes over the wire and back. Commons Net writes and reads ISO 8859-1, one
 * character for each byte: so the character set of a session can become known at any time without
 * touching its streams. Confined to the session's turn.
 */
final class FtpText {
  private final Charset fallback;
  private Charset charset;

  FtpText(Charset charset) {
    this(charset, StandardCharsets.ISO_8859_1);
  }

  /**
   * Begins in one character set.
   *
   * @param fallback in which bytes are shown that are no text in the other one
   */
  FtpText(Charset charset, Charset fallback) {
    this.charset = charset;
    this.fallback = fallback;
  }

  /** The caller has said what the server uses, null if not. */
  void use(@Nullable String name) throws InternetException {
    if (name != null) {
      try {
        charset = Charset.forName(name);
      } catch (IllegalArgumentException e) {
        throw FtpErrors.invalid("there is no character set of the name that was given");
      }
    }
  }

  /** The server has said what it uses (RFC 2640). */
  void useUtf8() {
    charset = StandardCharsets.UTF_8;
  }

  /** Refuses what would end the command line, and with it begin another. */
  static void check(CharSequence text, String what) throws InternetException {
    if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == '\0')) {
      throw FtpErrors.invalid("CR, LF or NUL in the " + what);
    }
  }

  /** The bytes of a text, one in each character. */
  String encode(String text, String what) throws InternetException {
    byte[] bytes =
        ByteEscapes.isIn(text) ? unescaped(text, what) : bytes(CharBuffer.wrap(text), what);
    String wire = new String(bytes, StandardCharsets.ISO_8859_1);
    check(wire, what);
    return wire;
  }

  /** The bytes of what {@link #path(byte[])} made. */
  private byte[] unescaped(String text, String what) throws InternetException {
    try {
      return ByteEscapes.bytes(text, charset);
    } catch (CharacterCodingException e) {
      throw unwritable(what);
    }
  }

  /** The bytes of a text; a character that the character set lacks is not replaced in silence. */
  byte[] bytes(CharBuffer text, String what) throws InternetException {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(text);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      wipe(encoded);
      return bytes;
    } catch (CharacterCodingException e) {
      throw unwritable(what);
    }
  }

  private InternetException unwritable(String what) {
    return FtpErrors.invalid("the " + what + " cannot be written in " + charset);
  }

  private static void wipe(ByteBuffer encoded) {
    Arrays.fill(encoded.array(), (byte) 0);
  }

  /** The text of characters that hold one byte each, to be read. */
  String decode(String wire) {
    return isAscii(wire) ? wire : decode(wire.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The text of bytes, to be read. */
  String decode(byte[] bytes) {
    String utf8 = utf8(bytes);
    if (utf8 != null) {
      return utf8;
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // Better readable than refused: old servers send whatever their disk has.
      return new String(bytes, fallback);
    }
  }

  /**
   * The text of characters that hold one byte each, to be used: {@link #encode} gives them back.
   */
  String path(String wire) {
    return isAscii(wire) ? wire : path(wire.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The text of bytes, to be used. */
  String path(byte[] bytes) {
    String utf8 = utf8(bytes);
    return utf8 == null ? ByteEscapes.text(bytes, charset) : utf8;
  }

  /** The fast way, for what there is most of: well-formed UTF-8. */
  private @Nullable String utf8(byte[] bytes) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : null;
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
