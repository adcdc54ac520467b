package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GopherLimitsTest {
  @Test
  void defaultsAreThoseOfTheConfiguration() {
    assertThat(GopherLimits.from(Configured.with(Map.of()))).isEqualTo(GopherLimits.DEFAULT);
  }

  @Test
  void numbersThatMakeNoSenseAreBroughtIntoBounds() {
    GopherConfiguration config =
        Configured.with(Map.of("menuItems", 0, "menuLineBytes", 1 << 20, "selectorLength", -5));

    assertThat(GopherLimits.from(config))
        .isEqualTo(new GopherLimits(1, GopherLimits.MENU_BYTES, MenuReader.LONGEST_LINE, 1));
  }
}
