package org.patchbay.examples.finger.provider;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.examples.finger.FingerConnection;
import org.patchbay.spi.ConnectContext;

/** Asks by one network connection for each question; keeps nothing in between. */
final class FingerDialogue implements FingerConnection {
  private static final int LONGEST_ANSWER = 1024 * 1024;

  private final ConnectContext context;

  FingerDialogue(ConnectContext context) {
    this.context = context;
  }

  @Override
  public List<String> finger(String user) throws InternetException {
    if (user.chars().anyMatch(Character::isISOControl)) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER, "a user name has no control characters");
    }
    try (Socket socket =
        context.dialer().connect(context.request().server(), context.request().port())) {
      context.status().status(InternetStatus.SENDING_REQUEST);
      socket.getOutputStream().write((user + "\r\n").getBytes(StandardCharsets.UTF_8));
      context.status().status(InternetStatus.RECEIVING_RESPONSE);
      return lines(socket.getInputStream().readNBytes(LONGEST_ANSWER + 1));
    } catch (IOException e) {
      throw FingerErrors.from(e);
    }
  }

  private static List<String> lines(byte[] answer) throws InternetException {
    if (answer.length > LONGEST_ANSWER) {
      throw new InternetException(
          InternetError.LIMIT_EXCEEDED, "the answer is longer than " + LONGEST_ANSWER + " bytes");
    }
    return new String(answer, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", "?"))
        .toList();
  }

  /** The core closes what it has lent, and there is nothing else. */
  @Override
  public void close() {}
}
