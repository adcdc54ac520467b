package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ftp.FtpReply;
import org.patchbay.spi.StatusSink;

/**
 * Whatever a server sends for replies is a reply or a failure, and so is what is read out of one.
 * Runs on the seeds beside it and what was found once; with {@code JAZZER_FUZZ=1} in the
 * environment it looks for more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // longer than it looks for something to break
class ReplyFuzzTest {
  private static final int MOST_REPLIES = 8;

  @FuzzTest(maxDuration = "4m")
  void aReplyIsUnderstoodOrRefused(byte[] replies) throws IOException {
    FtpText text = new FtpText(StandardCharsets.UTF_8);
    FtpDialogue dialogue = new FtpDialogue(new Deaf(replies), text, new Silent());
    for (int i = 0; i < MOST_REPLIES && !dialogue.isLost(); i++) {
      try {
        FtpReply reply = dialogue.await();
        assertThat(reply.code()).isBetween(100, 999);
        readAll(reply, dialogue.getReplyString(), text);
      } catch (IOException e) {
        assertThat(dialogue.isLost()).isTrue();
      }
    }
  }

  private static void readAll(FtpReply reply, String wire, FtpText text) {
    attempt(() -> assertThat(PassivePort.extended(reply).port()).isBetween(1, 65_535));
    attempt(() -> assertThat(PassivePort.plain(reply).port()).isBetween(1, 65_535));
    attempt(
        () -> {
          EntryText entry = new EntryText(text, ListedPath.parse("d/f"));
          assertThat(MachineListing.entry(wire, ListingSettings.DEFAULT, entry).path())
              .isEqualTo("d/f");
        });
    FtpReply path = new FtpReply(257, reply.text());
    attempt(() -> assertThat(QuotedPath.of(path)).doesNotContain("\r", "\n", "\0"));
    assertThat(FtpFeatures.read(new FtpReply(211, reply.text())).keySet()).doesNotContainNull();
    assertThat(FtpCommands.number(reply)).isGreaterThanOrEqualTo(-1);
    MachineListing.time(FtpCommands.words(reply));
  }

  private static void attempt(Reading reading) {
    try {
      reading.read();
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  /** Something that is read out of a reply. */
  private interface Reading {
    void read() throws IOException;
  }

  /** A server that has said all it will ever say. */
  private static final class Deaf extends Socket {
    private final InputStream in;

    Deaf(byte[] bytes) {
      in = new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }

  /** Nobody listens. */
  private static final class Silent implements StatusSink {
    @Override
    public void status(InternetStatus status, String text, long value) {}

    @Override
    public void reply(String text) {}
  }
}
