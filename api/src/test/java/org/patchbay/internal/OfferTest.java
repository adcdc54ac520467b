package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.SessionOptions;

class OfferTest {

  @Test
  void aPropertyOfTheWrongTypeIsRefusedByItsName() {
    for (Map.Entry<String, Object> wrong :
        Map.<String, Object>of(
                "patchbay.port",
                21L,
                "patchbay.port.secure",
                "990",
                "patchbay.port.implicit",
                990L,
                "patchbay.scheme",
                List.of("ftp"),
                "patchbay.flag",
                7,
                "patchbay.option",
                List.of("account"),
                "patchbay.user",
                new String[] {"anonymous"})
            .entrySet()) {
      assertThatIllegalArgumentException()
          .as(wrong.getKey())
          .isThrownBy(() -> read(wrong.getKey(), wrong.getValue()))
          .withMessageContaining(wrong.getKey() + " must be");
    }
  }

  @Test
  void aServiceWithoutANameIsRefused() {
    for (Object services :
        Arrays.<Object>asList("", new String[0], new String[] {"echo", null}, " ")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("patchbay.service", services))
          .withMessageContaining("patchbay.service");
    }
  }

  @Test
  void anUnknownFlagIsRefusedByItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("patchbay.flag", "LOUD"))
        .withMessageContaining("LOUD");
  }

  @Test
  void oneTextAndAnArrayOfTextsAreTheSame() {
    assertThat(read("patchbay.scheme", "ftp").info().schemes())
        .isEqualTo(read("patchbay.scheme", new String[] {"ftp"}).info().schemes())
        .containsExactly("ftp");
    assertThat(read("patchbay.service", new String[] {"ECHO", "echo"}).info().services())
        .containsExactly("echo");
  }

  @Test
  void aZeroPortIsAsGoodAsNone() {
    assertThat(read("patchbay.port.secure", 0).securePort()).isEqualTo(7);
  }

  @Test
  void aProviderThatWasRefusedIsUsedOnceItsPropertiesAreRight() throws Exception {
    EchoProvider provider = new EchoProvider(context -> new Echo());
    try (Core core = new Core(CoreSettings.unconfigured())) {
      core.update(provider, read("service.id", 5L));

      core.open(new Owner(1, "test"), SessionOptions.agent("test"))
          .connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    }
    assertThat(provider.contexts).hasSize(1);
  }

  private static Offer read(String key, Object value) {
    Map<String, Object> properties = new HashMap<>(EchoProvider.PROPERTIES);
    properties.put(key, value);
    return Offer.read("p", "1", properties);
  }
}
