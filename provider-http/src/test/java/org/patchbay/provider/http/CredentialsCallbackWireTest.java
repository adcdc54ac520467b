package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.Credentials;
import org.patchbay.api.CredentialsCallback;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;

/** Whom a caller names is asked for a login when there is none that will do. */
class CredentialsCallbackWireTest {
  private static final String BOB = "Basic Ym9iOnNlY3JldA==";

  private final List<LoginChallenge> asked = new CopyOnWriteArrayList<>();
  private final List<Secret> given = new CopyOnWriteArrayList<>();
  private Client client;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
    server =
        ScriptedServer.replying(
            request ->
                request.header("Authorization").equals(BOB)
                    ? ok("in")
                    : status("401 No", "WWW-Authenticate: Basic realm=\"files\""));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  /** Answers with these passwords in turn, then with none. */
  private CredentialsCallback passwords(String... inTurn) {
    return challenge -> {
      asked.add(challenge);
      if (asked.size() > inTurn.length) {
        return Optional.empty();
      }
      Secret secret = Secret.of(inTurn[asked.size() - 1]);
      given.add(secret);
      return Optional.of(new Credentials("bob", secret));
    };
  }

  private HttpConnection asking(CredentialsCallback callback) throws InternetException {
    return client.connect(server.port(), request -> request.credentials(callback));
  }

  @Test
  void theCallerIsToldWhoAsksForWhatAndHow() throws IOException {
    assertThat(text(asking(passwords("secret")), "/a")).isEqualTo("200 in");

    assertThat(asked)
        .containsExactly(
            new LoginChallenge(
                LoginChallenge.Asker.SERVER, "localhost", server.port(), "basic", "files", 1));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void anAnswerIsRememberedForWhatLiesBelowThePath() throws IOException {
    HttpConnection http = asking(passwords("secret"));

    text(http, "/dir/a");
    text(http, "/dir/b");

    assertThat(asked).hasSize(1);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aRefusedAnswerIsAskedForAgainWithItsNumber() throws IOException {
    assertThat(text(asking(passwords("wrong", "worse", "secret")), "/")).isEqualTo("200 in");

    assertThat(asked).extracting(LoginChallenge::attempt).containsExactly(1, 2, 3);
  }

  @Test
  void nobodyIsAskedForEver() throws IOException {
    HttpConnection http = asking(passwords("1", "2", "3", "4", "5", "6"));

    assertThat(text(http, "/")).startsWith("401");

    assertThat(asked).hasSize(3);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void whoDeclinesGetsTheChallengeAsTheAnswer() throws IOException {
    assertThat(text(asking(passwords()), "/")).startsWith("401");

    assertThat(asked).hasSize(1);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aLoginThatIsThereIsTriedFirst() throws IOException {
    HttpConnection http =
        client.connect(
            server.port(),
            request -> request.login("bob", Secret.of("old")).credentials(passwords("secret")));

    assertThat(text(http, "/")).isEqualTo("200 in");

    assertThat(asked).hasSize(1);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void theSessionsCallbackIsAskedWhereTheRequestHasNone() throws IOException {
    try (Client asking =
        new Client(new HttpProvider(), options -> options.credentials(passwords("secret")))) {
      assertThat(text(asking.to(server), "/")).isEqualTo("200 in");
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void onlyTheSchemesThatTheRequestAllowsAreAskedFor() throws IOException {
    HttpConnection http = asking(passwords("secret"));
    HttpRequest digestOnly = HttpRequest.get("/").authentication(HttpAuthentication.DIGEST);

    assertThat(text(http, digestOnly)).startsWith("401");
    assertThat(text(http, HttpRequest.get("/").withoutAuthentication())).startsWith("401");

    assertThat(asked).isEmpty();
  }

  @Test
  void anotherOriginsChallengeIsNotAskedAbout() throws IOException {
    try (ScriptedServer redirecting =
        ScriptedServer.replying(
            request -> status("302 Found", "Location: " + server.url("/stolen")))) {
      HttpConnection http =
          client.connect(redirecting.port(), request -> request.credentials(passwords("secret")));

      assertThat(text(http, "/")).startsWith("401");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aCallbackThatFailsIsNoAnswer() throws IOException {
    HttpConnection http =
        asking(
            challenge -> {
              throw new IllegalStateException("no window");
            });

    assertThat(text(http, "/")).startsWith("401");
  }

  @Test
  void anErasedPasswordIsNoAnswer() throws IOException {
    Secret erased = Secret.of("secret");
    erased.erase();

    assertThat(text(asking(challenge -> Optional.of(new Credentials("bob", erased))), "/"))
        .startsWith("401");
  }

  @Test
  void aCallbackMayUseOtherConnectionsMeanwhile() throws IOException {
    HttpConnection http =
        asking(
            challenge -> {
              try {
                assertThat(text(client.to(server, "bob", "secret"), "/")).isEqualTo("200 in");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              return Optional.of(new Credentials("bob", Secret.of("secret")));
            });

    assertThat(text(http, "/")).isEqualTo("200 in");
  }

  @Test
  void whatWasAnsweredIsErasedAtTheEnd() throws IOException {
    HttpConnection http = asking(passwords("wrong", "secret"));
    text(http, "/");
    assertThat(given).noneMatch(Secret::isErased);

    http.close();
    client.close();

    assertThat(given).hasSize(2).allMatch(Secret::isErased);
  }

  @Test
  void aStreamIsHeldBackUntilItIsKnownWhetherALoginIsWanted() throws IOException {
    HttpConnection http = asking(passwords("secret"));
    HttpBody once = HttpBody.of(new ByteArrayInputStream(new byte[4]), 4);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.send(HttpRequest.of("PUT", "/up").body(once)))
        .returns(InternetError.FORCE_RETRY, InternetException::error);
    assertThat(server.request(0).header("Expect")).isEqualTo("100-continue");
  }

  @Test
  void aServerThatClosesInBetweenDoesNotMakeAWrongDigestLookOld() throws IOException {
    try (ScriptedServer digests =
        ScriptedServer.of(
            (request, out, socket) -> {
              boolean right = request.header("Authorization").contains("username=\"right\"");
              String answer =
                  right
                      ? ok("in")
                      : status("401 No", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"");
              out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
              out.flush();
              socket.close(); // without a word before: the next request finds it stale
            })) {
      HttpConnection http =
          client.connect(
              digests.port(),
              request ->
                  request.credentials(
                      challenge -> {
                        asked.add(challenge);
                        String user = asked.size() == 2 ? "right" : "wrong";
                        return Optional.of(new Credentials(user, Secret.of("x")));
                      }));

      assertThat(text(http, "/")).isEqualTo("200 in");
    }
    assertThat(asked).hasSize(2);
  }
}
