package org.patchbay.provider.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpRequest;

/** What an exchange goes through beyond one request and its answer. */
class ExchangeScenarioWireTest {
  private static final String OK = "HTTP/1.1 200 OK|Content-Length: 2||ok";
  private static final String BOB = "Basic Ym9iOnNlY3JldA==";
  private static final String DIGEST = "Digest realm=\"r\", nonce=\"n\"";

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
  @MethodSource({"redirects", "locations", "secrets", "challenges", "cookies", "codings", "ranges"})
  void anExchange(Scenario scenario) throws IOException {
    scenario.run(client);
  }

  static Stream<Scenario> redirects() {
    HttpRequest post = HttpRequest.of("POST", "/a").body(HttpBody.of("hi"));
    HttpRequest put = HttpRequest.of("PUT", "/a").body(HttpBody.of("hi"));
    return Stream.of(
        row("301 of a GET", to("301", "/b"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /b")
            .over(1),
        row("302 of a POST", to("302", "/b"), OK)
            .sending(post)
            .gives("200 ok")
            .asking("POST /a; Content-Length=2", "GET /b; !Content-Length"),
        row("301 of a POST", to("301", "/b"), OK)
            .sending(post)
            .gives("200 ok")
            .asking("POST /a", "GET /b"),
        row("303 of a POST", to("303", "/b"), OK)
            .sending(post)
            .gives("200 ok")
            .asking("POST /a", "GET /b"),
        row("303 of a PUT", to("303", "/b"), OK)
            .sending(put)
            .gives("200 ok")
            .asking("PUT /a", "GET /b"),
        row("303 of a HEAD", to("303", "/b"), "HTTP/1.1 200 OK|Content-Length: 2||")
            .sending(HttpRequest.of("HEAD", "/a"))
            .gives("200 ")
            .asking("HEAD /a", "HEAD /b"),
        row("307 of a POST", to("307", "/b"), OK)
            .sending(post)
            .gives("200 ok")
            .asking("POST /a", "POST /b; Content-Length=2"),
        row("308 of a POST", to("308", "/b"), OK)
            .sending(post)
            .gives("200 ok")
            .asking("POST /a", "POST /b; Content-Length=2"),
        row("302 of a PUT", to("302", "/b"), OK)
            .sending(put)
            .gives("200 ok")
            .asking("PUT /a", "PUT /b"),
        row("302 of a DELETE", to("302", "/b"), OK)
            .sending(HttpRequest.of("DELETE", "/a"))
            .gives("200 ok")
            .asking("DELETE /a", "DELETE /b"),
        row("307 of a stream", to("307", "/b"), OK)
            .sending(stream("/a"))
            .gives("HTTP_REDIRECT_FAILED")
            .asking("POST /a"),
        row("302 of a stream", to("302", "/b"), OK)
            .sending(stream("/a"))
            .gives("200 ok")
            .asking("POST /a", "GET /b"),
        row("300", to("300", "/b"), OK).gives("300 ").asking("GET /"),
        row("304", "HTTP/1.1 304 Same|Location: /b||", OK).gives("304 ").asking("GET /"),
        row("305", to("305", "/b"), OK).gives("305 ").asking("GET /"),
        row("306", to("306", "/b"), OK).gives("306 ").asking("GET /"),
        row("201 with a Location", "HTTP/1.1 201 Made|Location: /b|Content-Length: 0||", OK)
            .gives("201 ")
            .asking("GET /"),
        row("302 without a Location", "HTTP/1.1 302 Found|Content-Length: 2||ok").gives("302 ok"),
        row("302 with a body", "HTTP/1.1 302 Found|Location: /b|Content-Length: 4||away", OK)
            .gives("200 ok")
            .over(1),
        row(
                "302 with a large body",
                "HTTP/1.1 302 Found|Location: /b|Content-Length: 999999||away",
                OK)
            .gives("200 ok")
            .over(2)
            .waiting(java.time.Duration.ofMillis(300)),
        row("a circle", to("302", "/b"), to("302", "/"))
            .gives("TOO_MANY_REDIRECTS")
            .asking("GET /", "GET /b"),
        row("to itself", to("302", "/")).gives("TOO_MANY_REDIRECTS").asking("GET /"),
        row(
                "to itself with a cookie",
                "HTTP/1.1 302 Found|Location: /|Set-Cookie: a=1|Content-Length: 0||",
                OK)
            .gives("200 ok")
            .asking("GET /; !Cookie", "GET /; Cookie=a=1"),
        row("two within a budget of two", to("302", "/b"), to("302", "/c"), OK)
            .sending(get("/").maxRedirects(2))
            .gives("200 ok"),
        row("three within a budget of two", to("302", "/b"), to("302", "/c"), to("302", "/d"), OK)
            .sending(get("/").maxRedirects(2))
            .gives("TOO_MANY_REDIRECTS"),
        row("none wanted", to("302", "/b"), OK)
            .sending(get("/").maxRedirects(0))
            .gives("302 ")
            .asking("GET /"));
  }

  static Stream<Scenario> locations() {
    return Stream.of(
        row("relative", to("302", "c"), OK)
            .sending(get("/a/b"))
            .gives("200 ok")
            .asking("GET /a/b", "GET /a/c"),
        row("a query only", to("302", "?x=1"), OK)
            .sending(get("/a/b?y"))
            .gives("200 ok")
            .asking("GET /a/b?y", "GET /a/b?x=1"),
        row("up", to("302", "../c"), OK)
            .sending(get("/a/b/d"))
            .gives("200 ok")
            .asking("GET /a/b/d", "GET /a/c"),
        row("up beyond the root", to("302", "/../../c"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c"),
        row("here", to("302", "./"), OK)
            .sending(get("/a/b"))
            .gives("200 ok")
            .asking("GET /a/b", "GET /a/"),
        row("absolute", to("302", "http://{home}/c"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c")
            .over(1),
        row("absolute in upper case", to("302", "HTTP://{home}/c"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c")
            .over(1),
        row("without a path", to("302", "http://{home}"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /"),
        row("without a path, with a query", to("302", "http://{home}?q"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /?q"),
        row("without a scheme", to("302", "//{home}/c"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c"),
        row("with a fragment", to("302", "/c#part"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c"),
        row("with blanks around", to("302", "  /c  "), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c"),
        row("with a blank inside", to("302", "/c d"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c%20d"),
        row("with raw UTF-8", to("302", "/\u00c3\u00bc"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /%C3%BC"),
        row("escaped already", to("302", "/%C3%BC%2f"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /%C3%BC%2f"),
        row("with odd characters", to("302", "/c[1]{x}^`\\\""), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c[1]%7Bx%7D%5E%60%5C%22"),
        row("with a stray percent", to("302", "/100%"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /100%25"),
        row("with a user", to("302", "http://eve:x@{home}/c"), OK)
            .sending(get("/a"))
            .gives("200 ok")
            .asking("GET /a", "GET /c; !Authorization"),
        row("empty", to("302", ""), OK).gives("302 "),
        row("to ftp", to("302", "ftp://{other}/c")).gives("302 "),
        row("to a file", to("302", "file:///etc/passwd")).gives("302 "),
        row("to javascript", to("302", "javascript:alert(1)")).gives("302 "),
        row("without a host", to("302", "http:///c")).gives("INVALID_URL"),
        row("to a port that is none", to("302", "http://localhost:99999/")).gives("INVALID_URL"),
        row(
                "two that differ",
                "HTTP/1.1 302 Found|Location: /b|Location: /c|Content-Length: 0||",
                OK)
            .gives("HTTP_REDIRECT_FAILED")
            .asking("GET /"),
        row(
                "two that agree",
                "HTTP/1.1 302 Found|Location: /b|Location: /b|Content-Length: 0||",
                OK)
            .gives("200 ok")
            .asking("GET /", "GET /b"));
  }

  static Stream<Scenario> secrets() {
    return Stream.of(
        row("Authorization", away())
            .other(OK)
            .sending(get("/").header("Authorization", "x"))
            .gives("200 ok")
            .asking("GET /; Authorization=x", "GET /o; !Authorization"),
        row("Cookie", away())
            .other(OK)
            .sending(get("/").header("Cookie", "x"))
            .gives("200 ok")
            .asking("GET /; Cookie=x", "GET /o; !Cookie"),
        row("Proxy-Authorization", away())
            .other(OK)
            .sending(get("/").header("Proxy-Authorization", "x"))
            .gives("200 ok")
            .asking("GET /", "GET /o; !Proxy-Authorization"),
        row("X-API-Key", away())
            .other(OK)
            .sending(get("/").header("X-API-Key", "x"))
            .gives("200 ok")
            .asking("GET /; X-API-Key=x", "GET /o; !X-API-Key"),
        row("a header of one's own", away())
            .other(OK)
            .sending(get("/").header("X-Mine", "x"))
            .gives("200 ok")
            .asking("GET /", "GET /o; !X-Mine"),
        row("a harmless one", away())
            .other(OK)
            .sending(get("/").header("Accept-Language", "sv"))
            .gives("200 ok")
            .asking("GET /", "GET /o; Accept-Language=sv"),
        row("a harmless one marked secret", away())
            .other(OK)
            .sending(get("/").secretHeader("Accept-Language", "sv"))
            .gives("200 ok")
            .asking("GET /; Accept-Language=sv", "GET /o; !Accept-Language"),
        row("a login", CHALLENGE, away())
            .other("HTTP/1.1 401 No|WWW-Authenticate: Basic realm=\"r\"|Content-Length: 0||")
            .as("bob", "secret")
            .gives("401 ")
            .asking(
                "GET /; !Authorization", "GET /; Authorization=" + BOB, "GET /o; !Authorization"),
        row("there and back", away(), OK)
            .other(to("302", "http://{home}/back"))
            .sending(get("/").header("X-API-Key", "x"))
            .gives("200 ok")
            .asking("GET /", "GET /back; !X-API-Key", "GET /o; !X-API-Key"),
        row("at the same origin", to("302", "/b"), OK)
            .sending(get("/").header("X-API-Key", "x"))
            .gives("200 ok")
            .asking("GET /", "GET /b; X-API-Key=x"));
  }

  private static final String CHALLENGE = challenge("Basic realm=\"r\"");

  static Stream<Scenario> challenges() {
    HttpRequest basic = get("/").authentication(HttpAuthentication.BASIC);
    HttpRequest digest = get("/").authentication(HttpAuthentication.DIGEST);
    return Stream.of(
        row("Basic", CHALLENGE, OK)
            .as("bob", "secret")
            .gives("200 ok")
            .asking("GET /; !Authorization", "GET /; Authorization=" + BOB)
            .over(1),
        row("basic in lower case", challenge("basic realm=r"), OK)
            .as("bob", "secret")
            .gives("200 ok"),
        row("Basic without a realm", challenge("Basic"), OK).as("bob", "secret").gives("200 ok"),
        row("Basic in vain", CHALLENGE, CHALLENGE)
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /", "GET /"),
        row("no login", CHALLENGE).gives("401 ").asking("GET /"),
        row("no login wanted", CHALLENGE)
            .sending(get("/").withoutAuthentication())
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("no challenge", "HTTP/1.1 401 No|Content-Length: 0||")
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("an unknown scheme", challenge("Negotiate"))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("one of two known", challenge("Negotiate, Basic realm=\"r\""), OK)
            .as("bob", "secret")
            .gives("200 ok"),
        row("a challenge that is none", challenge("=\",,="))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("Basic where Digest is wanted", CHALLENGE)
            .sending(digest)
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("Digest where Basic is wanted", challenge(DIGEST))
            .sending(basic)
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("both where Basic is wanted", challenge(DIGEST + ", Basic realm=\"r\""), OK)
            .sending(basic)
            .as("bob", "secret")
            .gives("200 ok")
            .asking("GET /", "GET /; Authorization=" + BOB),
        row("Digest", challenge(DIGEST + ", qop=\"auth\""), OK).as("bob", "secret").gives("200 ok"),
        row("Digest with SHA-256", challenge(DIGEST + ", qop=\"auth\", algorithm=SHA-256"), OK)
            .as("bob", "secret")
            .gives("200 ok"),
        row("Digest with auth-int only", challenge(DIGEST + ", qop=\"auth-int\""))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("Digest of an unknown algorithm", challenge(DIGEST + ", algorithm=SHA-512-256"))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("Digest without a nonce", challenge("Digest realm=\"r\""))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /"),
        row("Digest in vain", challenge(DIGEST), challenge(DIGEST))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /", "GET /"),
        row(
                "a nonce always stale",
                challenge(DIGEST),
                challenge(DIGEST + ", stale=true"),
                challenge(DIGEST + ", stale=true"),
                challenge(DIGEST + ", stale=true"))
            .as("bob", "secret")
            .gives("401 ")
            .asking("GET /", "GET /", "GET /", "GET /"),
        row("a body to send again", CHALLENGE, OK)
            .sending(HttpRequest.of("POST", "/").body(HttpBody.of("hi")))
            .as("bob", "secret")
            .gives("200 ok")
            .asking("POST /; Content-Length=2", "POST /; Content-Length=2"),
        row(
                "a proxy's status from the server",
                "HTTP/1.1 407 No|Proxy-Authenticate: Basic realm=\"r\"|Content-Length: 0||")
            .as("bob", "secret")
            .gives("407 ")
            .asking("GET /"),
        row(
                "on a connection that is closed",
                "HTTP/1.1 401 No|WWW-Authenticate: Basic|Connection: close|Content-Length: 0||",
                OK)
            .as("bob", "secret")
            .gives("200 ok")
            .over(2));
  }

  static Stream<Scenario> cookies() {
    return Stream.of(
        cookie("a=1", "/", "Cookie=a=1"),
        cookie("a=1; Path=/x", "/x/y", "Cookie=a=1"),
        cookie("a=1; Path=/x", "/xy", "!Cookie"),
        cookie("a=1; Path=/x", "/", "!Cookie"),
        cookie("a=1; Path=x", "/", "Cookie=a=1"),
        cookie("a=1; Secure", "/", "!Cookie"),
        cookie("a=1; HttpOnly", "/", "Cookie=a=1"),
        cookie("a=1; Max-Age=60", "/", "Cookie=a=1"),
        cookie("a=1; Max-Age=0", "/", "!Cookie"),
        cookie("a=1; Max-Age=-1", "/", "!Cookie"),
        cookie("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "/", "!Cookie"),
        cookie("a=1; Expires=Fri, 31 Dec 2199 23:59:59 GMT", "/", "Cookie=a=1"),
        cookie("a=1; Expires=nonsense", "/", "Cookie=a=1"),
        cookie("a=1; Domain=other.example", "/", "!Cookie"),
        cookie("a=1; Domain=localhost", "/", "Cookie=a=1"),
        cookie("a=1; Domain=com", "/", "!Cookie"),
        cookie("a=1; SameSite=Strict; Odd", "/", "Cookie=a=1"),
        cookie("a=\"q\"", "/", "Cookie=a=\"q\""),
        cookie("a=b=c", "/", "Cookie=a=b=c"),
        cookie("=1", "/", "!Cookie"),
        cookie("", "/", "!Cookie"),
        row("a cookie replaced", set("a=1"), set("a=2"), OK)
            .times(3)
            .gives("200 ", "200 ", "200 ok")
            .asking("GET /0", "GET /1; Cookie=a=1", "GET /2; Cookie=a=2"),
        row("a cookie deleted", set("a=1"), set("a=; Max-Age=0"), OK)
            .times(3)
            .gives("200 ", "200 ", "200 ok")
            .asking("GET /0", "GET /1; Cookie=a=1", "GET /2; !Cookie"),
        row(
                "a cookie with a redirect",
                "HTTP/1.1 302 Found|Location: /b|Set-Cookie: a=1|Content-Length: 0||",
                OK)
            .gives("200 ok")
            .asking("GET /", "GET /b; Cookie=a=1"));
  }

  static Stream<Scenario> codings() {
    return Stream.of(
        coded("gzip", "gzip", gzip("hello")).gives("200 hello"),
        coded("x-gzip", "x-gzip", gzip("hello")).gives("200 hello"),
        coded("GZIP", "GZIP", gzip("hello")).gives("200 hello"),
        coded("deflate", "deflate", deflate("hello")).gives("200 hello"),
        coded("identity", "identity", "hello").gives("200 hello"),
        coded("gzip twice", "gzip, gzip", gzip(gzip("hello"))).gives("200 hello"),
        coded("deflate in gzip", "deflate, gzip", gzip(deflate("hello"))).gives("200 hello"),
        coded("two members", "gzip", gzip("hel") + gzip("lo")).gives("200 hello"),
        coded("two members that drip", "gzip", gzip("hel") + gzip("lo") + "<drip>")
            .gives("200 hello"),
        coded("an unknown coding", "zstd", "hello").gives("200 hello"),
        coded("gzip of nothing", "gzip", gzip("")).gives("200 "),
        coded("no body", "gzip", "").gives("200 "),
        coded("gzip cut short", "gzip", gzip("hello").substring(0, 15)).gives("200 hell TRUNCATED"),
        coded("gzip without its check", "gzip", gzip("hello").substring(0, 18))
            .gives("200 hello TRUNCATED"),
        coded("no gzip at all", "gzip", "hello hello hello hello").gives("200 DECODING_FAILED"),
        coded("a wrong check", "gzip", spoiled(gzip("hello"))).gives("200 hello DECODING_FAILED"),
        coded("deflate cut short", "deflate", deflate("hello").substring(0, 6))
            .gives("200 hel TRUNCATED"),
        row(
                "a network connection cut under gzip",
                "HTTP/1.1 200 OK|Content-Encoding: gzip|Content-Length: 99||"
                    + gzip("hello").substring(0, 12)
                    + "<close>")
            .gives("200 h TRUNCATED"),
        row(
                "gzip in chunks",
                "HTTP/1.1 200 OK|Content-Encoding: gzip|Transfer-Encoding: chunked||"
                    + chunk(gzip("hello"))
                    + "0||",
                OK)
            .times(2)
            .gives("200 hello", "200 ok")
            .over(1));
  }

  static Stream<Scenario> ranges() {
    String part = "HTTP/1.1 206 Part|Content-Range: bytes 3-4/5|Content-Length: 2||lo";
    HttpRequest rest = get("/").resume(3);
    return Stream.of(
        row("a range", part)
            .sending(get("/").header("Range", "bytes=3-4"))
            .gives("206 lo")
            .asking("GET /; Range=bytes=3-4; Accept-Encoding=identity"),
        row("the rest", part)
            .sending(rest)
            .gives("206 lo")
            .asking("GET /; Range=bytes=3-; !If-Range"),
        row("the rest of a version", part)
            .sending(get("/").resume(3, "\"v\""))
            .gives("206 lo")
            .asking("GET /; Range=bytes=3-; If-Range=\"v\""),
        row("the whole instead", OK).sending(rest).gives("RESUME_FAILED"),
        row("the whole where all is wanted", OK).sending(get("/").resume(0)).gives("200 ok"),
        row("another part", part.replace("3-4", "2-3")).sending(rest).gives("RESUME_FAILED"),
        row("not all of the rest", part.replace("/5", "/9")).sending(rest).gives("RESUME_FAILED"),
        row("a part that does not say which", part.replace("Content-Range", "X"))
            .sending(rest)
            .gives("RESUME_FAILED"),
        row("a part of another length", part.replace("Length: 2", "Length: 1"))
            .sending(rest)
            .gives("RESUME_FAILED"),
        row(
                "several parts",
                part.replace("Content-Range: bytes 3-4/5", "Content-Type: multipart/byteranges"))
            .sending(rest)
            .gives("RESUME_FAILED"),
        row("nothing there", "HTTP/1.1 416 No|Content-Range: bytes */2|Content-Length: 0||")
            .sending(rest)
            .gives("RESUME_FAILED"),
        row("nothing more", "HTTP/1.1 416 No|Content-Range: bytes */3|Content-Length: 0||")
            .sending(rest)
            .gives("416 "),
        row("after a redirect", to("302", "/b"), part)
            .sending(rest)
            .gives("206 lo")
            .asking("GET /; Range=bytes=3-", "GET /b; Range=bytes=3-"));
  }

  private static Scenario cookie(String text, String path, String expected) {
    return row("the cookie " + text + " at " + path, set(text), OK)
        .sending(get("/"), get(path))
        .gives("200 ", "200 ok")
        .asking("GET /", "GET " + path + "; " + expected);
  }

  private static Scenario coded(String name, String coding, String body) {
    return row(
        name,
        "HTTP/1.1 200 OK|Content-Encoding: "
            + coding
            + "|Content-Length: "
            + body.replace("<drip>", "").length()
            + "||"
            + body);
  }

  private static String set(String cookie) {
    return "HTTP/1.1 200 OK|Set-Cookie: " + cookie + "|Content-Length: 0||";
  }

  private static String to(String status, String location) {
    return "HTTP/1.1 " + status + " Moved|Location: " + location + "|Content-Length: 0||";
  }

  private static String away() {
    return to("302", "http://{other}/o");
  }

  private static String challenge(String text) {
    return "HTTP/1.1 401 No|WWW-Authenticate: " + text + "|Content-Length: 0||";
  }

  private static HttpRequest get(String target) {
    return HttpRequest.get(target);
  }

  private static HttpRequest stream(String target) {
    return HttpRequest.of("POST", target)
        .body(HttpBody.of(new ByteArrayInputStream(new byte[] {1}), 1));
  }

  private static String gzip(String text) {
    return coded(text, true);
  }

  private static String deflate(String text) {
    return coded(text, false);
  }

  private static String coded(String text, boolean gzip) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream coder =
        gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      coder.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String coded = bytes.toString(StandardCharsets.ISO_8859_1);
    if (coded.contains("|")) {
      throw new IllegalStateException("a bar means something else here: take another text");
    }
    return coded;
  }

  private static String spoiled(String gzip) {
    int check = gzip.length() - 8;
    return gzip.substring(0, check) + (char) (gzip.charAt(check) ^ 1) + gzip.substring(check + 1);
  }

  private static String chunk(String data) {
    return Integer.toHexString(data.length()) + "|" + data + "|";
  }

  private static Scenario row(String name, String... answers) {
    return Scenario.of(name, answers);
  }
}
