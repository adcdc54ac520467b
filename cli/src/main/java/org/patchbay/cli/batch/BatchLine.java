package org.patchbay.cli.batch;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A line of input.
 *
 * @param bytes without its line end; null if there were more than may be
 */
record BatchLine(byte @Nullable [] bytes) {
  /** 64 MiB: a body of 48 MiB in base64. */
  static final int LONGEST = 64 << 20;

  /** The object that it is. */
  JsonObject object() throws BatchFailure {
    if (bytes == null) {
      throw BatchFailure.invalid("the line is longer than " + LONGEST + " bytes");
    }
    JsonValue value;
    try {
      value = Json.parse(text(bytes));
    } catch (CharacterCodingException e) {
      throw BatchFailure.invalid("the line is not UTF-8");
    } catch (ParseException e) {
      throw BatchFailure.invalid("the line is not JSON: " + e.getMessage());
    }
    if (!value.isObject()) {
      throw BatchFailure.invalid("the line is not a JSON object");
    }
    return value.asObject();
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    // RFC 8259 §8.1: some shells put a mark before what they send.
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
