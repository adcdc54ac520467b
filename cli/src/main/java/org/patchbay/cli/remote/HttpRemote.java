package org.patchbay.cli.remote;

import java.io.IOException;
import java.nio.file.Path;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.Progress;
import org.patchbay.cli.text.Terminal;
import org.patchbay.cli.text.Text;

/** HTTP: path and query go to the server as they stand in the URL; the bytes come as they are. */
record HttpRemote(Url url, InternetSession session, ConnectOptions options) implements Remote {
  private static final int UNAUTHORIZED = 401;

  @Override
  public void read(Reader reader) throws IOException, Failure {
    HttpRequest request = request("GET").undecoded();
    try (HttpConnection http = connect();
        HttpResponse response = http.send(request)) {
      check(response);
      reader.read(response.body(), response.length());
    }
  }

  @Override
  public void write(Path file, Progress progress) throws IOException, Failure {
    HttpRequest request =
        request("PUT")
            .header("Content-Type", "application/octet-stream")
            .body(HttpBody.of(LocalFile.checked(file)));
    try (HttpConnection http = connect();
        HttpResponse response = http.send(request)) {
      check(response);
    }
  }

  @Override
  public void list(Terminal terminal) throws Failure {
    throw Failure.ofUsage("HTTP has no listing; 'patchbay get " + url + "' fetches a page");
  }

  private HttpConnection connect() throws InternetException, Failure {
    return session.connect(HttpConnection.HTTP, options.request(url));
  }

  private HttpRequest request(String method) throws Failure {
    try {
      return HttpRequest.of(method, url.path());
    } catch (IllegalArgumentException e) {
      throw Failure.ofUsage(url + ": " + e.getMessage());
    }
  }

  /** To the protocol a refusal is an answer like any other; to one who wants a file it is none. */
  private void check(HttpResponse response) throws Failure {
    int status = response.status();
    if (status < 200 || status > 299) {
      String advice = status == UNAUTHORIZED ? "; log in with --user and --password-file" : "";
      throw Failure.ofServer(
          url + ": the server answered " + status + " " + Text.oneLine(response.reason()) + advice);
    }
  }
}
