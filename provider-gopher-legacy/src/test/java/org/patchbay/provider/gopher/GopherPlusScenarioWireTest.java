package org.patchbay.provider.gopher;

import static org.patchbay.provider.gopher.Scenario.read;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.api.gopher.GopherQuestion;
import org.patchbay.api.gopher.GopherView;

/** Hostile and odd servers of Gopher+: each with what the caller sees of it. */
class GopherPlusScenarioWireTest {
  private static final Duration BRIEF = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final GopherItem ITEM = GopherItem.of(GopherItemType.TEXT_FILE, "/a");
  private static final String INFO = "+INFO: 0A\t/a\th\t70\t+|";

  private static Scenario view(String name, String answer) {
    return Scenario.of(name, answer).doing(gopher -> read(gopher.openView(ITEM, "", "text/plain")));
  }

  private static Scenario attributes(String name, String answer) {
    return Scenario.of(name, answer).doing(gopher -> Scenario.blocks(gopher.attributes(ITEM)));
  }

  private static Scenario directory(String name, String answer) {
    return Scenario.of(name, answer)
        .doing(
            gopher ->
                gopher.directory(ITEM).stream()
                    .map(Scenario::blocks)
                    .collect(Collectors.joining("; ")));
  }

  static Stream<Scenario> lengths() {
    return Stream.of(
        view("a length that is true", "+5|hello").gives("hello"),
        view("none at all", "+0|").gives(""),
        view("a length that is short", "+4|hello").gives("hell"),
        view("a length that is long", "+6|hello").gives("hello TRUNCATED").saying("5 of 6 bytes"),
        view("a length that is huge", "+999999999999|hello").gives("hello TRUNCATED"),
        view("a length beyond 64 bits", "+99999999999999999999|hello")
            .gives("GOPHER_PROTOCOL_ERROR"),
        view("a negative length", "+-5|hello").gives("GOPHER_PROTOCOL_ERROR").saying("-5"),
        view("a length in words", "+five|hello").gives("GOPHER_NOT_GOPHER_PLUS").saying("+five"),
        view("a plus alone", "+|hello").gives("GOPHER_NOT_GOPHER_PLUS"),
        view("a bare line feed", "+5\nhello").gives("hello"),
        view("blanks after the length", "+5  |hello").gives("hello"),
        view("no line end", "+5").gives("GOPHER_NOT_GOPHER_PLUS"),
        view("a line without end", "+5" + "5".repeat(100)).gives("GOPHER_NOT_GOPHER_PLUS"),
        view("the server stays after the last byte", "+5|hello<hold>").gives("hello"),
        view("the server is silent before it", "+5|hell<hold>")
            .within(BRIEF, LONG)
            .gives("hell TIMEOUT"),
        view("a reset before it", "+5|hell<reset>").gives("hell CONNECTION_RESET"),
        view("a dot within", "+8|a|.|bc").gives("a|.|bc"),
        view("a length beyond the limit", "+20|01234567890123456789")
            .with(Map.of("documentBytes", 15))
            .gives("012345678901234 LIMIT_EXCEEDED")
            .saying("documentBytes"));
  }

  static Stream<Scenario> ends() {
    return Stream.of(
        view("up to a dot", "+-1|one|..two|.|rest").gives("one|.two|"),
        view("no dot where one was promised", "+-1|one|").gives("one| TRUNCATED").saying("dot"),
        view("nothing where a dot was promised", "+-1|").gives(" TRUNCATED"),
        view("the server stays after the dot", "+-1|one|.|<hold>").gives("one|"),
        view("up to the end", "+-2|one|.|two").gives("one|.|two"),
        view("nothing up to the end", "+-2|").gives(""));
  }

