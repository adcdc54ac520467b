package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;

/**
 * The steps that callbacks hear of each function, by handle, beside what went over the wire byte by
 * byte; and the same of the API.
 */
class StatusSequenceWireTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  private final Map<Long, String> names = new HashMap<>();
  private final List<String> steps = new ArrayList<>();
  private ScriptedFtp ftpServer;
  private ScriptedHttp httpServer;
  private Recorder ftpWire;
  private Recorder httpWire;

  @BeforeEach
  void start() throws Exception {
    ftpServer = new ScriptedFtp().has("hello");
    ftpServer.says("SIZE", "213 5").says("RETR", "150 here\n$\n226 done");
    ftpWire = new Recorder(ftpServer.port());
    httpServer = new ScriptedHttp().answers("/a", OK);
    httpWire = new Recorder(httpServer.port());
    names.put(facade.root, "root");
    wininet.internetSetStatusCallback(
        facade.root,
        (handle, context, status, information) ->
            steps.add(names.getOrDefault(handle, "new") + " " + status));
  }

  @AfterEach
  void close() throws Exception {
    facade.close();
    ftpWire.close();
    httpWire.close();
    ftpServer.close();
    httpServer.close();
  }

  private long named(String name, long handle) {
    assertThat(handle).as(wininet.getLastErrorMessage()).isNotZero();
    names.put(handle, name);
    return handle;
  }

  /** What was heard since it was asked last, one handle's steps after the other's. */
  private String heard() {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (String step : steps) {
      String[] words = step.split(" ");
      text.append(words[0].equals(last) ? " " : "\n" + words[0] + " ").append(words[1]);
      last = words[0];
    }
    steps.clear();
    return text.toString().strip();
  }

  @Test
  void ftpFromConnectingToClosing() throws Exception {
    long ftp = named("ftp", facade.ftp(ftpWire.port(), "ann", "s3cret", 7));
    assertThat(heard())
        .isEqualTo(
            """
            root 60 10 11 20 21
            new 40 41 40 41 40 41\
            """);

    long file =
        named("file", wininet.ftpOpenFile(ftp, "x", GENERIC_READ, FTP_TRANSFER_TYPE_BINARY, 8));
    assertThat(heard())
        .as("TYPE, SIZE, EPSV, RETR; the file is announced on the connection")
        .isEqualTo("ftp 40 41 40 41 40 41 40 41 60");
    assertThat(facade.read(file)).isEqualTo("hello");
    wininet.internetCloseHandle(file);
    wininet.internetCloseHandle(ftp);

    assertThat(ftpWire.transcript())
        .isEqualTo(
            """
            S 220 ready
            C USER ann
            S 331 password
            C PASS s3cret
            S 230 in
            C TYPE I
            S 200 type
            C SIZE x
            S 213 5
            C EPSV
            S 229 (|||<port>|)
            C RETR x
            S 150 here
            S 226 done
            C QUIT
            S 221 bye
            """);
  }

  @Test
  void closingAFileAndAConnection() throws Exception {
    long ftp = named("ftp", facade.ftp(ftpWire.port(), "ann", "s3cret", 7));
    long file =
        named("file", wininet.ftpOpenFile(ftp, "x", GENERIC_READ, FTP_TRANSFER_TYPE_BINARY, 8));
    heard();

    wininet.internetCloseHandle(file);
    assertThat(heard())
        .as("the word on the transfer is told on the connection")
        .isEqualTo("file 70\nftp 40 41");
    wininet.internetCloseHandle(ftp);
    assertThat(heard()).as("QUIT and its answer come before").isEqualTo("ftp 40 41 50 51 70");
  }

  @Test
  void aConnectThatFails() throws Exception {
    ftpServer.says("PASS", "530 no");

    assertThat(facade.ftp(ftpWire.port(), "ann", "s3cret", 7)).isZero();

    assertThat(heard()).isEqualTo("root 60 10 11 20 21\nnew 40 41 40 41 40 41 50 51 70");
    assertThat(ftpWire.transcript())
        .isEqualTo(
            """
            S 220 ready
            C USER ann
            S 331 password
            C PASS s3cret
            S 530 no
            """);
  }

  @Test
  void httpFromConnectingToClosing() throws Exception {
    long http = named("http", facade.http(httpWire.port(), 0, 7));
    assertThat(heard()).as("no network").isEqualTo("root 60");
    long request =
        named("request", wininet.httpOpenRequest(http, null, "/a", null, null, null, 0, 8));
    assertThat(heard()).isEqualTo("http 60");

    assertThat(wininet.httpSendRequest(request, null, null)).isTrue();
    assertThat(heard()).isEqualTo("request 10 11 20 21 30 31 40 41");
    assertThat(facade.read(request)).isEqualTo("hello");
    assertThat(heard()).as("reading").isEmpty();
    assertThat(wininet.httpSendRequest(request, null, null)).isTrue();
    assertThat(heard()).as("the same connection").isEqualTo("request 30 31 40 41");
    assertThat(facade.read(request)).isEqualTo("hello");
    wininet.internetCloseHandle(request);
    assertThat(heard()).isEqualTo("request 70");
    wininet.internetCloseHandle(http);
    wininet.internetCloseHandle(facade.root);

    assertThat(httpWire.transcript())
        .isEqualTo(
            """
            C GET /a HTTP/1.1
            C Host: 127.0.0.1:<port>
            C User-Agent: test/1
            C\s
            S HTTP/1.1 200 OK
            S Content-Length: 5
            S\s
            S hello\\
            """
                .repeat(2));
  }

  @Test
  void aRedirectThatIsFollowed() throws Exception {
    httpServer.answers("/r", "HTTP/1.1 302 There\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
    long http = named("http", facade.http(httpWire.port(), 0, 7));
    long request =
        named("request", wininet.httpOpenRequest(http, null, "/r", null, null, null, 0, 8));
    heard();

    assertThat(wininet.httpSendRequest(request, null, null)).isTrue();

    assertThat(heard()).isEqualTo("request 10 11 20 21 30 31 40 41 110 30 31 40 41");
    assertThat(httpWire.soFar())
        .containsSubsequence("C GET /r HTTP/1.1\n", "S Location: /a\n", "C GET /a HTTP/1.1\n");
    assertThat(httpWire.connections()).isEqualTo(1);
  }

  @Test
  void aChallengeThatIsAnswered() throws Exception {
    httpServer
        .answers(
            "/p",
            "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n")
        .answers("/p in", OK);
    long http =
        named(
            "http",
            wininet.internetConnect(
                facade.root,
                Facade.HOST,
                httpWire.port(),
                "ann",
                "s3cret",
                INTERNET_SERVICE_HTTP,
                0,
                7));
    long request =
        named("request", wininet.httpOpenRequest(http, null, "/p", null, null, null, 0, 8));
    heard();

    assertThat(wininet.httpSendRequest(request, null, null)).isTrue();

    assertThat(heard()).isEqualTo("request 10 11 20 21 30 31 40 41 30 31 40 41");
    assertThat(httpWire.soFar())
        .startsWith("C GET /p HTTP/1.1\n")
        .containsOnlyOnce("C Authorization: Basic YW5uOnMzY3JldA==\n");
  }

  @Test
  void theApiTellsTheSameStepsOfTheSameBytes() throws Exception {
    List<Integer> told = new ArrayList<>();
    SessionOptions options =
        SessionOptions.agent("test/1").listener(event -> told.add(event.status().number()));
    try (InternetSession session = facade.internet().open(options)) {
      FtpConnection ftp =
          session.connect(
              FtpConnection.FTP,
              ConnectRequest.to(Facade.HOST)
                  .port(ftpWire.port())
                  .login("ann", Secret.of("s3cret"))
                  .context("mine"));
      assertThat(told).containsExactly(60, 10, 11, 20, 21, 40, 41, 40, 41, 40, 41);
      told.clear();
      ftp.close();
      assertThat(told).containsExactly(40, 41, 50, 51, InternetStatus.HANDLE_CLOSING.number());
      told.clear();
      HttpConnection http =
          session.connect(
              HttpConnection.HTTP,
              ConnectRequest.to(Facade.HOST).port(httpWire.port()).context("mine"));
      try (HttpResponse answer = http.get("/a")) {
        assertThat(answer.bytes(10)).asString().isEqualTo("hello");
      }
      assertThat(told).startsWith(60, 10, 11, 20, 21, 30, 31, 40, 41);
    }
    assertThat(ftpWire.transcript())
        .isEqualTo(
            """
            S 220 ready
            C USER ann
            S 331 password
            C PASS s3cret
            S 230 in
            C QUIT
            S 221 bye
            """);
    assertThat(httpWire.transcript()).startsWith("C GET /a HTTP/1.1\nC Host: 127.0.0.1:<port>\n");
  }
}
