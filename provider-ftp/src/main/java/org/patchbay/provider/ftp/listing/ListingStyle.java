package org.patchbay.provider.ftp.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The dialects, in the order in which they are asked where the server gives no hint. */
public enum ListingStyle {
  UNIX(UnixDialect::new, "UNIX"),
  WINDOWS(WindowsDialect::new, "WIN"),
  VMS(VmsDialect::new, "VMS"),
  MVS(MvsDialect::new, "MVS"),
  OS400(Os400Dialect::new, "OS/400"),
  NETWARE(NetwareDialect::new, "NETWARE"),
  OS2(Os2Dialect::new, "OS/2"),
  EPLF(clock -> new EplfDialect(), "EPLF"),
  MACHINE(clock -> new MachineDialect(), "MLST");

  /** What MLSD and MLST answer with. */
  public static final List<ListingStyle> OF_MLSD = List.of(MACHINE);

  private final Function<ListingClock, Dialect> maker;
  private final String system;

  ListingStyle(Function<ListingClock, Dialect> maker, String system) {
    this.maker = maker;
    this.system = system;
  }

  Dialect begin(ListingClock clock) {
    return maker.apply(clock);
  }

  /**
   * All that a LIST may be in. The reply to SYST only puts one to the front: servers list otherwise
   * than their system does, and some deny what they are.
   */
  public static List<ListingStyle> bySystem(String reply) {
    List<ListingStyle> styles = new ArrayList<>(List.of(values()));
    styles.remove(MACHINE);
    String upper = reply.toUpperCase(Locale.ROOT);
    styles.sort((a, b) -> Boolean.compare(upper.contains(b.system), upper.contains(a.system)));
    return styles;
  }
}