  static Stream<Scenario> refusals() {
    return Stream.of(
        view("an item that is not there", "--1|1 Ann <ann@h>|No such item.|.|")
            .gives("EXTENDED_ERROR")
            .saying("not available"),
        view("a server that is busy", "--1|2 Ann <ann@h>|Later.|.|")
            .gives("EXTENDED_ERROR")
            .saying("try again later"),
        view("an item that has moved", "--1|3 Ann <ann@h>|0A\t/a\tother\t70|.|")
            .gives("EXTENDED_ERROR")
            .saying("has moved"),
        Scenario.of("the administrator's words", "--2|1 Ann <ann@h>|No such item.|")
            .doing(
                gopher -> {
                  try {
                    return Scenario.blocks(gopher.attributes(ITEM));
                  } catch (IOException e) {
                    return gopher.lastResponse().strip().replace("\r\n", "|");
                  }
                })
            .gives("1 Ann <ann@h>|No such item."),
        view("a refusal without words", "--1|").gives("EXTENDED_ERROR"),
        view("a refusal without end", "--2|1 x|" + "sorry ".repeat(20) + "<forever>")
            .gives("EXTENDED_ERROR"),
        view("a server without Gopher+", "plain text|")
            .gives("GOPHER_NOT_GOPHER_PLUS")
            .saying("plain text"),
        view("a server without Gopher+ that stays", "plain<hold>").gives("GOPHER_NOT_GOPHER_PLUS"),
        view("an item that says plus and is none", "3'/a\t+' does not exist\t\terror\t1|.|")
            .gives("GOPHER_NOT_GOPHER_PLUS"),
        view("nothing", "").gives("GOPHER_PROTOCOL_ERROR"),
        view("silence", "<hold>").within(BRIEF, LONG).gives("TIMEOUT"),
        attributes("attributes of a server without Gopher+", "0A\t/a\th\t70|.|")
            .gives("GOPHER_NOT_GOPHER_PLUS"));
  }

  static Stream<Scenario> blocks() {
    return Stream.of(
        attributes(
                "as it should be", "+-1|" + INFO + "+ADMIN:| Admin: A <a@h>|+VIEWS:| a/b: <1k>|.|")
            .gives("0A>/a@h:70+ INFO[] ADMIN[Admin: A <a@h>] VIEWS[a/b: <1k>]"),
        attributes("a block that nobody knows", "+-2|" + INFO + "+X-NEW: y| z|")
            .gives("0A>/a@h:70+ INFO[] X-NEW[z]"),
        attributes("no +INFO", "+-2|+ADMIN:| Admin: A|").gives("none ADMIN[Admin: A]"),
        attributes("an +INFO without an item", "+-2|+INFO:|").gives("none INFO[]"),
        attributes("names in lower case", "+-2|+info: 0A\t/a\th\t70|+admin:| x|")
            .gives("0A>/a@h:70 INFO[] ADMIN[x]"),
        attributes("a block within a block", "+-2|" + INFO + "+ABSTRACT:| one| +ADMIN:| two|")
            .gives("0A>/a@h:70+ INFO[] ABSTRACT[one, +ADMIN:, two]"),
        attributes("blocks without colon or name", "+-2|+ADMIN| x|+| y|")
            .gives("none ADMIN[x] ?[y]"),
        attributes("lines without a blank", "+-2|" + INFO + "+ABSTRACT:|one|\ttwo|")
            .gives("0A>/a@h:70+ INFO[] ABSTRACT[one, \ttwo]"),
        attributes("cut in the middle", "+-1|" + INFO + "+ADMIN:| Adm").gives("TRUNCATED"),
        attributes("shorter than it said", "+100|" + INFO).gives("TRUNCATED"),
        attributes("nothing in it", "+-2|").gives("GOPHER_PROTOCOL_ERROR"),
        attributes("no attributes", "+-2|hello|").gives("GOPHER_PROTOCOL_ERROR").saying("hello"),
        attributes("Latin-1", "+-2|+INFO: 0\u00fc\t/a\th\t70|").gives("0\u00fc>/a@h:70 INFO[]"),
        attributes("a line without end", "+-2|+INFO: x<forever>").gives("LIMIT_EXCEEDED"),
        attributes("blocks without end", "+-2|" + (INFO + "+ADMIN:| x|").repeat(2_000))
            .with(Map.of("attributeLines", 1_000))
            .gives("LIMIT_EXCEEDED")
            .saying("attributeLines"),
        attributes("bytes without end", "+-2|" + (INFO + "+ADMIN:| x|").repeat(2_000))
            .with(Map.of("attributeBytes", 10_000))
            .gives("LIMIT_EXCEEDED")
            .saying("attributeBytes"),
        attributes("a form without end", "+-2|" + INFO + "+ASK:|" + " Ask: x?|".repeat(300_000))
            .gives("LIMIT_EXCEEDED")
            .saying("attributeLines"),
        directory("a menu of two", "+-1|" + INFO + "+VIEWS:| a/b:|+INFO: 1B\t/b\th\t70\t+|.|")
            .gives("0A>/a@h:70+ INFO[] VIEWS[a/b:]; 1B>/b@h:70+ INFO[]"),
        directory("an empty menu", "+-1|.|").gives(""));
  }

