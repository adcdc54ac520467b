package org.patchbay.wininet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.EmbeddedHttpServer;

/** Functions below an asynchronous session: 997 at once, and the callback is told their end. */
class AsyncWireTest {
  private static final long CONTEXT = 7;

  private final Facade facade = new Facade(INTERNET_FLAG_ASYNC);
  private final WinInet wininet = facade.wininet;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Told> completed = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private ScriptedFtp ftpServer;
  private EmbeddedHttpServer httpServer;

  private record Told(
      long handle, long context, int status, @Nullable Object information, Thread thread) {
    InternetAsyncResult result() {
      return (InternetAsyncResult) Objects.requireNonNull(information);
    }
  }

  @BeforeEach
  void open() throws Exception {
    ftpServer = new ScriptedFtp();
    Files.writeString(folder.resolve("words.txt"), "hello");
    httpServer = EmbeddedHttpServer.serving(folder).start();
    wininet.internetSetStatusCallback(facade.root, this::hear);
  }

  private void hear(long handle, long context, int status, @Nullable Object information) {
    Told step = new Told(handle, context, status, information, Thread.currentThread());
    told.add(step);
    if (status == INTERNET_STATUS_REQUEST_COMPLETE) {
      completed.add(step);
    }
  }

  @AfterEach
  void close() throws Exception {
    facade.close();
    ftpServer.close();
    httpServer.close();
  }

  private Told completed() throws InterruptedException {
    Told end = completed.poll(10, TimeUnit.SECONDS);
    assertThat(end).as("told " + told).isNotNull();
    return end;
  }

  private InternetAsyncResult result(boolean begun) throws InterruptedException {
    assertThat(begun).isFalse();
    assertThat(facade.error()).as(wininet.getLastErrorMessage()).isEqualTo(ERROR_IO_PENDING);
    return completed().result();
  }

  private long handle(long begun) throws InterruptedException {
    InternetAsyncResult result = result(begun != 0);
    assertThat(result.error()).isZero();
    return result.result();
  }

  private long ftp() throws InterruptedException {
    return handle(facade.ftp(ftpServer.port(), "ann", "s3cret", CONTEXT));
  }

  private long request(String path) {
    long http = facade.http(httpServer.port(), 0, CONTEXT);
    return wininet.httpOpenRequest(http, null, path, null, null, null, 0, 8);
  }

  private List<Integer> statuses() {
    return told.stream().map(Told::status).toList();
  }

  @Test
  void w030_whoCannotBeToldGetsTheAnswerAtOnce() {
    long ftp = facade.ftp(ftpServer.port(), "ann", "s3cret", 0);

    assertThat(ftp).isNotZero();
    assertThat(told).isEmpty();
    wininet.internetSetStatusCallback(facade.root, null);
    assertThat(facade.ftp(ftpServer.port(), "ann", "s3cret", CONTEXT)).isNotZero();
  }

  @Test
  void w031_anFtpConnectionComesWithTheCallback() throws Exception {
    assertThat(facade.ftp(ftpServer.port(), "ann", "s3cret", CONTEXT)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_IO_PENDING);
    Told end = completed();

    assertThat(end.handle()).isEqualTo(facade.root);
    assertThat(end.context()).isEqualTo(CONTEXT);
    long ftp = end.result().result();
    assertThat(wininet.internetQueryOption(ftp, INTERNET_OPTION_HANDLE_TYPE))
        .isEqualTo(INTERNET_HANDLE_TYPE_CONNECT_FTP);
    assertThat(statuses()).containsExactly(60, 10, 11, 20, 21, 40, 41, 40, 41, 40, 41, 100);
    assertThat(told.get(0).information()).isEqualTo(ftp);
  }

  @Test
  void w031_aFailureIsToldToo() throws Exception {
    ftpServer.says("PASS", "530 no");

    InternetAsyncResult result =
        result(facade.ftp(ftpServer.port(), "ann", "s3cret", CONTEXT) != 0);

    assertThat(result).isEqualTo(new InternetAsyncResult(0, ERROR_INTERNET_LOGIN_FAILURE));
    assertThat(statuses()).endsWith(70, 100);
  }

  @Test
  void w032_anHttpConnectionIsThereAtOnceAndNothingCompletes() {
    long http = facade.http(httpServer.port(), 0, CONTEXT);

    assertThat(http).isNotZero();
    assertThat(facade.error()).isZero();
    assertThat(statuses()).containsExactly(60);
  }

  @Test
  void w140_callbacksComeOnAnotherThreadInTheOrderOfTheSteps() throws Exception {
    long request = request("/words.txt");
    told.clear();

    result(wininet.httpSendRequest(request, null, null));

    assertThat(statuses()).containsExactly(10, 11, 20, 21, 30, 31, 40, 41, 100);
    assertThat(told)
        .allMatch(step -> step.handle() == request && step.context() == 8)
        .allMatch(step -> step.thread() != Thread.currentThread());
  }

