package org.patchbay.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.Secret;

/** Who may come in comes in, and nobody reads a password who was not told it. */
interface LoginContract<C extends Connection> {
  @Test
  default void aWrongPasswordIsALoginFailure(Bench<C> bench) throws Exception {
    Assumptions.assumeTrue(
        bench.capabilities().hasLogin(), "login is not declared, so no password can be wrong");
    String circumstance = "the password is wrong";

    bench
        .visit()
        .attempt(
            circumstance,
            Visit.to(bench.relay().port()).login(bench.login().user(), Secret.of(Login.WRONG)))
        .expect(
            circumstance,
            InternetError.LOGIN_FAILURE,
            InternetError.INCORRECT_PASSWORD,
            InternetError.INCORRECT_USER_NAME);
  }

  /** A provider that does not log in is told a password too, and keeps it to itself. */
  @Test
  default void aPasswordIsNeverTold(Bench<C> bench) throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Transcript transcript = new Transcript()) {
      visit(bench, bench.login().password(), texts);
      visit(bench, Login.WRONG, texts);
      bench.provider().stop();
      texts.put("the log or the standard output", transcript.text());
    }
    texts.put("the manifest", bench.provider().bundle().getHeaders().toString());

    List<String> places = new ArrayList<>();
    texts.forEach(
        (place, text) -> {
          if (text.contains(Login.WRONG) || text.contains(bench.login().password())) {
            places.add(place);
          }
        });
    if (!places.isEmpty()) {
      throw new AssertionError("the provider tells the password: it can be read in " + places);
    }
  }

  private static <C extends Connection> void visit(
      Bench<C> bench, String password, Map<String, String> texts) throws Exception {
    Visit<C> visit = bench.visit();
    ConnectRequest request =
        Visit.to(bench.relay().port()).login(bench.login().user(), Secret.of(password));
    Outcome outcome =
        Outcome.of(
            () -> {
              C connection = visit.connect(request);
              try {
                visit.use(connection);
              } finally {
                texts.merge("lastResponse()", connection.lastResponse(), String::concat);
                texts.merge(
                    "info() and toString()", connection.info() + " " + connection, String::concat);
                visit.close(connection);
              }
            });
    texts.merge("an exception", told(outcome.failure()), String::concat);
    texts.merge("a status event", visit.events().all().toString(), String::concat);
  }

  private static String told(@Nullable Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause).append(Arrays.toString(cause.getSuppressed()));
    }
    return text.toString();
  }
}
