package org.patchbay.api.gopher;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The answer to a question of a form (Gopher+ §2.8). Its text is never shown by {@link #toString}.
 * Immutable.
 */
public final class GopherAnswer {
  private final GopherQuestion question;
  private final String text;

  GopherAnswer(GopherQuestion question, String text) {
    this.question = question;
    this.text = Objects.requireNonNull(text, "answer");
    if (!isFit(question, text)) {
      throw new IllegalArgumentException(
          "not an answer to the question \"" + question.text() + "\" of kind " + question.kind());
    }
  }

  private static boolean isFit(GopherQuestion question, String text) {
    boolean line = text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == '\0');
    return switch (question.kind()) {
      case SELECT -> text.equals("0") || text.equals("1");
      case CHOOSE -> line && (question.choices().isEmpty() || question.choices().contains(text));
      case ASK_LONG, CHOOSE_FILE -> text.indexOf('\0') < 0;
      case NOTE -> false;
      case ASK, ASK_PASSWORD, ASK_FILE -> line;
    };
  }

  /** The question that it answers. */
  public GopherQuestion question() {
    return question;
  }

  /**
   * The lines that are sent: the answer itself, or, for a question that takes several, first how
   * many there are.
   */
  public List<String> lines() {
    if (question.kind() != GopherQuestion.Kind.ASK_LONG
        && question.kind() != GopherQuestion.Kind.CHOOSE_FILE) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.add(0, Integer.toString(lines.size()));
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return "an answer to \"" + question.text() + "\"";
  }
}
