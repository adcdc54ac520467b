package org.patchbay.provider.http;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.http.HttpRequest;

/** Where an answer begins and ends (RFC 9112 §4 to §9), and what becomes of its connection. */
class FramingScenarioWireTest {
  private static final String OK = "HTTP/1.1 200 OK|";
  private static final String FIVE = OK + "Content-Length: 5||hello";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked||";
  private static final HttpRequest HEAD = HttpRequest.of("HEAD", "/");

  private Client client;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"lengths", "chunks", "heads", "statuses", "connections", "deadlines", "targets"})
  void anAnswer(Scenario scenario) throws IOException {
    scenario.run(client);
  }

  static Stream<Scenario> lengths() {
    return Stream.of(
        row("a length", FIVE).gives("200 hello"),
        row("a length of none", OK + "Content-Length: 0||").gives("200 "),
        row("a length with blanks", OK + "Content-Length:   5  ||hello").gives("200 hello"),
        row("a length in lower case", OK + "content-length: 5||hello").gives("200 hello"),
        row("a length cut short", OK + "Content-Length: 9||hello<close>")
            .gives("200 hello TRUNCATED"),
        row("a length and nothing", OK + "Content-Length: 9||<close>").gives("200 TRUNCATED"),
        row("no length, closed", OK + "|hello<close>").gives("200 hello"),
        row("two lengths that differ", OK + "Content-Length: 5|Content-Length: 6||hello!")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("two lengths that agree", OK + "Content-Length: 5|Content-Length: 5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a list of lengths", OK + "Content-Length: 5, 5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a list of lengths that differ", OK + "Content-Length: 5, 6||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a negative length", OK + "Content-Length: -5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a length with a sign", OK + "Content-Length: +5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a length in words", OK + "Content-Length: five||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a length that is empty", OK + "Content-Length: ||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a length in hexadecimal", OK + "Content-Length: 0x5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a length beyond 64 bits", OK + "Content-Length: 99999999999999999999||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a blank before the colon", OK + "Content-Length : 5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("both length and chunks", OK + "Content-Length: 5|Transfer-Encoding: chunked||0||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("both chunks and length", OK + "Transfer-Encoding: chunked|Content-Length: 5||0||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"));
  }

  static Stream<Scenario> chunks() {
    return Stream.of(
        row("one chunk", CHUNKED + "5|hello|0||").gives("200 hello"),
        row("two chunks", CHUNKED + "2|he|3|llo|0||").gives("200 hello"),
        row("no chunk", CHUNKED + "0||").gives("200 "),
        row("an extension", CHUNKED + "5;a=\"b;c\"|hello|0;x||").gives("200 hello"),
        row("leading zeroes", CHUNKED + "0005|hello|0||").gives("200 hello"),
        row("upper and lower case", CHUNKED + "a|0123456789|A|0123456789|0||")
            .gives("200 01234567890123456789"),
        row("trailers", CHUNKED + "5|hello|0|X: y|Z: w||").gives("200 hello"),
        row("Chunked", OK + "Transfer-Encoding: Chunked||5|hello|0||").gives("200 hello"),
        row("a chunk cut short", CHUNKED + "9|hello<close>").gives("200 hello TRUNCATED"),
        row("chunks without an end", CHUNKED + "5|hello|<close>").gives("200 hello TRUNCATED"),
        row("the last chunk without its line", CHUNKED + "5|hello|0|<close>").gives("200 hello"),
        row("no chunks at all", CHUNKED + "<close>").gives("200 TRUNCATED"),
        row("a chunk longer than it says", CHUNKED + "4|hello|0||")
            .gives("200 hell HTTP_INVALID_SERVER_RESPONSE"),
        row("a size that is no number", CHUNKED + "xyz|hello|0||")
            .gives("200 HTTP_INVALID_SERVER_RESPONSE"),
        row("a negative size", CHUNKED + "-5|hello|0||").gives("200 HTTP_INVALID_SERVER_RESPONSE"),
        row("a size that is empty", CHUNKED + "|hello|0||")
            .gives("200 HTTP_INVALID_SERVER_RESPONSE"),
        row("a size beyond 64 bits", CHUNKED + "fffffffffffffffff|hello|0||")
            .gives("200 HTTP_INVALID_SERVER_RESPONSE"),
        row("chunked twice", OK + "Transfer-Encoding: chunked, chunked||5|hello|0||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("two lines", OK + "Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("an unknown coding", OK + "Transfer-Encoding: lzma||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a coding under the chunks", OK + "Transfer-Encoding: gzip, chunked||5|hello|0||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("identity", OK + "Transfer-Encoding: identity||hello<close>")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a trailer line too long", CHUNKED + "0|X: " + "y".repeat(9000) + "||")
            .gives("200 LIMIT_EXCEEDED"));
  }

  static Stream<Scenario> heads() {
    return Stream.of(
        row("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello").gives("200 hello"),
        row("an empty line first", "|" + FIVE).gives("200 hello"),
        row("a header without a colon", OK + "Content-Length 5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a header without a name", OK + ": 5||hello").gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("a header that goes on", OK + "X: a| b|Content-Length: 5||hello").gives("200 hello"),
        row("a hundred header lines", OK + "X: y|".repeat(99) + "Content-Length: 5||hello")
            .gives("200 hello"),
        row("more than a hundred", OK + "X: y|".repeat(101) + "|").gives("LIMIT_EXCEEDED"),
        row("a line too long", OK + "X: " + "y".repeat(9000) + "||").gives("LIMIT_EXCEEDED"),
        row("a status line too long", "HTTP/1.1 200 " + "y".repeat(9000) + "||")
            .gives("LIMIT_EXCEEDED"),
        row("a header cut short", OK + "Content-Le<close>").gives("TRUNCATED"),
        row("a header cut after a line", OK + "X: y|<close>").gives("TRUNCATED"),
        row("a status line cut short", "HTTP/1.1 2<close>").gives("TRUNCATED"),
        row("no header at all", "<close>").gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("no status line", "<html>hello</html>||<close>").gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("another protocol", "220 ftp.example.org ready|<close>")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("HTTP/2 in the open", "HTTP/2 200|Content-Length: 0||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"));
  }

  static Stream<Scenario> statuses() {
    return Stream.of(
        row("no reason", "HTTP/1.1 200|Content-Length: 5||hello").gives("200 hello"),
        row("an unknown status", "HTTP/1.1 299 Odd|Content-Length: 5||hello").gives("299 hello"),
        row("a status beyond 599", "HTTP/1.1 999 Odd|Content-Length: 5||hello").gives("999 hello"),
        row("a status of two digits", "HTTP/1.1 20 OK|Content-Length: 5||hello")
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("an error", "HTTP/1.1 500 Broken|Content-Length: 5||hello").gives("500 hello"),
        row("no content", "HTTP/1.1 204 None|Content-Length: 5||", FIVE)
            .times(2)
            .gives("204 ", "200 hello")
            .over(2),
        row("not modified", "HTTP/1.1 304 Same|Content-Length: 5||", FIVE)
            .times(2)
            .gives("304 ", "200 hello")
            .over(1),
        row("HEAD", OK + "Content-Length: 5||", FIVE)
            .sending(HEAD, HttpRequest.get("/"))
            .gives("200 ", "200 hello")
            .over(1),
        row("HEAD in chunks", OK + "Transfer-Encoding: chunked||", FIVE)
            .sending(HEAD, HttpRequest.get("/"))
            .gives("200 ", "200 hello")
            .over(1),
        row("an interim answer", "HTTP/1.1 103 Hints|Link: </a>||" + FIVE).gives("200 hello"),
        row("a continue that nobody asked for", "HTTP/1.1 100 Continue||" + FIVE)
            .gives("200 hello"),
        row("twenty interim answers", "HTTP/1.1 102 Wait||".repeat(20) + FIVE).gives("200 hello"),
        row("more interim answers", "HTTP/1.1 102 Wait||".repeat(21) + FIVE)
            .gives("HTTP_INVALID_SERVER_RESPONSE"),
        row("another protocol to change to", "HTTP/1.1 101 Switching|Upgrade: x||")
            .gives("HTTP_INVALID_SERVER_RESPONSE"));
  }

  static Stream<Scenario> connections() {
    return Stream.of(
        row("is kept", FIVE, FIVE).times(2).gives("200 hello", "200 hello").over(1),
        row("says close", OK + "Connection: close|Content-Length: 5||hello", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("says Close among others", OK + "Connection: x, Close|Content-Length: 5||hello", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("is of HTTP/1.0", "HTTP/1.0 200 OK|Content-Length: 5||hello", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row(
                "is of HTTP/1.0 and kept",
                "HTTP/1.0 200 OK|Connection: keep-alive|Content-Length: 5||hello",
                FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(1),
        row("has no length in HTTP/1.0", "HTTP/1.0 200 OK||hello<close>", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("has too much", FIVE + OK + "Content-Length: 6||forged", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("has too much after chunks", CHUNKED + "5|hello|0||" + OK + "Content-Length: 0||", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("has a body where none may be", "HTTP/1.1 204 None||forged", FIVE)
            .times(2)
            .gives("204 ", "200 hello")
            .over(2),
        row("has a body after HEAD", OK + "Content-Length: 6||forged", FIVE)
            .sending(HEAD, HttpRequest.get("/"))
            .gives("200 ", "200 hello")
            .over(2),
        row("was closed meanwhile", FIVE + "<close>", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("is closed under a kept request", FIVE, "<close>", FIVE)
            .times(2)
            .gives("200 hello", "200 hello")
            .over(2),
        row("is closed under a post", FIVE, "<close>", FIVE)
            .sending(HttpRequest.get("/"), HttpRequest.of("POST", "/"))
            .gives("200 hello", "HTTP_INVALID_SERVER_RESPONSE")
            .over(1),
        row("is closed again and again", "<close>", FIVE)
            .gives("HTTP_INVALID_SERVER_RESPONSE")
            .over(1),
        row("was cut, so a new one is made", OK + "Content-Length: 9||hello<close>", FIVE)
            .times(2)
            .gives("200 hello TRUNCATED", "200 hello")
            .over(2));
  }

  static Stream<Scenario> deadlines() {
    HttpRequest hurried = HttpRequest.get("/").timeout(Duration.ofMillis(300));
    return Stream.of(
        row("silence", "").waiting(Duration.ofMillis(200)).gives("TIMEOUT"),
        row("silence in the header", OK).waiting(Duration.ofMillis(200)).gives("TIMEOUT"),
        row("silence in the body", OK + "Content-Length: 9||hello")
            .waiting(Duration.ofMillis(200))
            .gives("200 hello TIMEOUT"),
        row("silence in a chunk", CHUNKED + "9|hello")
            .waiting(Duration.ofMillis(200))
            .gives("200 hello TIMEOUT"),
        row("silence within the exchange's time", "").sending(hurried).gives("TIMEOUT"),
        row("a header that drips", OK + "X: " + "y".repeat(100) + "||<drip>")
            .sending(hurried)
            .gives("TIMEOUT"),
        row("a slow header in time", "HTTP/1.1 204 OK||<drip>").gives("204 "));
  }

  static Stream<Scenario> targets() {
    return Stream.of(
            "/", "//a/b", "/a//b", "/a/../b", "/%41", "/a?b#c", "/a|b", "/*", "*", "/a:b@c", "/?")
        .map(
            target ->
                row("the target " + target, FIVE)
                    .sending(HttpRequest.of("OPTIONS", target))
                    .gives("200 hello")
                    .asking("OPTIONS " + target));
  }

  private static Scenario row(String name, String... answers) {
    return Scenario.of(name, answers);
  }
}
