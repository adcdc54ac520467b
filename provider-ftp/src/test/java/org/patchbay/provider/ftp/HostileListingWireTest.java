package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.provider.ftp.ScriptedServer.Reaction;
import org.patchbay.provider.ftp.ScriptedServer.Talk;
import org.patchbay.provider.ftp.listing.ListingLimits;

/** What servers send that mean harm, or are broken: each has one outcome. */
class HostileListingWireTest {
  private static final String FILE = "-rw-r--r-- 1 0 0 12 Nov 20 2020 ";
  private static final String A = FILE + "a\r\n";
  private static final String USABLE = ", goes on";
  private static final String LOST = ", is lost";
  private static final Timeouts SHORT = Timeouts.DEFAULT.withSilence(Duration.ofMillis(700));
  private static final ListingSettings SETTINGS =
      new ListingSettings(
          ISO_8859_1, Duration.ZERO, new ListingLimits(8 * 1024, 4 * 1024, 50_000, 10_000_000));

  private final ScriptedServer server = new ScriptedServer().speaks(ISO_8859_1);

  /**
   * A server's answer to LIST, and what comes of it.
   *
   * @param outcome the entries or the error, and whether the session goes on
   */
  record Scenario(String what, Reaction reaction, String outcome) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(
        lists("no line at all", "", ""),
        lists("blank lines alone", "\r\n  \r\n\n", ""),
        lists("a headline alone", "total 0\r\n", ""),
        lists("a line without an end", "x".repeat(100_000), "LIMIT_EXCEEDED lineLimit"),
        lists("zeros without an end", "\0".repeat(100_000), "LIMIT_EXCEEDED lineLimit"),
        lists("a line just too long", FILE + "x".repeat(8 * 1024), "LIMIT_EXCEEDED lineLimit"),
        lists("a name too long", FILE + "x".repeat(5_000) + "\r\n", "LIMIT_EXCEEDED nameLimit"),
        answers("entries without an end", talk -> flood(talk, A), "LIMIT_EXCEEDED listLimit"),
        answers(
            "lines without an end that are nothing",
            talk -> flood(talk, "x".repeat(1_000) + "\r\n"),
            "LIMIT_EXCEEDED listLimit"),
        answers(
            "blank lines without an end",
            talk -> flood(talk, " ".repeat(1_000) + "\n"),
            "LIMIT_EXCEEDED listingLimit"),
        answers(
            "dots without an end", talk -> flood(talk, FILE + ".\r\n"), "LIMIT_EXCEEDED findLimit"),
        lists("NUL in a name", FILE + "a\0b\r\n", "FILE a?b unsafe"),
        lists("line ends of CR alone", FILE + "a\r" + FILE + "b\r", "FILE a, FILE b"),
        lists("line ends of LF alone", FILE + "a\n" + FILE + "b\n", "FILE a, FILE b"),
        lists("line ends of CR CR LF", FILE + "a\r\r\n" + FILE + "b\r\r\n", "FILE a, FILE b"),
        lists("CR in a name", A + FILE + "a\rb\r\n", "FILE a, FILE a?b unsafe"),
        lists("half a character of UTF-8", FILE + "gr\u00c3\r\n", "FILE gr\u00c3"),
        lists("an overlong slash", FILE + "a\u00c0\u00afb\r\n", "FILE a\u00c0\u00afb"),
        lists("a surrogate in UTF-8", FILE + "\u00ed\u00b3\u00a9\r\n", "FILE \u00ed\u00b3\u00a9"),
        lists("a way out", FILE + "../../x\r\n", "FILE ../../x unsafe"),
        lists("a way out of Windows", FILE + "..\\x\r\n", "FILE ..\\x unsafe"),
        lists("an absolute name", FILE + "/etc/passwd\r\n", "FILE /etc/passwd unsafe"),
        lists("a drive", FILE + "C:x\r\n", "FILE C:x unsafe"),
        lists("an escape sequence", FILE + "\u001b[2J\r\n", "FILE ?[2J unsafe"),
        lists("a delete character", FILE + "a\u007f\r\n", "FILE a? unsafe"),
        lists("the directory and its parent", FILE + ".\r\n" + FILE + "..\r\n" + A, "FILE a"),
        lists("no name", FILE + "\r\n" + A, "UNKNOWN  unsafe, FILE a"),
        lists(
            "a message in between", A + "ls: b: Permission denied\r\n", "FILE a, UNKNOWN  unsafe"),
        lists("a greeting first", "Welcome!\r\n" + A, "UNKNOWN  unsafe, FILE a"),
        lists("an end within a line", A + FILE.substring(0, 20), "FILE a, UNKNOWN  unsafe"),
        lists("an end within a line end", A + FILE + "b\r", "FILE a, FILE b"),
        lists("30 February", "-rw-r--r-- 1 0 0 12 Feb 30 2020 a\r\n", "UNKNOWN  unsafe"),
        new Scenario("426 after all of it", ending(A, "426 broken"), "CONNECTION_ABORTED" + USABLE),
        new Scenario("451 after all of it", ending(A, "451 disk"), "EXTENDED_ERROR" + USABLE),
        new Scenario("421 after all of it", ending(A, "421 bye"), "EXTENDED_ERROR" + LOST),
        new Scenario("no reply after all of it", ending(A), "TIMEOUT" + LOST),
        new Scenario("no sense after all of it", ending(A, "what?"), "PROTOCOL_VIOLATION" + LOST),
        new Scenario("226 before the data", HostileListingWireTest::tooEarly, "FILE a" + USABLE),
        new Scenario(
            "a control connection that ends",
            (argument, talk) -> {
              ending(A).to(argument, talk);
              talk.hangUp();
            },
            "FTP_DROPPED" + LOST),
        new Scenario(
            "a reset within a line",
            (argument, talk) -> {
              talk.say("150 here it comes");
              Socket data = talk.data();
              data.getOutputStream().write(FILE.getBytes(ISO_8859_1));
              data.setSoLinger(true, 0);
              data.close();
              talk.say("426 broken");
            },
            "CONNECTION_ABORTED" + USABLE),
        new Scenario(
            "silence within a line",
            (argument, talk) -> {
              talk.say("150 here it comes");
              talk.data().getOutputStream().write(FILE.getBytes(ISO_8859_1));
            },
            "TIMEOUT" + USABLE));
  }

  /** Data in good order; the session goes on, whatever the data was. */
  private static Scenario lists(String what, String data, String outcome) {
    return answers(
        what,
        talk -> {
          try (Socket socket = talk.data()) {
            socket.getOutputStream().write(data.getBytes(ISO_8859_1));
          }
        },
        outcome);
  }

  private static Scenario answers(String what, Sender sender, String outcome) {
    return new Scenario(
        what,
        (argument, talk) -> {
          talk.say("150 here it comes");
          try {
            sender.send(talk);
          } catch (IOException e) {
            talk.say("426 " + e.getMessage());
            return;
          }
          talk.say("226 done");
        },
        outcome + USABLE);
  }

  private static Reaction ending(String data, String... replies) {
    return (argument, talk) -> {
      talk.say("150 here it comes");
      try (Socket socket = talk.data()) {
        socket.getOutputStream().write(data.getBytes(ISO_8859_1));
      }
      for (String reply : replies) {
        talk.say(reply);
      }
    };
  }

  private static void flood(Talk talk, String line) throws IOException {
    byte[] many = line.repeat(100_000 / line.length()).getBytes(ISO_8859_1);
    try (Socket data = talk.data()) {
      OutputStream out = data.getOutputStream();
      for (int i = 0; i < 1_000; i++) {
        out.write(many);
      }
    }
  }

  private static void tooEarly(String argument, Talk talk) throws IOException {
    talk.say("150 here it comes");
    try (Socket data = talk.data()) {
      talk.say("226 done");
      data.getOutputStream().write(A.getBytes(ISO_8859_1));
    }
  }

  /** What sends the data. */
  private interface Sender {
    void send(Talk talk) throws IOException;
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void eachHasOneOutcome(Scenario scenario) throws Exception {
    server.says("SYST", "215 UNIX Type: L8").on("LIST", scenario.reaction());
    FtpSettings settings =
        new FtpSettings(UTF_8, "noaccount", 5_000, 0, -1, Duration.ZERO, SETTINGS, false, "");
    try (FtpPatchbay patchbay = new FtpPatchbay(settings);
        FtpConnection connection =
            patchbay.connect(FtpPatchbay.to(server.port()).timeouts(SHORT))) {
      String outcome = outcome(connection);
      assertThat(outcome + (goesOn(connection) ? USABLE : LOST)).isEqualTo(scenario.outcome());
    }
  }

  private static String outcome(FtpConnection connection) {
    try {
      return told(connection.list());
    } catch (InternetException e) {
      String key = String.valueOf(e.getMessage()).replaceFirst("(?s).*raise (\\w+).*", "$1");
      return e.error() + (key.endsWith("Limit") ? " " + key : "");
    }
  }

  private static String told(List<FtpEntry> entries) {
    return entries.stream()
        .map(entry -> entry.kind() + " " + entry.name() + (entry.hasSafeName() ? "" : " unsafe"))
        .collect(Collectors.joining(", "))
        .replaceAll("\\p{Cntrl}", "?");
  }

  private static boolean goesOn(FtpConnection connection) {
    try {
      return connection.command("NOOP").code() == 200;
    } catch (InternetException e) {
      return false;
    }
  }
}
