package org.patchbay.provider.gopher;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a deployer sets; read anew for each connection. */
@ObjectClassDefinition(
    name = "Patchbay Gopher provider",
    description = "Bounds of what a Gopher server may send and be sent.")
@interface GopherConfiguration {
  String PID = "org.patchbay.provider.gopher";

  @AttributeDefinition(description = "Items in a menu; a longer menu is refused.", min = "1")
  int menuItems() default GopherLimits.MENU_ITEMS;

  @AttributeDefinition(description = "Bytes in a menu; a longer menu is refused.", min = "1")
  int menuBytes() default GopherLimits.MENU_BYTES;

  @AttributeDefinition(
      description = "Bytes in a line of a menu; a longer line is refused.",
      min = "1",
      max = "32768")
  int menuLineBytes() default GopherLimits.MENU_LINE_BYTES;

  // RFC 1436 §3.9 advises 255, WinINet takes 256; servers of today hand out longer ones at times.
  @AttributeDefinition(
      description = "Characters in a selector or query; a longer one is refused.",
      min = "1",
      max = "8192")
  int selectorLength() default GopherLimits.SELECTOR_LENGTH;
}
