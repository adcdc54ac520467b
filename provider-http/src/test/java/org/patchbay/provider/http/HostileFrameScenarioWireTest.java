package org.patchbay.provider.http;

import static org.patchbay.provider.http.FramePeer.ACK;
import static org.patchbay.provider.http.FramePeer.CONTINUATION;
import static org.patchbay.provider.http.FramePeer.DATA;
import static org.patchbay.provider.http.FramePeer.END;
import static org.patchbay.provider.http.FramePeer.END_HEADERS;
import static org.patchbay.provider.http.FramePeer.GOAWAY;
import static org.patchbay.provider.http.FramePeer.HEADERS;
import static org.patchbay.provider.http.FramePeer.PADDED;
import static org.patchbay.provider.http.FramePeer.PING;
import static org.patchbay.provider.http.FramePeer.PRIORITY;
import static org.patchbay.provider.http.FramePeer.PUSH_PROMISE;
import static org.patchbay.provider.http.FramePeer.RST_STREAM;
import static org.patchbay.provider.http.FramePeer.SETTINGS;
import static org.patchbay.provider.http.FramePeer.WINDOW_UPDATE;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.provider.http.FramePeer.Request;

/** What servers do that break HTTP/2, or use it to wear a client out (RFC 9113 §10.5). */
class HostileFrameScenarioWireTest {
  private static final String INVALID = "HTTP_INVALID_SERVER_RESPONSE";
  private static final HttpRequest GET = HttpRequest.get("/");
  private static final HttpRequest LARGE =
      HttpRequest.of("PUT", "/").body(HttpBody.of("x".repeat(200_000)));

  private Client client;

