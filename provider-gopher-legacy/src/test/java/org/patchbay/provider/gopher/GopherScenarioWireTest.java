package org.patchbay.provider.gopher;

import static org.patchbay.provider.gopher.Scenario.items;
import static org.patchbay.provider.gopher.Scenario.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/** Hostile and odd servers of RFC 1436: each with what the caller sees of it. */
class GopherScenarioWireTest {
  private static final Duration BRIEF = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String ITEM = "0A\t/a\th\t70";

  private static Scenario menu(String name, String answer) {
    return Scenario.of(name, answer);
  }

  private static Scenario text(String name, String answer) {
    return Scenario.of(name, answer).doing(gopher -> read(gopher.openText("/t")));
  }

  private static Scenario binary(String name, String answer) {
    return Scenario.of(name, answer).doing(gopher -> read(gopher.openBinary("/b")));
  }

  private static Scenario first(String name, String answer) {
    return Scenario.of(name, answer).doing(gopher -> read(gopher.open(gopher.menu("").get(0))));
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static Stream<Scenario> menus() {
    return Stream.of(
        menu("as it should be", ITEM + "|.|").gives("0A>/a@h:70"),
        menu("no terminator", ITEM + "|").gives("0A>/a@h:70"),
        menu("no end of the last line", ITEM).gives("0A>/a@h:70"),
        menu("bare line feeds", ITEM + "\n1B\t/b\th\t70\n.\n").gives("0A>/a@h:70|1B>/b@h:70"),
        menu("bare carriage returns", ITEM + "\r1B\t/b\th\t70\r.\r").gives("0A>/a@h:0"),
        menu("empty lines", "|" + ITEM + "|||.|").gives("0A>/a@h:70"),
        menu("what follows the dot", ITEM + "|.|0B\t/b\th\t70|").gives("0A>/a@h:70"),
        menu("the server stays after the dot", ITEM + "|.|<hold>").gives("0A>/a@h:70"),
        menu("a line that begins with a dot", ITEM + "|.hidden\t/.h\th\t70|.|")
            .gives("0A>/a@h:70|.hidden>/.h@h:70"),
        menu("only a dot", ".|").gives(""),
        menu("nothing", "").gives("GOPHER_PROTOCOL_ERROR").saying("without a byte"),
        menu("only line ends", "||").gives(""),
        menu("cut in the middle of a line", ITEM + "|1B\t/b\th").gives("0A>/a@h:70|1B>/b@h:0"),
        menu("cut after the type", ITEM + "|1").gives("0A>/a@h:70|1>@:0"),
        menu("missing tabs", "iplain words|0A /a h 70|" + ITEM + "|.|")
            .gives("iplain words>@:0|0A /a h 70>@:0|0A>/a@h:70"),
        menu("more fields than there are", "0A\t/a\th\t70\t+\tx\ty|.|").gives("0A>/a@h:70+"),
        menu("a form", "0A\t/a\th\t70\t?|.|").gives("0A>/a@h:70?"),
        menu("an unknown type", "dA\t/a\th\t70|.|").gives("dA>/a@h:70"),
        menu("a redundant server", ITEM + "|+A\t/a\tg\t70|.|").gives("0A>/a@h:70|+A>/a@g:70"),
        menu("NULs", "0A\0B\t/a\0\th\t70|.|").gives("0A\0B>/a\0@h:70"),
        menu("escape sequences", "i\033[2J\t\t\t|.|").gives("i\033[2J>@:0"),
        menu("a port of zero", "0A\t/a\th\t0|.|").gives("0A>/a@h:0"),
        menu("a port too high", "0A\t/a\th\t65536|.|").gives("0A>/a@h:0"),
        menu("the highest port", "0A\t/a\th\t65535|.|").gives("0A>/a@h:65535"),
        menu("a port that is huge", "0A\t/a\th\t" + "9".repeat(30) + "|.|").gives("0A>/a@h:0"),
        menu("a port in words", "0A\t/a\th\tgopher|.|").gives("0A>/a@h:0"),
        menu("a negative port", "0A\t/a\th\t-70|.|").gives("0A>/a@h:0"),
        menu("blanks round the port", "0A\t/a\th \t 70 |.|").gives("0A>/a@h:70"),
        menu("Latin-1", "0Gr\u00fc\u00dfe\t/a\th\t70|.|").gives("0Gr\u00fc\u00dfe>/a@h:70"),
        menu("UTF-8", utf8("0Gr\u00fc\u00dfe\t/a\th\t70|.|")).gives("0Gr\u00fc\u00dfe>/a@h:70"),
        menu("both", "0\u00fc\t/a\th\t70|" + utf8("0\u00fc\t/b\th\t70|.|"))
            .gives("0\u00fc>/a@h:70|0\u00fc>/b@h:70"),
        menu("another protocol", "HTTP/1.1 400 Bad Request|Server: x||<html>|")
            .gives("GOPHER_PROTOCOL_ERROR")
            .saying("HTTP/1.1 400 Bad Request"),
        menu("a type 3 answer", "3No such thing\t\terror.host\t1|.|")
            .gives("3No such thing>@error.host:1"));
  }

  static Stream<Scenario> floods() {
    return Stream.of(
        menu("a line without end", "0x<forever>").gives("LIMIT_EXCEEDED").saying("menuLineBytes"),
        menu("a menu without end", (ITEM + "|").repeat(100) + "<forever>")
            .gives("LIMIT_EXCEEDED")
            .saying("menuItems"),
        menu("empty lines without end", "|".repeat(4096) + "<forever>")
            .gives("LIMIT_EXCEEDED")
            .saying("menuBytes"),
        menu("NULs without end", "\0".repeat(4096) + "<forever>")
            .gives("LIMIT_EXCEEDED")
            .saying("menuLineBytes"),
        menu("more than is configured", (ITEM + "|").repeat(4) + ".|")
            .with(Map.of("menuItems", 3))
            .gives("LIMIT_EXCEEDED")
            .saying("3 (menuItems of org.patchbay.provider.gopher)"),
        binary("a document that is too long", "0123456789<forever>")
            .with(Map.of("documentBytes", 15))
            .gives("012345678901234 LIMIT_EXCEEDED")
            .saying("documentBytes"));
  }

  static Stream<Scenario> delays() {
    return Stream.of(
        menu("a menu that drips past the total", (ITEM + "|").repeat(500) + "<drip>")
            .within(LONG, BRIEF)
            .gives("TIMEOUT"),
        menu("a menu that drips past what one answer may take", (ITEM + "|").repeat(500) + "<drip>")
            .with(Map.of("answerMillis", 300))
            .gives("TIMEOUT")
            .saying("answerMillis"),
        text("a text that drips past it", "x".repeat(2000) + "<drip>")
            .doing(gopher -> "" + gopher.openText("/t").readNBytes(2000).length)
            .with(Map.of("answerMillis", 300))
            .gives("TIMEOUT"),
        menu("silence", "<hold>").within(BRIEF, LONG).gives("TIMEOUT"),
        text("silence in the middle", "one|tw<hold>").within(BRIEF, LONG).gives("one|tw TIMEOUT"),
        text("silence where an error may begin", "3 apples<hold>")
            .within(BRIEF, LONG)
            .gives("TIMEOUT"),
        text("no silence where it cannot", "3 apples|3 pears|.|<hold>").gives("3 apples|3 pears|"),
        menu("a reset", "0half a li<reset>").gives("CONNECTION_RESET"));
  }

  static Stream<Scenario> documents() {
    return Stream.of(
        text("a terminator", "one|two|.|").gives("one|two|"),
        text("no terminator", "one|two|").gives("one|two|"),
        text("no end of the last line", "one|two").gives("one|two"),
        text("doubled dots", "..one|..|...|.|").gives(".one|.|..|"),
        text("a dot at the start that was not doubled", ".one|.|").gives(".one|"),
        text("a dot and a blank", ". |.|").gives(". |"),
        text("two dots at the end", "one|..").gives("one|."),
        text("a dot in the middle", "a.b|c.|.|").gives("a.b|c.|"),
        text("a dot and a bare line feed", "one\n.\ntwo").gives("one\n"),
        text("a dot and a bare carriage return", "one|.\rtwo").gives("one|.\rtwo"),
        text("only the terminator", ".|").gives(""),
        text("nothing", "").gives(""),
        text("a refusal", "3'/t' does not exist\t\terror.host\t1|.|").gives("EXTENDED_ERROR"),
        text("a refusal that was cut", "3'/t' does not ex").gives("3'/t' does not ex"),
        text(
                "Gophernicus's refusal",
                "Error: not found!|___|   Gophered by Gophernicus/3.1.1 on x|")
            .gives("EXTENDED_ERROR"),
        text("a text that begins with a three", "3.14159|2.71828|.|").gives("3.14159|2.71828|"),
        text("a text about errors", "Error: none|.|").gives("Error: none|"),
        binary("a terminator within", "ab|.|cd").gives("ab|.|cd"),
        binary("a terminator at the end", "ab|.|").gives("ab|.|"),
        binary("every byte", "\0\u00ff\u0080.\n\r").gives("\0\u00ff\u0080.\n\r"),
        binary("nothing", "").gives(""),
        binary("a reset", "ab<reset>").gives("ab CONNECTION_RESET"));
  }

  static Stream<Scenario> leads() {
    String loopback = "\t127.0.0.1\t";
    return Stream.of(
        first("an item of its own", "0A\t/a\t127.0.0.1\t{port}|.|")
            .gives("0A\t/a\t127.0.0.1\t{port}|"),
        first("the mail port", "0A\tHELO x" + loopback + "25|.|")
            .gives("DENIED_BY_POLICY")
            .saying("itemPorts of org.patchbay.provider.gopher"),
        first("the shell's port", "0A\t/a" + loopback + "22|.|").gives("DENIED_BY_POLICY"),
        first("a data base", "9A\tSLAVEOF h 1" + loopback + "6379|.|").gives("DENIED_BY_POLICY"),
        first("no port", "0A\t/a\th\t0|.|").gives("INVALID_PARAMETER").saying("no port of h"),
        first("a port that is allowed", "0A\t/a\tno.such.invalid\t70|.|")
            .gives("NAME_NOT_RESOLVED"),
        first("a port that is configured", "0A\t/a\tlocalhost\t{port}|.|")
            .with(Map.of("itemPorts", Scenario.ITS_PORT))
            .gives("0A\t/a\tlocalhost\t{port}|"),
        first("the default where others are configured", "0A\t/a\th\t70|.|")
            .with(Map.of("itemPorts", new int[] {2570}))
            .gives("DENIED_BY_POLICY")
            .saying("[2570]"),
        first("a host with a line end", "0A\t/a\th\rQUIT\t70|.|").gives("INVALID_PARAMETER"),
        first("a selector with a carriage return", "0A\t/a\rQUIT\t\t|.|")
            .gives("INVALID_PARAMETER")
            .saying("nothing was sent"),
        first("a selector with a NUL", "0A\t/a\0b\t\t|.|").gives("INVALID_PARAMETER"),
        first("a phone book", "2A\t\th\t105|.|").gives("GOPHER_NOT_FILE"),
        first("a terminal session", "8A\t\th\t23|.|").gives("GOPHER_NOT_FILE"),
        first("a 3270 session", "TA\t\th\t23|.|").gives("GOPHER_NOT_FILE"),
        first("an error", "3A\t\th\t70|.|").gives("GOPHER_NOT_FILE"),
        Scenario.of("a script in place of a link", "hA\tURL:javascript:alert(1)\th\t70|.|")
            .doing(gopher -> gopher.menu("").get(0).link().orElse("none"))
            .gives("none"),
        Scenario.of("a link", "hA\tURL:http://h/\th\t70|.|")
            .doing(gopher -> gopher.menu("").get(0).link().orElse("none"))
            .gives("http://h/"),
        Scenario.of("a search in a menu", ".|")
            .doing(gopher -> items(gopher.menu(GopherItem.of(GopherItemType.DIRECTORY, ""), "x")))
            .unasked()
            .gives("GOPHER_INCORRECT_LOCATOR_TYPE"));
  }

  static Stream<Scenario> requests() {
    return Stream.of(
        Scenario.of("a query with a tab", ".|")
            .doing(gopher -> items(gopher.search("/s", "a\tb")))
            .unasked()
            .gives("INVALID_PARAMETER"),
        Scenario.of("a query with a line end", ".|")
            .doing(gopher -> items(gopher.search("/s", "a\r\nb")))
            .unasked()
            .gives("INVALID_PARAMETER"),
        Scenario.of("a selector with a tab", ".|")
            .doing(gopher -> read(gopher.openText("/a\t+")))
            .unasked()
            .gives("INVALID_PARAMETER"),
        Scenario.of("a selector that is too long", ".|")
            .doing(gopher -> items(gopher.menu("x".repeat(257))))
            .unasked()
            .gives("INVALID_PARAMETER"),
        menu("TLS that is answered in the open", "3What?\t\th\t1|.|")
            .underTls()
            .gives("SECURITY_CHANNEL_ERROR"),
        menu("TLS that is not answered", "<hold>").underTls().within(BRIEF, LONG).gives("TIMEOUT"),
        menu("plain words to a port with TLS", "\u0015\u0003\u0003\0\u0002\u0002\u0050")
            .gives("GOPHER_PROTOCOL_ERROR"));
  }

  @ParameterizedTest
  @MethodSource({"menus", "floods", "delays", "documents", "leads", "requests"})
  void theCallerSeesWhatItShould(Scenario scenario) throws IOException {
    scenario.run();
  }
}
