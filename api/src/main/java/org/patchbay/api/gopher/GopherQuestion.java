package org.patchbay.api.gopher;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question of a form (Gopher+ §2.8). Immutable.
 *
 * @param kind how it is to be answered
 * @param text what is asked
 * @param choices for {@link Kind#CHOOSE} what there is to choose from; otherwise the answer that is
 *     suggested, if there is one
 */
public record GopherQuestion(Kind kind, String text, List<String> choices) {

  /** How a question is answered. */
  public enum Kind {
    /** By one line. */
    ASK("Ask"),
    /** By one line that is not shown. */
    ASK_PASSWORD("AskP"),
    /** By lines. */
    ASK_LONG("AskL"),
    /** By the name of a local file for what comes; the server hears of it as of one line. */
    ASK_FILE("AskF"),
    /** By yes or no: 1 or 0. */
    SELECT("Select"),
    /** By one of the choices. */
    CHOOSE("Choose"),
    /** By the lines of a local file. */
    CHOOSE_FILE("ChooseF"),
    /** Not at all: it is a remark. */
    NOTE("Note");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Copies the choices. */
  public GopherQuestion {
    choices = List.copyOf(choices);
  }

  /**
   * Reads a line of {@code +ASK}, such as {@code Choose: Colour?<TAB>red<TAB>green}.
   *
   * @return empty if it is of no kind that is known
   */
  public static Optional<GopherQuestion> parse(String line) {
    int colon = line.indexOf(':');
    String word = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (kind.word.toLowerCase(Locale.ROOT).equals(word)) {
        List<String> parts = List.of(line.substring(colon + 1).strip().split("\t"));
        return Optional.of(new GopherQuestion(kind, parts.get(0), parts.subList(1, parts.size())));
      }
    }
    return Optional.empty();
  }

  /**
   * The answer to it.
   *
   * @param answer one line; several for {@link Kind#ASK_LONG} and {@link Kind#CHOOSE_FILE}; 0 or 1
   *     for {@link Kind#SELECT}; one of the choices for {@link Kind#CHOOSE}
   * @throws IllegalArgumentException if the question cannot be answered like this
   */
  public GopherAnswer answer(String answer) {
    return new GopherAnswer(this, answer);
  }
}
