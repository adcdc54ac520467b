package org.patchbay.provider.gopher;

/** The configuration, read. */
record GopherSettings(GopherLimits limits, GopherText text, ItemPorts ports) {
  static final GopherSettings DEFAULT =
      new GopherSettings(GopherLimits.DEFAULT, GopherText.DEFAULT, ItemPorts.DEFAULT);

  static GopherSettings from(GopherConfiguration config) {
    return new GopherSettings(
        GopherLimits.from(config), GopherText.from(config), ItemPorts.from(config));
  }
}
