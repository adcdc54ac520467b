package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "60, PT1H",
    "+60, PT1H",
    "-330, PT-5H-30M",
    "PT1H, PT1H",
    "-PT5H30M, PT-5H-30M",
    "' 90 ', PT1H30M"
  })
  void theClockOffsetIsMinutesOrADuration(String text, Duration offset) {
    assertThat(ListingSettings.offset(text)).isEqualTo(offset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "1h", "PT", "99999", "P3D"})
  void whatIsNeitherIsRefusedByName(String text) {
    assertThatThrownBy(() -> ListingSettings.offset(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("serverClockOffset")
        .hasMessageContaining(text);
  }

  @Test
  void withoutConfigurationTheLimitsAreThoseOfTheDocumentation() {
    assertThat(ListingSettings.DEFAULT.limits().lineLimit()).isEqualTo(8_192);
    assertThat(ListingSettings.DEFAULT.limits().nameLimit()).isEqualTo(4_096);
    assertThat(ListingSettings.DEFAULT.limits().findLimit()).isZero();
    assertThat(ListingSettings.DEFAULT.limits().listingLimit()).isZero();
  }
}
