package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GopherLimitsTest {
  @Test
  void defaultsAreThoseOfTheConfiguration() {
    assertThat(GopherSettings.from(Configured.with(Map.of()))).isEqualTo(GopherSettings.DEFAULT);
  }

  @Test
  void characterSetsMustExtendAscii() {
    for (String charset : List.of("UTF-16", "IBM037", "no such")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GopherSettings.from(Configured.with(Map.of("charset", charset))));
    }
  }

  @Test
  void portsThatAreNoneAreNotAmongThoseOfItems() {
    int[] ports = {70, 0, -1, 65_536, 7070};

    assertThat(ItemPorts.from(Configured.with(Map.of("itemPorts", ports))).ports())
        .containsExactlyInAnyOrder(70, 7070);
  }

  @Test
  void numbersThatMakeNoSenseAreBroughtIntoBounds() {
    GopherConfiguration config =
        Configured.with(Map.of("menuItems", 0, "menuLineBytes", 1 << 20, "selectorLength", -5));

    assertThat(GopherLimits.from(config))
        .returns(1, GopherLimits::menuItems)
        .returns(GopherLimits.MENU_BYTES, GopherLimits::menuBytes)
        .returns(MenuReader.LONGEST_LINE, GopherLimits::menuLineBytes)
        .returns(1, GopherLimits::selectorLength)
        .returns(Long.MAX_VALUE, GopherLimits::longestDocument);
    assertThat(GopherLimits.from(Configured.with(Map.of("answerMillis", Long.MAX_VALUE))))
        .satisfies(limits -> assertThat(limits.answer().toNanos()).isPositive());
  }
}
