package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.INTERNET_FLAG_ASYNC;
import static org.patchbay.wininet.WinInetConstants.INTERNET_FLAG_PASSIVE;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPEN_TYPE_DIRECT;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_CONTEXT_VALUE;
import static org.patchbay.wininet.WinInetConstants.INTERNET_OPTION_RECEIVE_TIMEOUT;
import static org.patchbay.wininet.WinInetConstants.INTERNET_SERVICE_FTP;
import static org.patchbay.wininet.WinInetErrors.ERROR_INTERNET_OPERATION_CANCELLED;
import static org.patchbay.wininet.WinInetErrors.ERROR_INVALID_HANDLE;
import static org.patchbay.wininet.WinInetErrors.ERROR_INVALID_PARAMETER;
import static org.patchbay.wininet.WinInetErrors.ERROR_IO_PENDING;
import static org.patchbay.wininet.WinInetErrors.ERROR_SUCCESS;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.wininet.InternetAsyncResult;
import org.patchbay.wininet.InternetStatusCallback;
import org.patchbay.wininet.WinInet;

/** Two bundles use WinINet's functions: each has its own handles, and they end with it. */
public class FacadeIT extends ContainerTest {
  private final Path folder;
  private EmbeddedFtpServer server;
  private WinInet ours;
  private WinInet theirs;

  public FacadeIT() throws Exception {
    folder = newFolder();
    Files.writeString(folder.resolve("a.txt"), "hello");
  }

  @Before
  public void open() throws Exception {
    server = EmbeddedFtpServer.serving(folder).start();
    ours = WinInet.of(context);
    theirs = WinInet.of(installed(CONSUMER).getBundleContext());
  }

  @After
  public void close() {
    ours.close();
    theirs.close();
    server.close();
  }

  private long ftp(WinInet wininet) {
    long root = wininet.internetOpen("itest", INTERNET_OPEN_TYPE_DIRECT, null, null, 0);
    long ftp =
        wininet.internetConnect(
            root,
            "localhost",
            server.port(),
            null,
            null,
            INTERNET_SERVICE_FTP,
            INTERNET_FLAG_PASSIVE,
            0);
    assertThat(ftp).as(wininet.getLastErrorMessage()).isNotZero();
    return ftp;
  }

  @Test
  public void oneBundleCanNeitherCloseNorAlterAnothersHandles() {
    long mine = ftp(ours);
    ftp(theirs);

    assertThat(theirs.internetCloseHandle(mine)).isFalse();
    assertThat(theirs.getLastError()).isEqualTo(ERROR_INVALID_HANDLE);
    assertThat(theirs.internetSetOption(mine, INTERNET_OPTION_RECEIVE_TIMEOUT, 1)).isFalse();
    assertThat(theirs.internetSetOption(mine, INTERNET_OPTION_CONTEXT_VALUE, 1L)).isFalse();
    assertThat(theirs.ftpDeleteFile(mine, "a.txt")).isFalse();
    assertThat(theirs.ftpGetCurrentDirectory(mine)).isNull();
    assertThat(theirs.getLastError()).isEqualTo(ERROR_INVALID_HANDLE);
    assertThat(ours.ftpGetCurrentDirectory(mine)).isEqualTo("/");
    assertThat(folder.resolve("a.txt")).hasContent("hello");
  }

  @Test
  public void theHandlesOfABundleThatHasStoppedAreDead() throws Exception {
    long mine = ftp(ours);
    long its = ftp(theirs);
    Bundle consumer = installed(CONSUMER);

    consumer.stop();

    assertThat(theirs.ftpGetCurrentDirectory(its)).isNull();
    assertThat(theirs.getLastError()).isEqualTo(ERROR_INVALID_HANDLE);
    assertThat(theirs.internetOpen("again", INTERNET_OPEN_TYPE_DIRECT, null, null, 0)).isZero();
    assertThat(ours.ftpGetCurrentDirectory(mine)).isEqualTo("/");
  }

  @Test
  public void whatIsUnderWayIsToldWhenItsBundleStops() throws Exception {
    BlockingQueue<InternetAsyncResult> results = new LinkedBlockingQueue<>();
    InternetStatusCallback callback =
        (long handle, long told, int status, @Nullable Object information) -> {
          if (information instanceof InternetAsyncResult result) {
            results.add(result);
          }
        };
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long root =
          theirs.internetOpen("itest", INTERNET_OPEN_TYPE_DIRECT, null, null, INTERNET_FLAG_ASYNC);
      theirs.internetSetStatusCallback(root, callback);
      assertThat(
              theirs.internetConnect(
                  root, "127.0.0.1", silent.getLocalPort(), "a", "b", INTERNET_SERVICE_FTP, 0, 7))
          .isZero();
      assertThat(theirs.getLastError()).isEqualTo(ERROR_IO_PENDING);
      try (Socket accepted = silent.accept()) {
        installed(CONSUMER).stop();

        assertThat(results.poll(10, TimeUnit.SECONDS))
            .isEqualTo(new InternetAsyncResult(0, ERROR_INTERNET_OPERATION_CANCELLED));
        assertThat(accepted.isBound()).isTrue();
      }
    }
  }

  @Test
  public void theLastErrorIsTheThreadsAndTheBundlesOwn() throws Exception {
    assertThat(ours.internetOpen("a", 99, null, null, 0)).isZero();

    assertThat(ours.getLastError()).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(theirs.getLastError()).isEqualTo(ERROR_SUCCESS);
    assertThat(CompletableFuture.supplyAsync(ours::getLastError).get(10, TimeUnit.SECONDS))
        .isEqualTo(ERROR_SUCCESS);
  }

  @Test
  public void aHandleSurvivesTheUpdateOfItsProvider() throws Exception {
    long ftp = ftp(ours);

    update(installed(FTP));

    assertThat(ours.ftpGetCurrentDirectory(ftp)).isEqualTo("/");
  }
}
