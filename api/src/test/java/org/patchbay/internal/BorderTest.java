package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;

class BorderTest {

  @Test
  void anExceptionIsRebuiltWithItsCausesAsText() {
    class ProvidersOwn extends IOException {
      private static final long serialVersionUID = 1L;

      ProvidersOwn() {
        super("inner");
      }
    }
    Throwable original =
        new InternetException(InternetError.CONNECTION_RESET, "outer", new ProvidersOwn());

    InternetException rebuilt = thrownBy(original);

    assertThat(rebuilt).isNotSameAs(original).hasMessage("echo://host:7: outer");
    assertThat(rebuilt.error()).isEqualTo(InternetError.CONNECTION_RESET);
    assertThat(rebuilt.getStackTrace()).isEqualTo(original.getStackTrace());
    assertThat(rebuilt.getCause()).hasToString(ProvidersOwn.class.getName() + ": inner");
    assertThat(rebuilt.getCause()).isNotInstanceOf(ProvidersOwn.class);
  }

  @Test
  void theNumberOfTheReplyIsKept() {
    Throwable refused =
        new InternetException(InternetError.EXTENDED_ERROR, "DELE refused", 550, null);

    assertThat(thrownBy(refused).replyCode()).isEqualTo(550);
    assertThat(thrownBy(new SocketTimeoutException("slow")).replyCode()).isZero();
  }

  @Test
  void aFailingProviderIsNamedAsAnInternalError() {
    InternetException rebuilt = thrownBy(new IllegalStateException("broken"));

    assertThat(rebuilt.error()).isEqualTo(InternetError.INTERNAL_ERROR);
    assertThat(rebuilt).hasMessageContaining("java.lang.IllegalStateException: broken");
  }

  @Test
  void plainExceptionsOfTheNetworkFindTheirError() {
    assertThat(thrownBy(new SocketTimeoutException("slow")).error())
        .isEqualTo(InternetError.TIMEOUT);
    assertThat(thrownBy(new java.net.SocketException("reset")).error())
        .isEqualTo(InternetError.CONNECTION_RESET);
    assertThat(thrownBy(new javax.net.ssl.SSLException("tls")).error())
        .isEqualTo(InternetError.SECURITY_CHANNEL_ERROR);
  }

  @Test
  void whatTheCallerDidWrongStaysUnchecked() {
    IllegalArgumentException original = new IllegalArgumentException("negative");

    assertThatThrownBy(() -> say(original))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative")
        .isNotSameAs(original);
  }

  @Test
  void anExceptionThatFailsToTellOfItselfIsToldAllTheSame() {
    class Mute extends IOException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new IllegalStateException("no message");
      }

      @Override
      public synchronized Throwable getCause() {
        throw new IllegalStateException("no cause");
      }

      @Override
      public StackTraceElement[] getStackTrace() {
        throw new IllegalStateException("no trace");
      }
    }

    assertThat(thrownBy(new Mute())).hasMessage("echo://host:7: Mute");
    assertThat(thrownBy(new InternetException(InternetError.TIMEOUT, "outer", new Mute())))
        .hasMessage("echo://host:7: outer");
  }

  @Test
  void aProviderThatRunsOutOfStackIsContained() {
    InternetException rebuilt = thrownBy(new StackOverflowError());

    assertThat(rebuilt.error()).isEqualTo(InternetError.INTERNAL_ERROR);
    assertThat(rebuilt)
        .hasMessage("echo://host:7: the provider failed: java.lang.StackOverflowError");
  }

  @Test
  void whateverAServerSaysItsLastLineIsFoundAndPrintable() {
    Replies replies = new Replies();
    assertThat(replies.lastLine()).isEmpty();

    replies.add("\u0085");
    assertThat(replies.lastLine()).isEmpty();

    replies.add("500 \u009b2J\u001b[2J");
    assertThat(replies.lastLine()).isEqualTo("500 ?2J?[2J");
  }

  private static InternetException thrownBy(Throwable thrown) {
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> say(thrown))
        .actual();
  }

  private static void say(Throwable thrown) throws InternetException {
    Echo echo =
        new Echo() {
          @Override
          public String say(String word) throws InternetException {
            throw BorderTest.<RuntimeException>sneak(thrown);
          }
        };
    try (PlainPatchbay patchbay =
        PlainPatchbay.with(new EchoProvider(context -> echo), EchoProvider.PROPERTIES)) {
      patchbay
          .internet()
          .open(SessionOptions.agent("test"))
          .connect(EchoConnection.ECHO, ConnectRequest.to("host"))
          .say("x");
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
