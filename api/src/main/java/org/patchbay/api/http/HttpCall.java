package org.patchbay.api.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.patchbay.api.InternetException;

/**
 * Sends requests by threads of the caller's own. {@link HttpConnection#sendAsync} uses the core's,
 * and ends a request in every phase.
 */
public final class HttpCall {
  private HttpCall() {}

  /**
   * Sends a request by a thread of the executor.
   *
   * @return the answer, the caller's to close; or the {@link InternetException}. Cancelling it
   *     cancels the request as its {@link HttpCancellation} does, and an answer that comes
   *     nevertheless is closed
   */
  public static CompletableFuture<HttpResponse> send(
      HttpConnection http, HttpRequest request, Executor executor) {
    HttpCancellation given = request.cancellation();
    HttpCancellation cancellation = given == null ? new HttpCancellation() : given;
    HttpRequest cancellable = request.cancelledBy(cancellation);
    CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    answer.whenComplete(
        (response, failure) -> {
          if (answer.isCancelled()) {
            cancellation.cancel();
          }
        });
    executor.execute(() -> answer(answer, http, cancellable));
    return answer;
  }

  private static void answer(
      CompletableFuture<HttpResponse> answer, HttpConnection http, HttpRequest request) {
    try {
      HttpResponse response = http.send(request);
      if (!answer.complete(response)) {
        response.close();
      }
    } catch (InternetException e) {
      answer.completeExceptionally(e);
    } catch (RuntimeException e) {
      answer.completeExceptionally(new CompletionException(e));
    }
  }
}
