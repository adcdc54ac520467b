package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;

/** Only a normal return of an upload's close() means that the server has it all. */
class UploadTest {
  private final PlainPatchbay patchbay = new PlainPatchbay();
  private final Echo echo =
      new Echo() {
        @Override
        public OutputStream write() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              completed = true;
            }
          };
        }
      };
  private final long providerId =
      patchbay.add(new EchoProvider(context -> echo), EchoProvider.PROPERTIES);
  private boolean completed;

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void anUploadWhoseProviderHasGoneIsNotComplete() throws Exception {
    OutputStream upload = connect().write();
    upload.write(1);

    patchbay.remove(providerId);

    assertThat(failure(upload::close)).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(completed).isFalse();
  }

  @Test
  void anUploadClosedByItsConnectionIsNotComplete() throws Exception {
    EchoConnection connection = connect();
    OutputStream upload = connection.write();
    upload.write(1);

    connection.close();

    assertThat(failure(upload::close)).isEqualTo(InternetError.OPERATION_CANCELLED);
    assertThat(completed).isFalse();
    assertThatCode(upload::close).doesNotThrowAnyException();
  }

  @Test
  void anUploadIsCompletedByItsOwnClose() throws Exception {
    EchoConnection connection = connect();
    OutputStream upload = connection.write();

    upload.close();
    connection.close();

    assertThat(completed).isTrue();
    assertThatCode(upload::close).doesNotThrowAnyException();
  }

  @Test
  void aDownloadWhoseProviderHasGoneClosesQuietlyAndIsClosedThen() throws Exception {
    InputStream download = connect().open();
    patchbay.remove(providerId);

    assertThatCode(download::close).doesNotThrowAnyException();
    assertThat(failure(download::read)).isEqualTo(InternetError.INVALID_HANDLE);
  }

  private EchoConnection connect() throws InternetException {
    return patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(EchoConnection.ECHO, ConnectRequest.to("host"));
  }

  private static InternetError failure(ThrowingCallable call) {
    return assertThatExceptionOfType(InternetException.class).isThrownBy(call).actual().error();
  }
}
