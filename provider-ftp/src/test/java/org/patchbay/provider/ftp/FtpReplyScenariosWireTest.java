package org.patchbay.provider.ftp;

import static org.patchbay.api.InternetError.EXTENDED_ERROR;
import static org.patchbay.api.InternetError.FTP_DROPPED;
import static org.patchbay.api.InternetError.LIMIT_EXCEEDED;
import static org.patchbay.api.InternetError.LOGIN_FAILURE;
import static org.patchbay.api.InternetError.PROTOCOL_VIOLATION;
import static org.patchbay.api.InternetError.TIMEOUT;
import static org.patchbay.provider.ftp.Scenario.After.DROPPED;
import static org.patchbay.provider.ftp.Scenario.After.IN_STEP;
import static org.patchbay.provider.ftp.Scenario.After.NOT_CONNECTED;
import static org.patchbay.provider.ftp.Scenario.delete;
import static org.patchbay.provider.ftp.Scenario.size;
import static org.patchbay.provider.ftp.Scenario.that;
import static org.patchbay.provider.ftp.ScriptedServer.GREETING;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.InternetError;

/** Greetings, logins and replies, good and evil: one row each. */
class FtpReplyScenariosWireTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @ParameterizedTest
  @MethodSource({
    "greetings",
    "hostileGreetings",
    "logins",
    "replies",
    "hostileReplies",
    "features"
  })
  void isToldApart(Scenario scenario) throws Exception {
    scenario.play();
  }

  private static Scenario greeting(String fact, String... steps) {
    return that("a greeting " + fact).on(GREETING, steps);
  }

  static Stream<Scenario> greetings() {
    return Stream.of(
        greeting("of 120 is waited out", "120 soon", "220 now"),
        greeting("of 120 may be repeated", "120 soon", "120 soon", "120 soon", "220 now"),
        greeting("of several lines ends with its code and a blank", "220-a", "220 b"),
        greeting(
            "may have lines like replies inside",
            "220-a",
            "221 b",
            " 220 c",
            "2200 d",
            "220x",
            "421 e",
            "220 f"),
        greeting("may come in single bytes", "@bytewise 220-a\r\nb\r\n220 c\r\n"),
        greeting("may have line ends without CR", "@raw 220-a\n220 b\n"),
        greeting("may be a bare code", "220"),
        greeting("may have NUL inside", "@raw 220 a\0b\r\n"),
        greeting(
            "may come with Telnet's negotiation",
            "@raw \u00ff\u00fb\u0001220-a\r\n\u00ff\u00f9220 b\r\n"),
        greeting("of 421 is a refusal", "421 too many")
            .fails(EXTENDED_ERROR, "421 too", NOT_CONNECTED),
        greeting("of 421 may have lines", "421-too", "421 many")
            .fails(EXTENDED_ERROR, "421 many", NOT_CONNECTED),
        greeting("of 500 is a refusal", "500 no").fails(EXTENDED_ERROR, "500 no", NOT_CONNECTED),
        greeting("of 530 is a refused login", "530 not you")
            .fails(LOGIN_FAILURE, "530", NOT_CONNECTED),
        greeting("of 331 makes no sense", "331 password")
            .fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED));
  }

  static Stream<Scenario> hostileGreetings() {
    return Stream.of(
        greeting("that is another protocol's is none", "SSH-2.0-OpenSSH_9.2")
            .fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("of HTTP is none", "HTTP/1.1 400 Bad Request", "", "220 x")
            .fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("of binary data is none", "@raw \u0016\u0003\u0001\0\u00ff\u00fe\n")
            .fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("without a character is none", "").fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("of two digits is none", "22 x").fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("of four digits is none", "2200 x").fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("with a sign is none", "+20 x").fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("beyond 599 is none", "999 x").fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("of 120 for ever is none", "@flood 120 soon\r\n")
            .fails(PROTOCOL_VIOLATION, "", NOT_CONNECTED),
        greeting("of one endless line is cut off", "@flood 220 xxxxxxxx")
            .fails(LIMIT_EXCEEDED, "8192", NOT_CONNECTED),
        greeting("of endless lines is cut off", "@flood 220-x\r\n")
            .fails(LIMIT_EXCEEDED, "1000 lines", NOT_CONNECTED),
        greeting(
                "of lines that are long and many is cut off",
                "@flood 220-" + "x".repeat(8_000) + "\r\n")
            .fails(LIMIT_EXCEEDED, "262144", NOT_CONNECTED),
        greeting("that trickles is bounded by the total time", "@drip 2")
            .within(SOON)
            .fails(TIMEOUT, "", NOT_CONNECTED),
        greeting("whose lines trickle is bounded by the total time", "220-x", "@drip y\r\n")
            .within(SOON)
            .fails(TIMEOUT, "", NOT_CONNECTED),
        greeting("that does not come is a timeout").fails(TIMEOUT, "", NOT_CONNECTED),
        greeting("that ends before it begins is a dropped session", "@hangup")
            .fails(FTP_DROPPED, "", NOT_CONNECTED),
        greeting("that ends within its line is a dropped session", "@raw 220 rea", "@hangup")
            .fails(FTP_DROPPED, "", NOT_CONNECTED),
        greeting("that ends between its lines is a dropped session", "220-a", "@hangup")
            .fails(FTP_DROPPED, "", NOT_CONNECTED));
  }

  static Stream<Scenario> logins() {
    return Stream.of(
        that("230 on USER is a login").on("USER", "230 in"),
        that("232 on USER is a login").on("USER", "232 in, secured"),
        that("202 on PASS is a login").on("PASS", "202 not needed"),
        that("332 on USER asks for the account").on("USER", "332 account").on("ACCT", "230 in"),
        that("332 on PASS asks for the account").on("PASS", "332 account").on("ACCT", "202 in"),
        that("a refused account is a refused login")
            .on("PASS", "332 account")
            .on("ACCT", "530 no")
            .fails(LOGIN_FAILURE, "530 no", NOT_CONNECTED),
        that("530 on PASS is a refused login")
            .on("PASS", "530-no", "530 never")
            .fails(LOGIN_FAILURE, "530 never", NOT_CONNECTED),
        that("430 on PASS is a refused login")
            .on("PASS", "430 no")
            .fails(LOGIN_FAILURE, "430 no", NOT_CONNECTED),
        that("421 in the middle of a login is told as it is")
            .on("PASS", "421 closing")
            .fails(EXTENDED_ERROR, "421 closing", NOT_CONNECTED),
        that("500 on USER is no refused login")
            .on("USER", "500 what?")
            .fails(EXTENDED_ERROR, "500 what?", NOT_CONNECTED),
        that("350 on USER makes no sense")
            .on("USER", "350 go on")
            .fails(PROTOCOL_VIOLATION, "350", NOT_CONNECTED),
        that("331 on PASS makes no sense")
            .on("PASS", "331 password")
            .fails(PROTOCOL_VIOLATION, "331", NOT_CONNECTED),
        that("a server that hangs up in the login has dropped it")
            .on("USER", "@hangup")
            .fails(FTP_DROPPED, "", NOT_CONNECTED),
        that("a second 230 puts the session out of step")
            .on("PASS", "@raw 230 in\r\n230 again\r\n")
            .when(delete("f"))
            .fails(PROTOCOL_VIOLATION, "answers no command", DROPPED),
        that("a farewell that nobody asked for is told before a command is sent")
            .on("PASS", "@raw 230 in\r\n421 idle for too long\r\n")
            .when(delete("f"))
            .fails(FTP_DROPPED, "421 idle for too long", DROPPED));
  }

  private static Scenario reply(String fact, String... steps) {
    return that("a reply " + fact).on("DELE", steps).when(delete("f"));
  }

  static Stream<Scenario> replies() {
    return Stream.of(
        reply("may come in single bytes", "@bytewise 250-a\r\n250 b\r\n"),
        reply("may have other codes inside", "250-a", "550 b", "250-c", "250 d"),
        reply("may have NUL inside", "@raw 250 a\0b\r\n"),
        reply("may come with Telnet's negotiation", "@raw \u00ff\u00fd\u0018250 a\r\n"),
        reply("may follow interim ones", "150 wait", "150-and", "150 wait", "250 gone"),
        reply("of 550 refuses", "550 no").fails(EXTENDED_ERROR, "550 no", IN_STEP),
        reply("of 450 refuses", "450 no").fails(EXTENDED_ERROR, "450 no", IN_STEP),
        reply("of 530 is a login that is missing", "530 no").fails(LOGIN_FAILURE, "530", IN_STEP),
        reply("of 350 makes no sense here", "350 go on").fails(PROTOCOL_VIOLATION, "350", IN_STEP),
        reply("of 421 ends the session", "421 bye").fails(EXTENDED_ERROR, "421 bye", DROPPED));
  }

  static Stream<Scenario> hostileReplies() {
    return Stream.of(
        reply("that is none ends the session", "hello").fails(PROTOCOL_VIOLATION, "", DROPPED),
        reply("of no character ends the session", "").fails(PROTOCOL_VIOLATION, "", DROPPED),
        reply("that never stops being interim ends the session", "@flood 150 wait\r\n")
            .fails(PROTOCOL_VIOLATION, "", DROPPED),
        reply("of one endless line is cut off", "@flood 250-xxxxxxxx")
            .fails(LIMIT_EXCEEDED, "", DROPPED),
        reply("of endless lines is cut off", "@flood 250-x\r\n").fails(LIMIT_EXCEEDED, "", DROPPED),
        reply("that does not come is a timeout").fails(TIMEOUT, "", DROPPED),
        reply("that trickles is bounded by the total time", "@drip 2")
            .within(SOON)
            .fails(TIMEOUT, "", DROPPED),
        reply("that ends within its line is a dropped session", "@raw 250 do", "@hangup")
            .fails(FTP_DROPPED, "", DROPPED),
        reply("instead of which the connection ends is a dropped session", "@hangup")
            .fails(FTP_DROPPED, "", DROPPED),
        number("is one", "213 5").gives("5"),
        number("may be great", "213 9000000000").gives("9000000000"),
        number("is no word", "213 much").fails(PROTOCOL_VIOLATION, "SIZE", IN_STEP),
        number("is not negative", "213 -5").fails(PROTOCOL_VIOLATION, "SIZE", IN_STEP),
        number("has a limit", "213 99999999999999999999")
            .fails(PROTOCOL_VIOLATION, "SIZE", IN_STEP));
  }

  private static Scenario number(String fact, String reply) {
    return that("the number in a reply " + fact).on("SIZE", reply).when(size("f"));
  }

  private static Scenario features(String fact, String... steps) {
    return that("features " + fact)
        .on("FEAT", steps)
        .on("SIZE", "213 5")
        .when(size("\u00e4"))
        .gives("5");
  }

  static Stream<Scenario> features() {
    return Stream.of(
        features("may be unknown", "500 what?").sends("FEAT", "SIZE \u00e4"),
        features("may be none", "211 none").sends("FEAT", "SIZE \u00e4"),
        features("are named a line each", "211-these", " UTF8", "211 end").sends("OPTS UTF8 ON"),
        features("may be told without a blank before them", "211-these", "UTF8", "211 end")
            .sends("OPTS UTF8 ON"),
        features("may be told with a code before them", "211-these", "211-UTF8", "211 end")
            .sends("OPTS UTF8 ON"),
        features("may be odd", "211-", " ", "", " ; ;", " =", " utf8", "211 end")
            .sends("OPTS UTF8 ON"),
        features("may be told for ever", "@flood 211-x\r\n").fails(LIMIT_EXCEEDED, "", DROPPED),
        features("may not be told at all").fails(TIMEOUT, "", DROPPED),
        features("may end the session", "421 bye").fails(InternetError.FTP_DROPPED, "", DROPPED));
  }
}