  static Stream<Scenario> values() {
    return Stream.of(
        Scenario.of("views", "+-2|+VIEWS:| text/plain De_DE: <2k>| image/gif: <?>|")
            .doing(
                gopher ->
                    gopher.attributes(ITEM).views().stream()
                        .map(GopherView::toString)
                        .collect(Collectors.joining(" ")))
            .gives(
                "GopherView[contentType=text/plain, language=De_DE, size=2048]"
                    + " GopherView[contentType=image/gif, language=, size=-1]"),
        Scenario.of("a date", "+-2|+ADMIN:| Mod-Date: Wed Jul 28 17:02:01 1993 <19930728170201>|")
            .doing(gopher -> String.valueOf(gopher.attributes(ITEM).modified().orElse(null)))
            .gives("1993-07-28T17:02:01"),
        Scenario.of("a date that is none", "+-2|+ADMIN:| Mod-Date: soon <19939928170201>|")
            .doing(gopher -> String.valueOf(gopher.attributes(ITEM).modified().orElse(null)))
            .gives("null"),
        Scenario.of("a form", "+-2|+ASK:| Ask: Name?\tAnn| Guess: x| Choose: Which?\ta\tb|")
            .doing(
                gopher ->
                    gopher.attributes(ITEM).questions().stream()
                        .map(question -> question.kind() + question.text() + question.choices())
                        .collect(Collectors.joining(" ")))
            .gives("ASKName?[Ann] CHOOSEWhich?[a, b]"),
        Scenario.of("answers", "+5|hello")
            .doing(
                gopher ->
                    read(
                        gopher.openAnswered(
                            ITEM, "", List.of(question("Ask: Name?").answer("Ann")))))
            .gives("hello"),
        Scenario.of("answers that are refused", "--1|1 Ann|No.|.|")
            .doing(
                gopher ->
                    read(
                        gopher.openAnswered(
                            ITEM, "", List.of(question("Ask: Name?").answer("Ann")))))
            .gives("EXTENDED_ERROR"),
        Scenario.of("a view with a tab", "+0|")
            .doing(gopher -> read(gopher.openView(ITEM, "", "text/plain\t1")))
            .unasked()
            .gives("INVALID_PARAMETER"),
        Scenario.of("attributes of an item at the mail port", "+-2|")
            .doing(gopher -> Scenario.blocks(gopher.attributes(mail())))
            .unasked()
            .gives("DENIED_BY_POLICY"),
        Scenario.of("answers to the mail port", "+-2|")
            .doing(gopher -> read(gopher.openAnswered(mail(), "", List.of())))
            .unasked()
            .gives("DENIED_BY_POLICY"));
  }

  private static GopherItem mail() {
    return new GopherItem(GopherItemType.TEXT_FILE, '0', "", "HELO", "127.0.0.1", 25, true, true);
  }

  private static GopherQuestion question(String line) {
    return GopherQuestion.parse(line).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource({"lengths", "ends", "refusals", "blocks", "values"})
  void theCallerSeesWhatItShould(Scenario scenario) throws IOException {
    scenario.run();
  }
}