  @Test
  void w143_w189_requestsAndReadingCompleteByTheCallback() throws Exception {
    long request = request("/words.txt");
    byte[] buffer = new byte[10];
    int[] read = new int[1];
    int[] available = new int[1];

    assertThat(result(wininet.httpSendRequest(request, null, null)))
        .isEqualTo(new InternetAsyncResult(1, 0));
    assertThat(wininet.httpQueryInfo(request, HttpQueryLevels.HTTP_QUERY_STATUS_CODE, null, null))
        .isEqualTo("200");
    assertThat(result(wininet.internetQueryDataAvailable(request, available)).result()).isOne();
    assertThat(result(wininet.internetReadFile(request, buffer, 10, read)).result()).isOne();
    assertThat(new String(buffer, 0, read[0], UTF_8)).isEqualTo("hello");
    assertThat(result(wininet.internetReadFile(request, buffer, 10, read)).result()).isOne();
    assertThat(read[0]).isZero();
  }

  @Test
  void w028_w189_anUnknownHostIsToldByTheCallback() throws Exception {
    long http =
        wininet.internetConnect(
            facade.root, "host.invalid", 80, null, null, INTERNET_SERVICE_HTTP, 0, CONTEXT);
    long request = wininet.httpOpenRequest(http, null, "/", null, null, null, 0, 8);
    told.clear();

    assertThat(result(wininet.httpSendRequest(request, null, null)))
        .isEqualTo(new InternetAsyncResult(0, ERROR_INTERNET_NAME_NOT_RESOLVED));
    assertThat(statuses()).containsExactly(10, 100);
  }

  @Test
  void w189_aBodyIsWrittenAndEnded() throws Exception {
    long http = facade.http(httpServer.port(), 0, CONTEXT);
    long request = wininet.httpOpenRequest(http, "PUT", "/new.txt", null, null, null, 0, 8);
    int[] written = new int[1];

    assertThat(result(wininet.httpSendRequestEx(request, null, null, 5)).result()).isOne();
    assertThat(result(wininet.internetWriteFile(request, "hello".getBytes(UTF_8), 5, written)))
        .isEqualTo(new InternetAsyncResult(1, 0));
    assertThat(written[0]).isEqualTo(5);
    assertThat(result(wininet.httpEndRequest(request)).result()).isOne();
  }

  @Test
  void w189_ftpFunctionsWithAContextCompleteByTheCallback() throws Exception {
    long ftp = ftp();
    ftpServer
        .has("hello")
        .says("SIZE", "213 5")
        .says("RETR", "150 here\n$\n226 done")
        .says("NOOP", "200 ok");
    Path local = folder.resolve("local.txt");

    assertThat(
            result(
                wininet.ftpGetFile(
                    ftp, "x", local.toString(), false, 0, FTP_TRANSFER_TYPE_BINARY, 9)))
        .isEqualTo(new InternetAsyncResult(1, 0));
    assertThat(local).hasContent("hello");
    long file = handle(wininet.ftpOpenFile(ftp, "x", GENERIC_READ, FTP_TRANSFER_TYPE_BINARY, 9));
    byte[] buffer = new byte[10];
    int[] read = new int[1];
    assertThat(result(wininet.internetReadFile(file, buffer, 10, read)).result()).isOne();
    assertThat(read[0]).isEqualTo(5);
    assertThat(wininet.ftpGetFileSize(file)).isEqualTo(5);
    wininet.internetCloseHandle(file);
    assertThat(result(wininet.ftpCommand(ftp, false, 0, "NOOP", 9, null)).result()).isOne();
    long[] data = new long[1];
    assertThat(result(wininet.ftpCommand(ftp, true, 0, "RETR x", 9, data)).result()).isOne();
    assertThat(data[0]).isNotZero();
    wininet.internetCloseHandle(data[0]);
    assertThat(wininet.ftpGetCurrentDirectory(ftp)).as("has no context").isEqualTo("/");
  }

  @Test
  void w189_anEnumerationComesWithTheCallback() throws Exception {
    long ftp = ftp();
    ftpServer.has("-rw-r--r-- 1 a a 1 Jan 01 00:00 a\r\n").says("LIST", "150 here\n$\n226 done");
    Win32FindData[] first = new Win32FindData[1];

    long find = handle(wininet.ftpFindFirstFile(ftp, null, first, 0, 9));

    assertThat(first[0].fileName()).isEqualTo("a");
    assertThat(wininet.internetFindNextFile(find)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_NO_MORE_FILES);
  }

