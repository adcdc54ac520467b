package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class TextBodyTest {
  private static final int[] SIZES = {1, 2, 3, 5, 64, 65_536, 200_000};

  @ParameterizedTest
  @CsvSource({
    // stuffed and ended as RFC 1436 has it
    "one|two|.|, one|two|",
    "..one|..|...|x|.|, .one|.|..|x|",
    ".|, ''",
    // what follows the end is not the text's
    "one|.|two|, one|",
    // no end, or half of one
    "one|two, one|two",
    "one|.x|, one|.x|",
    "one|., one|",
    "'', ''",
    // lone line feeds, lone carriage returns
    "one/..two/./, one/.two/",
    "a.b|c., a.b|c."
  })
  void textsAreUnstuffed(String sent, String expected) throws IOException {
    for (int piece : SIZES) {
      for (int block : SIZES) {
        assertThat(read(wire(sent), piece, block)).isEqualTo(wire(expected));
      }
    }
  }

  @Test
  void everyTextSurvivesStuffing() throws IOException {
    Random random = new Random(1436);
    for (int round = 0; round < 200; round++) {
      byte[] text = randomText(random, random.nextInt(300));
      byte[] sent = stuffed(text);
      int piece = 1 + random.nextInt(40);
      int block = 1 + random.nextInt(40);

      assertThat(read(sent, piece, block)).isEqualTo(text);
    }
  }

  @Test
  void textsLargerThanTheBufferSurviveToo() throws IOException {
    byte[] text = randomText(new Random(70), 300_000);

    for (int piece : new int[] {1460, 65_536, 1_000_000}) {
      assertThat(read(stuffed(text), piece, 65_536)).isEqualTo(text);
    }
  }

  @Test
  void theEndIsToldOnceAndNothingIsReadBehindIt() throws IOException {
    AtomicInteger ended = new AtomicInteger();
    InputStream source = new Pieces(wire("x|.|rest"), 1);
    try (InputStream text = new TextBody(source, ended::incrementAndGet, false)) {
      assertThat(text.readAllBytes()).isEqualTo(wire("x|"));
      assertThat(text.read()).isEqualTo(-1);
    }

    assertThat(ended).hasValue(1);
    assertThat(source.readAllBytes()).isEqualTo(wire("rest"));
  }

  @Test
  void aTextThatWasToEndWithADotAndDoesNotIsCut() throws IOException {
    for (String sent : List.of("one|", "one", "", "one|..|", "one|.x|")) {
      try (InputStream text = new TextBody(new Pieces(wire(sent), 2), () -> {}, true)) {
        assertThatExceptionOfType(InternetException.class)
            .as(sent)
            .isThrownBy(text::readAllBytes)
            .returns(InternetError.TRUNCATED, InternetException::error);
      }
    }
    try (InputStream text = new TextBody(new Pieces(wire("one|.|"), 2), () -> {}, true)) {
      assertThat(text.readAllBytes()).isEqualTo(wire("one|"));
    }
  }

  @Test
  void singleBytesAreReadToo() throws IOException {
    try (InputStream text =
        new TextBody(new Pieces(new byte[] {(byte) 0xff, 'a'}, 9), () -> {}, false)) {
      assertThat(text.read()).isEqualTo(0xff);
      assertThat(text.read()).isEqualTo('a');
      assertThat(text.read()).isEqualTo(-1);
    }
  }

  private static byte[] read(byte[] sent, int piece, int block) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] buffer = new byte[block];
    try (InputStream text = new TextBody(new Pieces(sent, piece), () -> {}, false)) {
      for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
        assertThat(count).isPositive();
        received.write(buffer, 0, count);
      }
    }
    return received.toByteArray();
  }

  private static byte[] wire(String picture) {
    return picture.replace("|", "\r\n").replace("/", "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] randomText(Random random, int length) {
    byte[] alphabet = {'.', '.', '\r', '\n', 'a'};
    byte[] text = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      text[i] = alphabet[random.nextInt(alphabet.length)];
    }
    text[length] = '\n';
    return text;
  }

  private static byte[] stuffed(byte[] text) {
    String latin = new String(text, StandardCharsets.ISO_8859_1);
    String stuffed = ("\n" + latin).replace("\n.", "\n..").substring(1) + ".\r\n";
    return stuffed.getBytes(StandardCharsets.ISO_8859_1);
  }
}
