package org.patchbay.provider.gopher;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherLocator;
import org.patchbay.api.gopher.GopherQuestion;

/**
 * Whatever a server sends is items, blocks or content, or is refused as what it is. Runs on the
 * seeds beside it and what was found once; with {@code JAZZER_FUZZ=1} in the environment it looks
 * for more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // longer than it looks for something to break
class GopherFuzzTest {
  private static final GopherSettings SETTINGS =
      GopherSettings.from(
          Configured.with(
              Map.of(
                  "menuItems", 200,
                  "menuBytes", 10_000,
                  "menuLineBytes", 300,
                  "attributeLines", 200,
                  "attributeBytes", 10_000)));
  private static final Set<InternetError> REFUSALS =
      Set.of(
          InternetError.LIMIT_EXCEEDED,
          InternetError.GOPHER_PROTOCOL_ERROR,
          InternetError.GOPHER_NOT_GOPHER_PLUS,
          InternetError.EXTENDED_ERROR,
          InternetError.TRUNCATED);

  @FuzzTest(maxDuration = "4m")
  void aMenuIsItemsOrARefusal(byte[] menu) throws IOException {
    attempt(
        () -> {
          for (GopherItem item : new MenuReader(new ByteArrayInputStream(menu), SETTINGS).items()) {
            check(item);
          }
        });
  }

  @FuzzTest(maxDuration = "4m")
  void attributesAreBlocksOrARefusal(byte[] answer) throws IOException {
    attempt(
        () -> {
          Answers answers = new Answers();
          InputStream body = PlusAnswer.body(answers.of(answer, 7), answers, SETTINGS.text());
          for (GopherAttributes item : new AttributeReader(body, SETTINGS).items()) {
            check(item);
          }
        });
  }

  /** In whatever pieces it comes, it is the same; a binary document is what came. */
  @FuzzTest(maxDuration = "4m")
  void aDocumentIsContentOrARefusal(byte[] answer) throws IOException {
    require(text(answer, 1).equals(text(answer, 100_000)), "pieces");
    Answers answers = new Answers();
    attempt(
        () -> {
          WireAnswer wire = answers.of(answer, 5);
          Refusal.throwIfIn(wire, answers, SETTINGS.text());
          require(Arrays.equals(wire.readAllBytes(), answer), "binary");
        });
  }

  private static String text(byte[] answer, int piece) throws IOException {
    StringBuilder text = new StringBuilder("refused");
    attempt(
        () -> {
          Answers answers = new Answers();
          WireAnswer wire = answers.of(answer, piece);
          Refusal.throwIfIn(wire, answers, SETTINGS.text());
          try (InputStream body = TextBody.in(wire)) {
            byte[] read = body.readAllBytes();
            text.setLength(0);
            text.append(new String(read, StandardCharsets.ISO_8859_1));
          }
        });
    return text.toString();
  }

  private static void check(GopherItem item) throws InternetException {
    require(item.port() >= 0 && item.port() <= 65_535, item);
    require(!item.asks() || item.gopherPlus(), item);
    item.link();
    boolean clean =
        item.typeCharacter() > ' ' && !(item.display() + item.selector()).contains("\r");
    if (clean && !item.host().isEmpty()) {
      require(GopherLocator.parse(new GopherLocator(item).text()).bits() == item.bits(), item);
    }
  }

  private static void check(GopherAttributes attributes) throws InternetException {
    if (attributes.item().isPresent()) {
      check(attributes.item().get());
    }
    require(attributes.blocks().stream().noneMatch(block -> block.name().isEmpty()), attributes);
    require(attributes.views().stream().allMatch(view -> view.size() >= -1), attributes);
    attributes.modified();
    attributes.administrator();
    attributes.summary();
    for (GopherQuestion question : attributes.questions()) {
      require(question.kind() != null, attributes);
    }
  }

  private interface Reading {
    void read() throws IOException;
  }

  private static void attempt(Reading reading) throws IOException {
    try {
      reading.read();
    } catch (InternetException e) {
      require(REFUSALS.contains(e.error()), e.error());
    }
  }

  /** Plain, since each of AssertJ's steps would be watched too. */
  private static void require(boolean right, Object what) {
    if (!right) {
      throw new AssertionError(what.toString());
    }
  }
}
