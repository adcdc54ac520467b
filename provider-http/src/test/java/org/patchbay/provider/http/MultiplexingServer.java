package org.patchbay.provider.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;

/**
 * HttpCore's own HTTP/2 server on loopback, which shares no code with what is tested but HPACK.
 * {@code GET /bytes/COUNT/SEED} gives random bytes, or what follows an offset; a body that is sent
 * is answered with its sum.
 */
final class MultiplexingServer implements AutoCloseable {
  private final HttpAsyncServer server;
  private final int port;

  MultiplexingServer(int streams)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    server =
        H2ServerBootstrap.bootstrap()
            .setCanonicalHostName("localhost")
            .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
            .setH2Config(H2Config.custom().setMaxConcurrentStreams(streams).build())
            .setTlsStrategy(new H2ServerTlsStrategy(FrameServer.IDENTITY.context()))
            .register("*", new Handler())
            .create();
    server.start();
    ListenerEndpoint endpoint =
        server
            .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
            .get(10, TimeUnit.SECONDS);
    port = ((InetSocketAddress) endpoint.getAddress()).getPort();
  }

  int port() {
    return port;
  }

  static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static String sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return bytes.length + ":" + sum.getValue();
  }

  private static final class Handler
      implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {
    @Override
    public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
        HttpRequest request, EntityDetails entity, HttpContext context) {
      return new BasicRequestConsumer<>(entity == null ? null : new BasicAsyncEntityConsumer());
    }

    @Override
    public void handle(
        Message<HttpRequest, byte[]> message, ResponseTrigger trigger, HttpContext context)
        throws HttpException, IOException {
      byte[] whole = answer(message);
      Header range = message.getHead().getFirstHeader("Range");
      int from =
          range == null ? 0 : Integer.parseInt(range.getValue().replaceAll("bytes=(.*)-", "$1"));
      AsyncResponseBuilder response =
          AsyncResponseBuilder.create(range == null ? 200 : 206)
              .addHeader("ETag", "\"v1\"")
              .setEntity(
                  Arrays.copyOfRange(whole, from, whole.length),
                  ContentType.APPLICATION_OCTET_STREAM);
      if (range != null) {
        String part = "bytes " + from + "-" + (whole.length - 1) + "/" + whole.length;
        response.addHeader("Content-Range", part);
      }
      trigger.submitResponse(response.build(), context);
    }

    private static byte[] answer(Message<HttpRequest, byte[]> message) {
      byte[] body = message.getBody();
      if (body != null) {
        return sum(body).getBytes(StandardCharsets.US_ASCII);
      }
      String[] path = message.getHead().getPath().split("/");
      return bytes(Integer.parseInt(path[2]), Long.parseLong(path[3]));
    }
  }

  @Override
  public void close() {
    server.close(CloseMode.IMMEDIATE);
  }
}
