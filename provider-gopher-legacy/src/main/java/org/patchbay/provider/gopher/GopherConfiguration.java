package org.patchbay.provider.gopher;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a deployer sets; read anew for each connection. */
@ObjectClassDefinition(
    name = "Patchbay Gopher provider",
    description = "Bounds of what a Gopher server may send, be sent, and lead to.")
@interface GopherConfiguration {
  String PID = "org.patchbay.provider.gopher";

  @AttributeDefinition(
      description =
          "Ports that a server's items may lead to; the ports that callers name are not judged.")
  int[] itemPorts() default {ItemPorts.GOPHER};

  @AttributeDefinition(description = "Items in a menu; a longer menu is refused.", min = "1")
  int menuItems() default GopherLimits.MENU_ITEMS;

  @AttributeDefinition(description = "Bytes in a menu; a longer menu is refused.", min = "1")
  int menuBytes() default GopherLimits.MENU_BYTES;

  @AttributeDefinition(
      description = "Bytes in a line of a menu or of attributes; a longer line is refused.",
      min = "1",
      max = "32768")
  int menuLineBytes() default GopherLimits.MENU_LINE_BYTES;

  @AttributeDefinition(
      description = "Lines of attributes in one answer; more are refused.",
      min = "1")
  int attributeLines() default GopherLimits.ATTRIBUTE_LINES;

  @AttributeDefinition(
      description = "Bytes of attributes in one answer; more are refused.",
      min = "1")
  int attributeBytes() default GopherLimits.ATTRIBUTE_BYTES;

  @AttributeDefinition(
      description = "Bytes in a document; a longer one is refused. 0 for no bound.",
      min = "0")
  long documentBytes() default 0;

  @AttributeDefinition(
      description =
          "Milliseconds that one answer may be waited for altogether; the time that its reader"
              + " takes is not counted.",
      min = "1")
  long answerMillis() default GopherLimits.ANSWER_MILLIS;

  // RFC 1436 §3.9 advises 255, WinINet takes 256; servers of today hand out longer ones at times.
  @AttributeDefinition(
      description = "Characters in a selector or query; a longer one is refused.",
      min = "1",
      max = "8192")
  int selectorLength() default GopherLimits.SELECTOR_LENGTH;

  @AttributeDefinition(
      description = "Character set of menus, selectors and attributes; one that extends ASCII.")
  String charset() default "UTF-8";

  @AttributeDefinition(description = "Character set of lines that are no text in the other one.")
  String fallbackCharset() default "ISO-8859-1";
}