  /** Something that a server does when it has a request. */
  private interface Deed {
    void to(FramePeer peer, Request request) throws IOException;
  }

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"frames", "numbers", "headers", "bodies", "floods", "stalls"})
  void aServerThat(FrameScenario scenario) throws IOException {
    scenario.run(client);
  }

  static Stream<FrameScenario> frames() {
    return Stream.of(
        FrameScenario.of("says nothing first", peer -> peer.answer(peer.request(), "hello"))
            .gives(INVALID)
            .telling("GOAWAY 0 PROTOCOL_ERROR"),
        FrameScenario.of(
                "speaks HTTP/1.1 after all",
                peer -> {
                  peer.out().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                  peer.out().flush();
                })
            .gives(INVALID)
            .telling("GOAWAY 0 FRAME_SIZE_ERROR"),
        breaks("sends a frame too long", "FRAME_SIZE_ERROR", DATA, 0, 1, new byte[16_385]),
        breaks("pushes", "PROTOCOL_ERROR", PUSH_PROMISE, END_HEADERS, 1, new byte[6]),
        breaks("sends a header on stream 0", "PROTOCOL_ERROR", HEADERS, END_HEADERS, 0, ok()),
        breaks("sends data on stream 0", "PROTOCOL_ERROR", DATA, 0, 0, new byte[3]),
        breaks("opens a stream", "PROTOCOL_ERROR", HEADERS, END_HEADERS, 2, ok()),
        FrameScenario.of(
                "opens a stream between ours",
                peer -> {
                  peer.settings().answer(peer.request(), "first").request();
                  peer.send(HEADERS, END_HEADERS, 2, ok());
                })
            .sending(GET, GET)
            .gives("200 first", INVALID)
            .telling("GOAWAY 0 PROTOCOL_ERROR"),
        breaks("answers what was not asked", "PROTOCOL_ERROR", HEADERS, END_HEADERS, 99, ok()),
        breaks("resets what was not asked", "PROTOCOL_ERROR", RST_STREAM, 0, 99, new byte[4]),
        breaks("resets the connection", "PROTOCOL_ERROR", RST_STREAM, 0, 0, new byte[4]),
        breaks("pads with more than there is", "PROTOCOL_ERROR", DATA, PADDED, 1, new byte[] {9}),
        breaks("pads without a number", "FRAME_SIZE_ERROR", DATA, PADDED, 1),
        breaks("goes on without a header", "PROTOCOL_ERROR", CONTINUATION, END_HEADERS, 1, ok()),
        breaks("pings in seven bytes", "FRAME_SIZE_ERROR", PING, 0, 0, new byte[7]),
        breaks("pings a stream", "PROTOCOL_ERROR", PING, 0, 1, new byte[8]),
        breaks("resets in three bytes", "FRAME_SIZE_ERROR", RST_STREAM, 0, 1, new byte[3]),
        breaks("goes away in four bytes", "FRAME_SIZE_ERROR", GOAWAY, 0, 0, new byte[4]),
        breaks("goes away from a stream", "PROTOCOL_ERROR", GOAWAY, 0, 1, new byte[8]),
        breaks("sets in five bytes", "FRAME_SIZE_ERROR", SETTINGS, 0, 0, new byte[5]),
        breaks("sets a stream", "PROTOCOL_ERROR", SETTINGS, 0, 1, new byte[0]),
        breaks("confirms with something", "FRAME_SIZE_ERROR", SETTINGS, ACK, 0, new byte[6]),
        breaks("gives windows in two bytes", "FRAME_SIZE_ERROR", WINDOW_UPDATE, 0, 0, new byte[2]),
        breaks("sends a priority too short", "FRAME_SIZE_ERROR", PRIORITY, 0, 1, new byte[4]),
        breaks("sends a header of nothing with priority", "FRAME_SIZE_ERROR", HEADERS, 0x24, 1),
        breaks(
            "sends another frame within a header",
            "PROTOCOL_ERROR",
            (peer, request) -> {
              peer.send(HEADERS, 0, request.stream, ok());
              peer.send(PING, 0, 0, new byte[8]);
            }),
        breaks(
            "takes a GOAWAY back",
            "PROTOCOL_ERROR",
            (peer, request) ->
                peer.send(GOAWAY, 0, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 0})
                    .send(GOAWAY, 0, 0, new byte[] {0, 0, 0, 9, 0, 0, 0, 0})));
  }

  static Stream<FrameScenario> numbers() {
    return Stream.of(
        breaks(
            "sets a window too large",
            "FLOW_CONTROL_ERROR",
            (peer, request) -> peer.settings(4, Integer.MIN_VALUE)),
        breaks("sets frames too small", "PROTOCOL_ERROR", (peer, request) -> peer.settings(5, 100)),
        breaks(
            "sets frames too large",
            "PROTOCOL_ERROR",
            (peer, request) -> peer.settings(5, 1 << 24)),
        breaks("wants pushes", "PROTOCOL_ERROR", (peer, request) -> peer.settings(2, 1)),
        breaks("gives a window nothing", "PROTOCOL_ERROR", WINDOW_UPDATE, 0, 0, new byte[4]),
        breaks(
            "gives the connection too much",
            "FLOW_CONTROL_ERROR",
            (peer, request) -> peer.send(WINDOW_UPDATE, 0, 0, Integer.MAX_VALUE)),
        breaks(
            "sets a window that makes another too large",
            "FLOW_CONTROL_ERROR",
            (peer, request) ->
                peer.send(WINDOW_UPDATE, 0, request.stream, Integer.MAX_VALUE - 70_000)
                    .settings(4, 100_000)),
        resets(
            "gives a stream nothing",
            "PROTOCOL_ERROR",
            (peer, request) -> peer.send(WINDOW_UPDATE, 0, request.stream, 0)),
        resets(
            "gives a stream too much",
            "FLOW_CONTROL_ERROR",
            (peer, request) -> peer.send(WINDOW_UPDATE, 0, request.stream, Integer.MAX_VALUE)));
  }

  static Stream<FrameScenario> headers() {
    return Stream.of(
        malformed("has no status", "x: y"),
        malformed("has two", "200", "200"),
        malformed("has its status later", "x: y", "200"),
        malformed("has a status of two digits", "20"),
        malformed("has a status in words", "abc"),
        malformed("has a status of four digits", "2000"),
        malformed("has a status below 100", "099"),
        malformed("changes the protocol", "101"),
        malformed("has a path", "200", ":path: /"),
        malformed("has a pseudo header that nobody knows", "200", ":new: x"),
        malformed("has upper case", "200", "X-Up: y"),
        malformed("has a name with a blank", "200", "a b: c"),
        malformed("has a line end in a value", "200", "x: a\r\nb"),
        malformed("has a NUL in a value", "200", "x: a\0b"),
        malformed("is about connections", "200", "connection: close"),
        malformed("is in chunks", "200", "transfer-encoding: chunked"),
        malformed("keeps alive", "200", "keep-alive: 5"),
        malformed("upgrades", "200", "upgrade: h2c"),
        malformed("has two lengths", "200", "content-length: 5", "content-length: 5"),
        malformed("has a length that is no number", "200", "content-length: +5"),
        malformed("has a length beyond 64 bits", "200", "content-length: 99999999999999999999"),
        resets(
            "ends with an interim answer",
            "PROTOCOL_ERROR",
            (peer, request) -> peer.head(request, END, "103")),
        resets(
            "sends 21 interim answers",
            "PROTOCOL_ERROR",
            (peer, request) -> {
              for (int i = 0; i < 21; i++) {
                peer.head(request, 0, "103");
              }
            }),
        FrameScenario.of(
                "has a status in what follows the body",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "hello");
                  peer.head(request, END, "200");
                })
            .gives("200 hello " + INVALID)
            .telling("RST_STREAM 1 PROTOCOL_ERROR"),
        FrameScenario.of(
                "goes on after what follows the body",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "hello");
                  peer.head(request, 0, "x: y");
                })
            .gives("200 hello " + INVALID)
            .telling("RST_STREAM 1 PROTOCOL_ERROR"),
        FrameScenario.of(
                "sends a header of 101 lines",
                peer -> {
                  peer.settings().head(peer.request(), END, lines(101));
                  peer.answer(peer.request(), "ok");
                })
            .sending(GET, GET)
            .gives("LIMIT_EXCEEDED", "200 ok")
            .over(1),
        FrameScenario.of(
                "sends a header of 100 lines",
                peer -> peer.settings().head(peer.request(), END, lines(100)))
            .gives("200 "),
        FrameScenario.of(
                "sends a line too long",
                peer -> {
                  peer.settings().head(peer.request(), END, "200", "x: " + "y".repeat(9000));
                  peer.answer(peer.request(), "ok");
                })
            .sending(GET, GET)
            .gives("LIMIT_EXCEEDED", "200 ok")
            .over(1),
        FrameScenario.of(
                "makes much of little",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, END, "200", "x: " + "y".repeat(3000));
                  byte[] bomb = new byte[16_000];
                  Arrays.fill(bomb, (byte) (0x80 | 62));
                  peer.send(HEADERS, END_HEADERS | END, peer.request().stream, bomb);
                  peer.answer(peer.request(), "ok");
                })
            .sending(GET, GET, GET)
            .gives("200 ", "LIMIT_EXCEEDED", "200 ok")
            .over(1),
        breaks("sends a header in no code", "COMPRESSION_ERROR", HEADERS, 4, 1, bytes(0xff, 0xff)),
        breaks("refers to nothing", "COMPRESSION_ERROR", HEADERS, 4, 1, bytes(0xff, 0x20)),
        breaks("refers to entry 0", "COMPRESSION_ERROR", HEADERS, 4, 1, bytes(0x80)),
        breaks("sends a string cut off", "COMPRESSION_ERROR", HEADERS, 4, 1, bytes(0x40, 0x7f, 1)),
        breaks(
            "refers to a number too large",
            "COMPRESSION_ERROR",
            HEADERS,
            4,
            1,
            bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0x07)),
        breaks(
            "sends a string of a length too large",
            "COMPRESSION_ERROR",
            HEADERS,
            4,
            1,
            bytes(0x40, 0x7f, 0xff, 0xff, 0xff, 0xff, 0x07, 1)),
        breaks(
            "has us remember too much",
            "COMPRESSION_ERROR",
            HEADERS,
            4,
            1,
            bytes(0x3f, 0xe2, 0x1f)));
  }

  static Stream<FrameScenario> bodies() {
    return Stream.of(
        resets(
            "sends a body without a header",
            "PROTOCOL_ERROR",
            (peer, request) -> peer.data(request, 0, "hello")),
        FrameScenario.of(
                "sends less than it said",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-length: 9").data(request, END, "hello");
                })
            .gives("200 hello TRUNCATED"),
        FrameScenario.of(
                "sends nothing of what it said",
                peer -> peer.settings().head(peer.request(), END, "200", "content-length: 9"))
            .gives("200 TRUNCATED"),
        FrameScenario.of(
                "sends more than it said",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200", "content-length: 4");
                  peer.data(request, 0, "hell").data(request, END, "o");
                  peer.answer(peer.request(), "ok");
                })
            .sending(GET, GET)
            .gives("200 hell " + INVALID, "200 ok")
            .telling("RST_STREAM 1 PROTOCOL_ERROR")
            .over(1),
        FrameScenario.of(
                "sends a body with 204",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "204").data(request, END, "hello");
                })
            .gives("204 " + INVALID),
        FrameScenario.of(
                "sends a body after HEAD",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, END, "hello");
                })
            .sending(HttpRequest.of("HEAD", "/"))
            .gives("200 " + INVALID),
        FrameScenario.of(
                "goes on after the end",
                peer -> {
                  Request request = peer.settings().request();
                  peer.answer(request, "hello").data(request, 0, "more");
                  peer.answer(peer.request(), "ok");
                })
            .sending(GET, GET)
            .gives("200 hello", "200 ok")
            .telling("RST_STREAM 1 STREAM_CLOSED")
            .over(1),
        FrameScenario.of(
                "answers twice",
                peer -> {
                  Request request = peer.settings().request();
                  peer.answer(request, "hello").answer(request, "other");
                  peer.answer(peer.request(), "ok");
                })
            .sending(GET, GET)
            .gives("200 hello", "200 ok")
            .telling("RST_STREAM 1 STREAM_CLOSED")
            .over(1));
  }

  static Stream<FrameScenario> floods() {
    return Stream.of(
        floods("pings", PING, 0, 0, new byte[8]),
        floods("confirmed pings", PING, ACK, 0, new byte[8]),
        floods("settings", SETTINGS, 0, 0, new byte[0]),
        floods("confirmed settings", SETTINGS, ACK, 0, new byte[0]),
        floods("priorities", PRIORITY, 0, 1, new byte[5]),
        floods("windows", WINDOW_UPDATE, 0, 0, new byte[] {0, 0, 0, 1}),
        floods("windows of a stream", WINDOW_UPDATE, 0, 1, new byte[] {0, 0, 0, 1}),
        floods("frames that nobody knows", 0x70, 0, 0, new byte[10]),
        floods("GOAWAY", GOAWAY, 0, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 0}),
        FrameScenario.of(
                "floods with empty data",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").flood(3000, DATA, 0, request.stream);
                })
            .gives("200 LIMIT_EXCEEDED")
            .telling("GOAWAY 0 ENHANCE_YOUR_CALM"),
        FrameScenario.of(
                "floods with resets",
                peer -> {
                  Request request = peer.settings().request();
                  peer.answer(request, "first");
                  peer.flood(3000, RST_STREAM, 0, peer.request().stream - 2, new byte[4]);
                })
            .sending(GET, GET)
            .gives("200 first", "LIMIT_EXCEEDED"),
        FrameScenario.of(
                "floods with what comes after the end",
                peer -> {
                  Request request = peer.settings().request();
                  peer.answer(request, "first");
                  peer.flood(3000, DATA, 0, peer.request().stream - 2, new byte[1]);
                })
            .sending(GET, GET)
            .gives("200 first", "LIMIT_EXCEEDED"),
        FrameScenario.of(
                "sends a header that does not end",
                peer -> {
                  Request request = peer.settings().request();
                  peer.send(HEADERS, 0, request.stream, ok());
                  peer.flood(100, CONTINUATION, 0, request.stream, new byte[1000]);
                })
            .gives("LIMIT_EXCEEDED")
            .telling("GOAWAY 0 ENHANCE_YOUR_CALM"),
        FrameScenario.of(
                "sends a header that goes on in nothing",
                peer -> {
                  Request request = peer.settings().request();
                  peer.send(HEADERS, 0, request.stream, ok());
                  peer.flood(3000, CONTINUATION, 0, request.stream);
                })
            .gives("LIMIT_EXCEEDED")
            .telling("GOAWAY 0 ENHANCE_YOUR_CALM"));
  }

  static Stream<FrameScenario> stalls() {
    Duration little = Duration.ofMillis(300);
    return Stream.of(
        FrameScenario.of("never answers", peer -> peer.settings().request())
            .waiting(little)
            .gives("TIMEOUT")
            .telling("RST_STREAM 1 CANCEL"),
        FrameScenario.of("says nothing at all", peer -> peer.request())
            .waiting(little)
            .sending(GET, GET)
            .gives("TIMEOUT", "TIMEOUT")
            .over(2),
        FrameScenario.of(
                "stops within a body",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200").data(request, 0, "he");
                  peer.answer(peer.request(), "ok");
                })
            .waiting(little)
            .sending(GET, GET)
            .gives("200 he TIMEOUT", "200 ok")
            .telling("RST_STREAM 1 CANCEL")
            .over(1),
        FrameScenario.of(
                "sends a byte from time to time",
                peer -> {
                  Request request = peer.settings().request();
                  peer.head(request, 0, "200");
                  drip(peer, request);
                })
            .sending(GET.timeout(Duration.ofMillis(500)))
            .gives("200 ... TIMEOUT"),
        FrameScenario.of(
                "pings instead of answering",
                peer -> {
                  peer.settings().request();
                  for (int i = 0; i < 100; i++) {
                    peer.send(PING, 0, 0, new byte[8]);
                    peer.next();
                  }
                })
            .waiting(little)
            .gives("TIMEOUT"),
        FrameScenario.of(
                "gives no leave to send",
                peer -> {
                  peer.settings(4, 0).answer(peer.request(), "first");
                  peer.begun();
                })
            .waiting(little)
            .sending(GET, LARGE)
            .gives("200 first", "TIMEOUT")
            .telling("RST_STREAM 3 CANCEL"),
        FrameScenario.of(
                "gives leave byte by byte",
                peer -> {
                  peer.settings(4, 0).answer(peer.request(), "first");
                  Request request = peer.begun();
                  peer.flood(3000, WINDOW_UPDATE, 0, request.stream, new byte[] {0, 0, 0, 1});
                })
            .sending(GET, LARGE)
            .gives("200 first", "LIMIT_EXCEEDED")
            .telling("GOAWAY 0 ENHANCE_YOUR_CALM"));
  }

  private static void drip(FramePeer peer, Request request) throws IOException {
    try {
      while (true) {
        peer.data(request, 0, ".");
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A frame after which the connection cannot go on. */
  private static FrameScenario breaks(
      String name, String code, int type, int flags, int stream, byte... payload) {
    return breaks(name, code, (peer, request) -> peer.send(type, flags, stream, payload));
  }

  private static FrameScenario breaks(String name, String code, Deed deed) {
    return FrameScenario.of(
            name,
            peer -> {
              Request request = peer.settings().request();
              deed.to(peer, request);
            })
        .gives(INVALID)
        .telling("GOAWAY 0 " + code)
        .over(1);
  }

  /** Something that ends a stream; the next one is answered on the same connection. */
  private static FrameScenario resets(String name, String code, Deed deed) {
    return FrameScenario.of(
            name,
            peer -> {
              Request request = peer.settings().request();
              deed.to(peer, request);
              peer.answer(peer.request(), "ok");
            })
        .sending(GET, GET)
        .gives(INVALID, "200 ok")
        .telling("RST_STREAM 1 " + code)
        .over(1);
  }

  private static FrameScenario malformed(String name, String... lines) {
    return resets(
        "sends a header that " + name,
        "PROTOCOL_ERROR",
        (peer, request) -> peer.head(request, END, lines));
  }

  private static FrameScenario floods(
      String what, int type, int flags, int stream, byte[] payload) {
    return FrameScenario.of(
            "floods with " + what,
            peer -> {
              peer.settings().request();
              peer.flood(3000, type, flags, stream, payload);
            })
        .gives("LIMIT_EXCEEDED")
        .telling("GOAWAY 0 ENHANCE_YOUR_CALM")
        .over(1);
  }

  private static String[] lines(int count) {
    return Stream.concat(
            Stream.of("200"), IntStream.range(0, count).mapToObj(i -> "x-" + i + ": y"))
        .toArray(String[]::new);
  }

  /** A header of status 200. */
  private static byte[] ok() {
    return bytes(0x88);
  }

  private static byte[] bytes(int... some) {
    byte[] bytes = new byte[some.length];
    for (int i = 0; i < some.length; i++) {
      bytes[i] = (byte) some[i];
    }
    return bytes;
  }
}
