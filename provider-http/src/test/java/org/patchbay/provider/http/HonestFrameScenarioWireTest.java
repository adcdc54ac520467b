package org.patchbay.provider.http;

import static org.patchbay.provider.http.FramePeer.DATA;
import static org.patchbay.provider.http.FramePeer.END;
import static org.patchbay.provider.http.FramePeer.END_HEADERS;
import static org.patchbay.provider.http.FramePeer.GOAWAY;
import static org.patchbay.provider.http.FramePeer.HEADERS;
import static org.patchbay.provider.http.FramePeer.PADDED;
import static org.patchbay.provider.http.FramePeer.PING;
import static org.patchbay.provider.http.FramePeer.PRIORITY;
import static org.patchbay.provider.http.FramePeer.RST_STREAM;
import static org.patchbay.provider.http.FramePeer.WINDOW_UPDATE;
import static org.patchbay.provider.http.FramePeer.WITH_PRIORITY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http2.H2Error;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.provider.http.FramePeer.Request;

/** What servers do that keep to HTTP/2 (RFC 9113), also where they are of few words. */
class HonestFrameScenarioWireTest {
  private static final HttpRequest GET = HttpRequest.get("/");
  private static final HttpRequest HEAD = HttpRequest.of("HEAD", "/");
  private static final HttpRequest POST = HttpRequest.of("POST", "/").body(HttpBody.of("hello"));

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
  @MethodSource({"answers", "requests", "endings", "bodies", "exchanges"})
  void aServer(FrameScenario scenario) throws IOException {
    scenario.run(client);
  }

