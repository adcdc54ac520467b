package org.patchbay.assembler;

import java.io.StringWriter;
import java.lang.reflect.Array;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.patchbay.profiles.internal.BundleEntry;
import org.patchbay.profiles.internal.ProfileFile;

/** Profiles as features of Apache Karaf, which brings the services of OSGi itself. */
final class KarafFeatures {
  private static final String NAMESPACE = "http://karaf.apache.org/xmlns/features/v1.6.0";
  private static final String CORE = "patchbay-core";

  private final XMLStreamWriter xml;
  private final String version;

  private KarafFeatures(XMLStreamWriter xml, String version) {
    this.xml = xml;
    this.version = version;
  }

  /** The text of a features file. */
  static String of(Features features) throws XMLStreamException {
    BundleEntry core =
        features.part("container").bundles().stream()
            .filter(entry -> entry.artifact().equals("org.patchbay.api"))
            .findFirst()
            .orElseThrow();
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    new KarafFeatures(xml, core.version()).write(features, core);
    return text.append("\n").toString();
  }

  private void write(Features features, BundleEntry core) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("features");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("name", "patchbay-" + version);
    begin(CORE, "Patchbay's core, without any protocol.");
    element("feature", "scr");
    bundle(core);
    end();
    for (ProfileFile profile : features.profiles().values()) {
      begin("patchbay-" + profile.name(), profile.description());
      element("feature", CORE);
      for (BundleEntry entry : profile.bundles()) {
        bundle(entry);
      }
      for (Map.Entry<String, Map<String, Object>> entry : profile.configurations().entrySet()) {
        configuration(entry.getKey(), entry.getValue());
      }
      end();
    }
    begin("patchbay-wininet", "WinINet's functions by their own names.");
    element("feature", CORE);
    bundle(new BundleEntry(core.group(), "org.patchbay.wininet", version, 0));
    end();
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private void begin(String name, String description) throws XMLStreamException {
    line(1);
    xml.writeStartElement("feature");
    xml.writeAttribute("name", name);
    xml.writeAttribute("version", version);
    xml.writeAttribute("description", description);
  }

  private void end() throws XMLStreamException {
    line(1);
    xml.writeEndElement();
  }

  private void bundle(BundleEntry entry) throws XMLStreamException {
    element("bundle", "mvn:" + entry.group() + "/" + entry.artifact() + "/" + entry.version());
  }

  private void element(String name, String text) throws XMLStreamException {
    line(2);
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  /** As lines of properties: lists are texts parted by commas. */
  private void configuration(String pid, Map<String, Object> values) throws XMLStreamException {
    line(2);
    xml.writeStartElement("config");
    xml.writeAttribute("name", pid);
    for (Map.Entry<String, Object> value : values.entrySet()) {
      line(3);
      xml.writeCharacters(value.getKey() + " = " + text(value.getValue()));
    }
    line(2);
    xml.writeEndElement();
  }

  private static String text(Object value) {
    if (!value.getClass().isArray()) {
      return value.toString();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Array.getLength(value); i++) {
      text.append(i == 0 ? "" : ",").append(Array.get(value, i));
    }
    return text.toString();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
