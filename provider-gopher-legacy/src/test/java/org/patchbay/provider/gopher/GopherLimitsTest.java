package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GopherLimitsTest {
  @Test
  void defaultsAreThoseOfTheConfiguration() {
    assertThat(GopherLimits.from(configured(Map.of()))).isEqualTo(GopherLimits.DEFAULT);
  }

  @Test
  void numbersThatMakeNoSenseAreBroughtIntoBounds() {
    GopherConfig config =
        configured(Map.of("menuItems", 0, "menuLineBytes", 1 << 20, "selectorLength", -5));

    assertThat(GopherLimits.from(config))
        .isEqualTo(new GopherLimits(1, GopherLimits.MENU_BYTES, MenuReader.LONGEST_LINE, 1));
  }

  private static GopherConfig configured(Map<String, Integer> values) {
    return (GopherConfig)
        Proxy.newProxyInstance(
            GopherConfig.class.getClassLoader(),
            new Class<?>[] {GopherConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), (Integer) method.getDefaultValue()));
  }
}
