package org.patchbay.cli.batch;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.cli.text.Text;

/**
 * The answer to one request or step, written as its parts come; {@code ok} until it fails, which
 * takes back what was written of it.
 */
final class BatchAnswer {
  /**
   * The most that one line may have: what {@code bodyBase64} of the largest body takes, and more.
   */
  private static final long LONGEST = 384L << 20;

  private static final int BUFFER_SIZE = 64 * 1024;

  private final BatchText text;
  private final @Nullable JsonValue id;
  private final boolean isStep;
  private final long start;

  private BatchAnswer(BatchText text, @Nullable JsonValue id, boolean isStep) throws IOException {
    this.text = text;
    this.id = id;
    this.isStep = isStep;
    this.start = text.mark();
    begin(true);
  }

  /** The answer to a request; its id is null where there is none. */
  static BatchAnswer to(@Nullable JsonValue id) throws IOException {
    return new BatchAnswer(new BatchText(LONGEST), id, false);
  }

  private void begin(boolean ok) throws IOException {
    text.write("{");
    if (!isStep || id != null) {
      text.write("\"id\":");
      (id == null ? Json.NULL : id).writeTo(text);
      text.write(",");
    }
    text.write("\"ok\":" + ok);
  }

  private void name(String name) throws IOException {
    text.write(",\"" + name + "\":");
  }

  void put(String name, JsonValue value) throws IOException {
    name(name);
    value.writeTo(text);
  }

  /**
   * Puts all that a stream has, in base64, and closes it.
   *
   * @param most how many bytes it may have
   */
  void put(String name, InputStream stream, long most) throws IOException {
    name(name);
    text.write("\"");
    // Closing either early must not hide why.
    try (stream) {
      OutputStream base64 = text.base64();
      byte[] buffer = new byte[BUFFER_SIZE];
      long left = most;
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        left -= count;
        if (left < 0) {
          throw tooLarge(most);
        }
        base64.write(buffer, 0, count);
      }
      base64.close();
    }
    text.write("\"");
  }

  static BatchFailure tooLarge(long most) {
    return new BatchFailure(
        BatchCategory.TOO_LARGE, "the server sent more than " + most + " bytes (maxBytes)");
  }

  /** Puts an array whose elements are added one by one. */
  Elements array(String name) throws IOException {
    name(name);
    text.write("[");
    return new Elements();
  }

  /** The fields that nobody knows are told: one may be a misspelt one. */
  void end(List<String> ignored) throws IOException {
    if (!ignored.isEmpty()) {
      put("ignored", Json.array(ignored.toArray(String[]::new)));
    }
    text.write("}");
  }

  /** Makes it the answer to a failed request; nothing of what was put in before is left. */
  void fail(BatchFailure failure, String message) throws IOException {
    text.cut(start);
    begin(false);
    put("error", Json.value(failure.category().name()));
    put("message", Json.value(Text.oneLine(message)));
    if (failure.replyCode() > 0) {
      put("replyCode", Json.value(failure.replyCode()));
    }
    text.write("}");
  }

  void writeTo(OutputStream out) throws IOException {
    text.writeTo(out);
    out.write('\n');
  }

  /** An array in the making. */
  final class Elements {
    private boolean begun;

    private Elements() {}

    private void next() throws IOException {
      if (begun) {
        text.write(",");
      }
      begun = true;
    }

    void add(JsonValue value) throws IOException {
      next();
      value.writeTo(text);
    }

    /** Adds the answer to a step, which is to be ended or failed. */
    BatchAnswer addAnswer(@Nullable JsonValue stepId) throws IOException {
      next();
      return new BatchAnswer(text, stepId, true);
    }

    void end() throws IOException {
      text.write("]");
    }
  }
}
