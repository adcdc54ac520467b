package org.patchbay.provider.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.frame.FrameType;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** The server's side of one network connection; its frames need not be good ones. */
final class FramePeer implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END = 1;
  static final int ACK = 1;
  static final int END_HEADERS = 4;
  static final int PADDED = 8;
  static final int WITH_PRIORITY = 0x20;

  private final FrameServer server;
  private final SSLSocket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final HPackEncoder encoder = new HPackEncoder(4096, StandardCharsets.US_ASCII);
  private HPackDecoder decoder = new HPackDecoder(4096, StandardCharsets.US_ASCII);
  private final Map<Integer, Request> begun = new LinkedHashMap<>();

  /** What came. */
  record Frame(int type, int flags, int stream, byte[] payload) {
    boolean has(int flag) {
      return (flags & flag) != 0;
    }

    int number(int at) {
      return ByteBuffer.wrap(payload).getInt(at);
    }
  }

  /** A request, as far as it has come. */
  static final class Request {
    final int stream;
    final Map<String, String> headers = new TreeMap<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean ended;

    Request(int stream) {
      this.stream = stream;
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    @Override
    public String toString() {
      return header(":method") + " " + header(":path");
    }
  }

  FramePeer(FrameServer server, SSLSocket socket) throws IOException {
    this.server = server;
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Takes what a client says first, if it is one of HTTP/2. */
  void open() throws IOException {
    socket.startHandshake();
    if (socket.getApplicationProtocol().equals("h2")) {
      byte[] preface = in.readNBytes(24);
      if (!new String(preface, StandardCharsets.US_ASCII).startsWith("PRI * HTTP/2.0\r\n\r\nSM")) {
        throw new IOException("no preface");
      }
    }
  }

  /** Notes something beside the frames. */
  void note(String what) {
    server.note(what);
  }

  String protocol() {
    return socket.getApplicationProtocol();
  }

  Socket socket() {
    return socket;
  }

  DataInputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** What the server says first, as it should. */
  FramePeer settings(int... numbers) throws IOException {
    ByteBuffer payload = ByteBuffer.allocate(numbers.length / 2 * 6);
    for (int i = 0; i < numbers.length; i += 2) {
      payload.putShort((short) numbers[i]).putInt(numbers[i + 1]);
    }
    return send(SETTINGS, 0, 0, payload.array());
  }

  FramePeer send(int type, int flags, int stream, byte... payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
    out.flush();
    return this;
  }

  /** A frame that carries a number. */
  FramePeer send(int type, int flags, int stream, int number) throws IOException {
    return send(type, flags, stream, ByteBuffer.allocate(4).putInt(number).array());
  }

  /** The same frame many times, in one write as far as possible. */
  void flood(int times, int type, int flags, int stream, byte... payload) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.write(new byte[] {(byte) (payload.length >> 16), (byte) (payload.length >> 8)});
      all.write(new byte[] {(byte) payload.length, (byte) type, (byte) flags});
      all.write(ByteBuffer.allocate(4).putInt(stream).array());
      all.write(payload);
    }
    out.write(all.toByteArray());
    out.flush();
  }

  /** An answer's header, of lines like {@code name: value}; the status alone will do. */
  FramePeer head(Request request, int flags, String... lines) throws IOException {
    return send(HEADERS, flags | END_HEADERS, request.stream, block(lines));
  }

  FramePeer data(Request request, int flags, String text) throws IOException {
    return send(DATA, flags, request.stream, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A whole answer. */
  FramePeer answer(Request request, String body) throws IOException {
    return head(request, 0, "200", "content-length: " + body.length()).data(request, END, body);
  }

  byte[] block(String... lines) throws IOException {
    ByteArrayBuffer block = new ByteArrayBuffer(64);
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        encoder.encodeHeader(block, ":status", line, false);
      } else {
        encoder.encodeHeader(block, line.substring(0, colon), line.substring(colon + 2), false);
      }
    }
    return block.toByteArray();
  }

  /** The client is told to remember no more than this. */
  void rememberAtMost(int bytes) {
    decoder = new HPackDecoder(bytes, StandardCharsets.US_ASCII);
  }

  /** The next frame; it is noted. */
  Frame next() throws IOException {
    byte[] head = in.readNBytes(9);
    if (head.length < 9) {
      throw new EOFException("closed by the client");
    }
    ByteBuffer numbers = ByteBuffer.wrap(head);
    int length = (head[0] & 0xff) << 16 | numbers.getShort(1) & 0xffff;
    byte[] payload = in.readNBytes(length);
    Frame frame = new Frame(head[3], head[4], numbers.getInt(5), payload);
    server.note(text(frame));
    return frame;
  }

  /** The next request whose header has come, perhaps with some of its body. */
  Request begun() throws IOException {
    return request(false);
  }

  /** The next request that has come as a whole. */
  Request request() throws IOException {
    return request(true);
  }

  private Request request(boolean whole) throws IOException {
    while (true) {
      for (Request request : new ArrayList<>(begun.values())) {
        if (request.ended || !whole) {
          begun.remove(request.stream);
          return request;
        }
      }
      take(next());
    }
  }

  /** Goes on with a request that has begun, to its end. */
  void rest(Request request) throws IOException {
    while (!request.ended) {
      resume(request);
    }
  }

  /** Takes one more frame, which may belong to a request that has begun. */
  void resume(Request request) throws IOException {
    begun.put(request.stream, request);
    take(next());
    begun.remove(request.stream);
  }

  /** Keeps what a frame says of a request. */
  void take(Frame frame) throws IOException {
    if (frame.type() == HEADERS) {
      Request request = new Request(frame.stream());
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      block.write(frame.payload());
      Frame piece = frame;
      while (!piece.has(END_HEADERS)) {
        piece = next();
        block.write(piece.payload());
      }
      decode(block.toByteArray(), request);
      request.ended = frame.has(END);
      begun.put(request.stream, request);
      server.note(request.toString());
    } else if (frame.type() == DATA && begun.containsKey(frame.stream())) {
      Request request = begun.get(frame.stream());
      request.body.write(frame.payload());
      request.ended = frame.has(END);
    }
  }

  private void decode(byte[] block, Request request) throws IOException {
    try {
      for (Header line : decoder.decodeHeaders(ByteBuffer.wrap(block))) {
        request.headers.merge(line.getName(), line.getValue(), (a, b) -> a + " | " + b);
      }
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Notes what comes until the client closes. */
  void drain() throws IOException {
    while (true) {
      take(next());
    }
  }

  private static String text(Frame frame) {
    String type = FrameType.toString(frame.type());
    String about =
        switch (frame.type()) {
          case RST_STREAM -> " " + H2Error.getByCode(frame.number(0));
          case GOAWAY -> " " + H2Error.getByCode(frame.number(4));
          case WINDOW_UPDATE -> " " + frame.number(0);
          case SETTINGS, PING -> frame.has(ACK) ? " ack" : "";
          case DATA -> " " + frame.payload().length;
          default -> "";
        };
    return type + " " + frame.stream() + about;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