  static Stream<FrameScenario> answers() {
    return Stream.of(
        row("a header and a body", peer -> peer.settings().answer(peer.request(), "hello"))
            .gives("200 hello")
            .telling("SETTINGS 0 ack", "WINDOW_UPDATE 0 "),
        row(
                "a header alone",
                peer -> peer.settings().head(peer.request(), END, "200", "content-length: 0"))
            .gives("200 "),
        row(
                "no length",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "he").data(request, END, "llo");
                })
            .gives("200 hello"),
        row(
                "an empty frame at the end",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-length: 5").data(request, 0, "hello");
                  peer.data(request, END, "");
                })
            .gives("200 hello")
            .notTelling("RST_STREAM"),
        row(
                "padding and priority",
                peer -> {
                  Request request = peer.settings().request();
                  byte[] block = peer.block("200");
                  byte[] padded = new byte[1 + 5 + block.length + 3];
                  padded[0] = 3;
                  System.arraycopy(block, 0, padded, 6, block.length);
                  int flags = END_HEADERS | PADDED | WITH_PRIORITY;
                  peer.send(HEADERS, flags, request.stream, padded);
                  peer.data(request, PADDED, "\2he..").data(request, END | PADDED, "\0llo");
                })
            .gives("200 hello"),
        row(
                "a header in three pieces",
                peer -> {
                  Request request = peer.settings().request();
                  byte[] block = peer.block("200", "x: " + "y".repeat(100));
                  inPieces(peer, request, block);
                  peer.data(request, END, "hello");
                })
            .gives("200 hello"),
        row(
                "headers that refer to earlier ones",
                peer -> {
                  peer.settings();
                  for (int i = 0; i < 3; i++) {
                    Request request = peer.request();
                    peer.head(request, 0, "200", "x-same: value", "x-other: " + i);
                    peer.data(request, END, "hello");
                  }
                })
            .sending(GET, GET, GET)
            .gives("200 hello", "200 hello", "200 hello")
            .over(1),
        row(
                "interim answers",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "103", "link: </a>").head(request, 0, "102");
                  peer.answer(request, "hello");
                })
            .gives("200 hello"),
        row(
                "trailers",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "hello");
                  peer.head(request, END, "x-sum: 5", "x-more: y");
                })
            .gives("200 hello +x-sum: 5 +x-more: y"),
        row(
                "trailers after a body of known length",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-length: 5").data(request, 0, "hello");
                  peer.head(request, END, "x-sum: 5");
                })
            .gives("200 hello +x-sum: 5"),
        row(
                "HEAD",
                peer -> {
                  peer.settings().head(peer.request(), END, "200", "content-length: 5");
                  Request second = peer.request();
                  peer.head(second, 0, "200", "content-length: 5").data(second, END, "");
                })
            .sending(HEAD, HEAD)
            .gives("200 ", "200 "),
        row(
                "204 and 304",
                peer -> {
                  peer.settings().head(peer.request(), END, "204");
                  peer.head(peer.request(), END, "304", "content-length: 5");
                })
            .sending(GET, GET)
            .gives("204 ", "304 "),
        row(
                "frames that mean nothing to us",
                peer -> {
                  peer.settings(0x77, 5).send(0x77, 0xff, 0, new byte[30]);
                  Request request = peer.request();
                  peer.send(PRIORITY, 0, request.stream, new byte[5]);
                  peer.head(request, 0, "200").send(0x55, 0, request.stream, new byte[3]);
                  peer.data(request, END, "hello");
                })
            .gives("200 hello"),
        row(
                "a ping",
                peer -> {
                  Request request = peer.settings().send(PING, 0, 0, new byte[8]).request();
                  peer.answer(request, "hello");
                })
            .gives("200 hello")
            .telling("PING 0 ack"),
        row(
                "an answer in slow frames",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-length: 5");
                  for (char c : "hello".toCharArray()) {
                    peer.socket().getOutputStream().flush();
                    peer.data(request, 0, String.valueOf(c));
                  }
                  peer.data(request, END, "");
                })
            .gives("200 hello"));
  }

  static Stream<FrameScenario> requests() {
    return Stream.of(
        row("what stands in a header", peer -> peer.settings().answer(echoed(peer), "hello"))
            .sending(
                HttpRequest.get("/a?b")
                    .header("Cookie", "a=1; b=2")
                    .header("X-Up", "Y")
                    .header("Connection", "close, X-Hop")
                    .header("X-Hop", "1")
                    .header("TE", "trailers"))
            .gives("200 hello")
            .telling(
                ":authority=localhost:",
                ":method=GET",
                ":path=/a?b",
                ":scheme=https",
                "accept-encoding=gzip, deflate",
                "cookie=a=1 | b=2",
                "te=trailers",
                "user-agent=test/1",
                "x-up=Y")
            .notTelling("host", "connection", "x-hop", "Host"),
        row("a host of the caller's", peer -> peer.settings().answer(echoed(peer), "hello"))
            .sending(GET.header("Host", "other.example"))
            .gives("200 hello")
            .telling(":authority=other.example"),
        row("an asterisk", peer -> peer.settings().answer(echoed(peer), "hello"))
            .sending(HttpRequest.of("OPTIONS", "*"))
            .gives("200 hello")
            .telling(":path=*"),
        row("letters beyond ASCII", peer -> peer.settings().answer(echoed(peer), "hello"))
            .sending(GET.header("X-Name", "J\u00fcrgen"))
            .gives("200 hello")
            .telling("x-name=J\u00fcrgen"),
        row(
                "a server that remembers nothing",
                peer -> {
                  peer.settings(1, 0);
                  peer.answer(peer.request(), "one");
                  peer.rememberAtMost(0);
                  peer.answer(echoed(peer), "two");
                  peer.answer(echoed(peer), "three");
                })
            .sending(GET, GET.header("X", "y"), GET.header("X", "y"))
            .gives("200 one", "200 two", "200 three")
            .telling("x=y"),
        row("a header of many kilobytes", peer -> peer.settings().answer(echoed(peer), "hello"))
            .sending(GET.header("X-Long", "\u00e9~".repeat(20_000)))
            .gives("200 hello")
            .telling("x-long=\u00e9~", "CONTINUATION 1"));
  }

  static Stream<FrameScenario> endings() {
    HttpRequest once =
        HttpRequest.of("POST", "/")
            .body(HttpBody.of(new ByteArrayInputStream("hello".getBytes()), 5));
    FrameServer.Script good = peer -> peer.settings().answer(peer.request(), "good");
    return Stream.of(
        row(
                "GOAWAY after an answer",
                peer -> peer.settings().answer(peer.request(), "first").send(GOAWAY, 0, 0, away(1)),
                good)
            .sending(GET, GET)
            .gives("200 first", "200 good")
            .over(2),
        row(
                "GOAWAY within an answer, which goes on",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "he");
                  peer.send(GOAWAY, 0, 0, away(Integer.MAX_VALUE)).send(GOAWAY, 0, 0, away(1));
                  peer.data(request, END, "llo");
                },
                good)
            .sending(GET, GET)
            .gives("200 hello", "200 good")
            .over(2)
            .telling("GOAWAY 0 NO_ERROR"),
        row(
                "GOAWAY before a request was begun with",
                peer -> {
                  peer.settings().request();
                  peer.send(GOAWAY, 0, 0, away(0));
                },
                good)
            .sending(POST)
            .gives("200 good")
            .over(2),
        row(
                "GOAWAY again and again",
                peer -> peer.settings().send(GOAWAY, 0, 0, away(0)),
                peer -> peer.settings().send(GOAWAY, 0, 0, away(0)),
                good)
            .gives("200 good")
            .over(3),
        row("REFUSED_STREAM", peer -> reset(peer, H2Error.REFUSED_STREAM), good)
            .sending(POST)
            .gives("200 good"),
        row("REFUSED_STREAM always", peer -> reset(peer, H2Error.REFUSED_STREAM))
            .sending(POST)
            .gives("CONNECTION_RESET"),
        row("REFUSED_STREAM of what can be sent once", peer -> reset(peer, H2Error.REFUSED_STREAM))
            .sending(once)
            .gives("CONNECTION_RESET")
            .over(1),
        row("another reset", peer -> reset(peer, H2Error.INTERNAL_ERROR), good)
            .gives("CONNECTION_RESET")
            .over(1),
        row(
                "a reset within a body",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "he");
                  peer.send(RST_STREAM, 0, request.stream, H2Error.INTERNAL_ERROR.getCode());
                })
            .gives("200 he CONNECTION_RESET"),
        row(
                "closed when it was kept",
                peer -> {
                  peer.settings().answer(peer.request(), "first");
                  peer.begun();
                  peer.close();
                },
                good)
            .sending(GET, GET)
            .gives("200 first", "200 good")
            .over(2),
        row(
                "closed when it was kept, under what is not repeated",
                peer -> {
                  peer.settings().answer(peer.request(), "first");
                  peer.begun();
                  peer.close();
                },
                good)
            .sending(GET, HttpRequest.of("POST", "/"))
            .gives("200 first", "HTTP_INVALID_SERVER_RESPONSE")
            .over(1),
        row(
                "closed without an answer",
                peer -> {
                  peer.settings().request();
                  peer.close();
                },
                good)
            .gives("HTTP_INVALID_SERVER_RESPONSE")
            .over(1),
        row(
                "closed within a body",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-length: 9").data(request, 0, "he");
                  peer.close();
                })
            .gives("200 he TRUNCATED"),
        row(
                "HTTP/1.1 wanted",
                peer -> reset(peer, H2Error.HTTP_1_1_REQUIRED),
                HonestFrameScenarioWireTest::overHttp11)
            .sending(POST, GET)
            .gives("200 old", "200 old")
            .over(2),
        row("HTTP/1.1 wanted in the end", HonestFrameScenarioWireTest::wantingHttp11)
            .sending(POST)
            .gives("200 old")
            .over(2),
        row(
                "421 where others were answered",
                peer -> {
                  peer.settings().answer(peer.request(), "first");
                  peer.head(peer.request(), END, "421");
                },
                good)
            .sending(GET, POST)
            .gives("200 first", "200 good")
            .over(2),
        row("421 at once", peer -> peer.settings().head(peer.request(), END, "421"), good)
            .gives("421 ")
            .over(1));
  }

  static Stream<FrameScenario> bodies() {
    HttpRequest large = HttpRequest.of("PUT", "/").body(HttpBody.of("x".repeat(200_000)));
    HttpRequest streamed = HttpRequest.of("PUT", "/").body(HttpBody.of("hello").chunked());
    return Stream.of(
        row("a body of known length", HonestFrameScenarioWireTest::counting)
            .sending(POST)
            .gives("200 5")
            .telling("content-length=5", "DATA 1 5"),
        row("a body of unknown length", HonestFrameScenarioWireTest::counting)
            .sending(streamed)
            .gives("200 5")
            .notTelling("content-length", "transfer-encoding"),
        row("an empty body", HonestFrameScenarioWireTest::counting)
            .sending(HttpRequest.of("POST", "/").body(HttpBody.of("")))
            .gives("200 0")
            .notTelling("DATA"),
        row("a large body", peer -> granting(peer, 65_535))
            .sending(GET, large)
            .gives("200 first", "200 200000"),
        row("windows of ten bytes", peer -> granting(peer, 10))
            .sending(GET, HttpRequest.of("PUT", "/").body(HttpBody.of("x".repeat(95))))
            .gives("200 first", "200 95")
            .telling("DATA 3 10", "DATA 3 5"),
        row(
                "a window that shrinks",
                peer -> {
                  peer.settings();
                  Request request = peer.begun();
                  peer.settings(4, 0).send(WINDOW_UPDATE, 0, 0, 1 << 20);
                  peer.send(WINDOW_UPDATE, 0, request.stream, 1 << 20);
                  peer.rest(request);
                  peer.answer(request, "" + request.body.size());
                })
            .sending(large)
            .gives("200 200000"),
        row(
                "100 wanted and given",
                peer -> {
                  Request request = peer.settings().begun();
                  peer.head(request, 0, "100");
                  peer.rest(request);
                  peer.answer(request, request.body.toString());
                })
            .sending(POST.expectContinue())
            .gives("200 hello"),
        row("100 wanted and not given", HonestFrameScenarioWireTest::counting)
            .sending(POST.expectContinue())
            .gives("200 5"),
        row(
                "100 wanted, the answer given",
                peer -> peer.settings().head(peer.begun(), END, "403").answer(peer.request(), "ok"))
            .sending(POST.expectContinue(), GET)
            .gives("403 ", "200 ok")
            .telling("RST_STREAM 1 CANCEL")
            .notTelling("DATA 1")
            .over(1),
        row(
                "an answer before the body has been sent",
                peer -> {
                  Request request = peer.settings().begun();
                  peer.head(request, 0, "413").data(request, END, "no");
                  peer.send(RST_STREAM, 0, request.stream, 0);
                  peer.answer(peer.request(), "ok");
                })
            .sending(large, GET)
            .gives("413 no", "200 ok")
            .over(1),
        row(
                "a refusal that leaves the body unread",
                peer -> {
                  Request request = peer.settings().begun();
                  peer.head(request, 0, "413").data(request, 0, "no");
                  peer.data(request, END, "!");
                })
            .sending(large)
            .gives("413 no!")
            .telling("RST_STREAM 1 CANCEL"));
  }

  static Stream<FrameScenario> exchanges() {
    return Stream.of(
        row(
                "a redirect",
                peer -> {
                  peer.settings().head(peer.request(), END, "302", "location: /b");
                  peer.answer(peer.request(), "there");
                })
            .gives("200 there")
            .telling("GET /b")
            .over(1),
        row(
                "a login",
                peer -> {
                  Request first = peer.settings().request();
                  peer.head(first, 0, "401", "www-authenticate: Basic realm=\"r\"");
                  peer.data(first, END, "who?");
                  peer.answer(echoed(peer), "bob");
                })
            .as("bob", "secret")
            .gives("200 bob")
            .telling("authorization=Basic Ym9iOnNlY3JldA==")
            .over(1),
        row(
                "cookies",
                peer -> {
                  peer.settings();
                  peer.head(peer.request(), END, "200", "set-cookie: a=1", "set-cookie: b=2");
                  peer.answer(echoed(peer), "ok");
                })
            .sending(GET, GET)
            .gives("200 ", "200 ok")
            .telling("cookie=a=1 | b=2"),
        row(
                "a coded body",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-encoding: gzip");
                  peer.send(DATA, END, request.stream, gzip("hello"));
                })
            .gives("200 hello"),
        row(
                "a part",
                peer ->
                    peer.settings()
                        .head(peer.request(), 0, "206", "content-range: bytes 3-4/5")
                        .send(DATA, END, 1, "lo".getBytes(StandardCharsets.US_ASCII)))
            .sending(GET.resume(3))
            .gives("206 lo"));
  }

  private static FrameScenario row(String name, FrameServer.Script... scripts) {
    return FrameScenario.of(name, scripts);
  }

  private static void inPieces(FramePeer peer, Request request, byte[] block) throws IOException {
    peer.send(HEADERS, 0, request.stream, Arrays.copyOfRange(block, 0, 1));
    peer.send(FramePeer.CONTINUATION, 0, request.stream, new byte[0]);
    byte[] rest = Arrays.copyOfRange(block, 1, block.length);
    peer.send(FramePeer.CONTINUATION, END_HEADERS, request.stream, rest);
  }

  /** Notes the lines of the next request's header. */
  private static Request echoed(FramePeer peer) throws IOException {
    Request request = peer.request();
    request.headers.forEach((name, value) -> peer.note(name + "=" + value));
    return request;
  }

  private static void counting(FramePeer peer) throws IOException {
    Request request = peer.settings().begun();
    request.headers.forEach((name, value) -> peer.note(name + "=" + value));
    peer.rest(request);
    peer.answer(request, String.valueOf(request.body.size()));
  }

  /** Gives leave for as much as has come, piece by piece. */
  private static void granting(FramePeer peer, int window) throws IOException {
    peer.settings(4, window).answer(peer.request(), "first");
    Request request = peer.begun();
    while (!request.ended) {
      int before = request.body.size();
      peer.resume(request);
      int grown = request.body.size() - before;
      if (grown > 0) {
        peer.send(WINDOW_UPDATE, 0, 0, grown).send(WINDOW_UPDATE, 0, request.stream, grown);
      }
    }
    peer.answer(request, String.valueOf(request.body.size()));
  }

  private static void reset(FramePeer peer, H2Error code) throws IOException {
    Request request = peer.settings().begun();
    peer.send(RST_STREAM, 0, request.stream, code.getCode());
  }

  private static void wantingHttp11(FramePeer peer) throws IOException {
    if (peer.protocol().equals("h2")) {
      peer.settings().request();
      peer.send(GOAWAY, 0, 0, new byte[] {0, 0, 0, 0, 0, 0, 0, 0xd});
    } else {
      overHttp11(peer);
    }
  }

  private static void overHttp11(FramePeer peer) throws IOException {
    while (true) {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) peer.in().readUnsignedByte());
      }
      if (head.toString().startsWith("POST")) {
        peer.in().readNBytes(5);
      }
      peer.out().write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nold".getBytes());
      peer.out().flush();
    }
  }

  private static byte[] away(int last) {
    return new byte[] {
      (byte) (last >> 24), (byte) (last >> 16), (byte) (last >> 8), (byte) last, 0, 0, 0, 0
    };
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }
}
