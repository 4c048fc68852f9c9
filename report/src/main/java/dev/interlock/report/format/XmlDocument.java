package dev.interlock.report.format;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML 1.0 document that is being written. */
final class XmlDocument {

  /** The characters that XML 1.0 cannot contain, not even escaped (section 2.2). */
  private static final String FORBIDDEN =
      "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

  private final XMLStreamWriter xml;

  private XmlDocument(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Consumer<XmlDocument> content) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      content.accept(new XmlDocument(xml));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  void element(String name, Runnable content) {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement(name);
      content.run();
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void attribute(String name, String value) {
    try {
      xml.writeAttribute(name, allowed(value));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void text(String text) {
    try {
      xml.writeCharacters(allowed(text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String allowed(String text) {
    return text.replaceAll(FORBIDDEN, "\uFFFD");
  }
}