  @Test
  void w189_gopherAndUrlsCompleteByTheCallback() throws Exception {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(folder).start()) {
      long gopher =
          wininet.internetConnect(
              facade.root,
              Facade.HOST,
              server.port(),
              null,
              null,
              INTERNET_SERVICE_GOPHER,
              0,
              CONTEXT);
      assertThat(gopher).isNotZero();
      assertThat(handle(wininet.gopherFindFirstFile(gopher, null, null, null, 0, 9))).isNotZero();
    }
    String url = "http://127.0.0.1:" + httpServer.port() + "/words.txt";
    long request = handle(wininet.internetOpenUrl(facade.root, url, null, 0, 9));
    assertThat(wininet.internetQueryOption(request, INTERNET_OPTION_URL)).isEqualTo(url);
  }

  @Test
  void w189_whatMakesNoSenseIsRefusedAtOnce() throws Exception {
    long ftp = ftp();

    assertThat(wininet.ftpOpenFile(ftp, null, GENERIC_READ, 0, 9)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(wininet.ftpOpenFile(ftp, "x", GENERIC_READ, 3, 9)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(wininet.httpSendRequest(ftp, null, null)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INCORRECT_HANDLE_TYPE);
    assertThat(completed).isEmpty();
  }

  /** A server that takes a connection and says nothing. */
  private static final class Silent implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    Silent() throws IOException {}

    Socket accepted() throws IOException {
      Socket socket = listener.accept();
      socket.setSoTimeout(10_000);
      return socket;
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }

  @Test
  void w120_w127_closingCancelsWhatIsUnderWayAndHandleClosingIsLast() throws Exception {
    try (Silent server = new Silent()) {
      long http = facade.http(server.listener.getLocalPort(), 0, CONTEXT);
      long request = wininet.httpOpenRequest(http, null, "/", null, null, null, 0, 8);
      assertThat(wininet.httpSendRequest(request, null, null)).isFalse();
      try (Socket accepted = server.accepted()) {
        assertThat(accepted.getInputStream().read()).isEqualTo('G');
        assertThat(wininet.httpSendRequest(request, null, null)).isFalse();
        assertThat(facade.error()).isEqualTo(ERROR_INTERNET_REQUEST_PENDING);

        assertThat(wininet.internetCloseHandle(request)).isTrue();

        assertThat(facade.error()).isEqualTo(ERROR_IO_PENDING);
        assertThat(completed().result())
            .isEqualTo(new InternetAsyncResult(0, ERROR_INTERNET_OPERATION_CANCELLED));
        accepted.getInputStream().readAllBytes(); // ends, for it has been cut
      } catch (java.net.SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
      assertThat(told.stream().filter(step -> step.handle() == request).map(Told::status))
          .contains(100)
          .endsWith(70);
    }
  }

  @Test
  void w127_closingTheSessionCancelsConnecting() throws Exception {
    try (Silent server = new Silent()) {
      assertThat(facade.ftp(server.listener.getLocalPort(), "a", "b", CONTEXT)).isZero();
      try (Socket accepted = server.accepted()) {
        assertThat(wininet.internetCloseHandle(facade.root)).isTrue();

        assertThat(facade.error()).isEqualTo(ERROR_IO_PENDING);
        assertThat(completed().result())
            .isEqualTo(new InternetAsyncResult(0, ERROR_INTERNET_OPERATION_CANCELLED));
        accepted.getInputStream().readAllBytes();
      } catch (java.net.SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
    }
  }

  @Test
  void w141_aCallbackStaysWhileItIsToBeTold() throws Exception {
    try (Silent server = new Silent()) {
      assertThat(facade.ftp(server.listener.getLocalPort(), "a", "b", CONTEXT)).isZero();

      assertThat(wininet.internetSetStatusCallback(facade.root, null))
          .isSameAs(INTERNET_INVALID_STATUS_CALLBACK);
      assertThat(facade.error()).isEqualTo(ERROR_INTERNET_REQUEST_PENDING);
    }
  }

  @Test
  void aCallbackMayBeginTheNextFunctionAndHearsTheServersWords() throws Exception {
    long ftp = ftp();
    ftpServer.says("NOOP", "200 first").says("SITE", "200 second");
    BlockingQueue<String> words = new LinkedBlockingQueue<>();
    wininet.internetSetStatusCallback(
        ftp,
        (handle, context, status, information) -> {
          if (status == INTERNET_STATUS_REQUEST_COMPLETE) {
            words.add(String.valueOf(wininet.internetGetLastResponseInfo(new int[1])));
            if (context == 1) {
              wininet.ftpCommand(ftp, false, 0, "SITE", 2, null);
            }
          }
        });

    wininet.ftpCommand(ftp, false, 0, "NOOP", 1, null);

    assertThat(words.poll(10, TimeUnit.SECONDS)).isEqualTo("200 first\n");
    assertThat(words.poll(10, TimeUnit.SECONDS)).isEqualTo("200 second\n");
  }
}
