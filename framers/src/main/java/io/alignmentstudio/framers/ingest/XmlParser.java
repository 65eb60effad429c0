package io.alignmentstudio.framers.ingest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one way in which XML is read. Nothing that a file declares is expanded or fetched, so no
 * entity can grow or name another file. Depth and size are bounded.
 */
final class XmlParser {
  /** Elements inside each other; the acts and catalogs of real publishers stay below 40. */
  static final int DEEPEST = 400;

  /** Elements and texts; a thousand pages have about 100,000. */
  static final int MOST_NODES = 6_000_000;

  /** Characters of text; more than any regulation has, and still in memory. */
  static final long MOST_CHARACTERS = 160_000_000;

  private static final int LONGEST_PROLOG = 1 << 16;
  private static final int LONGEST_DECLARATION = 400;
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml\\s[^>]{0,80}?\\bencoding\\s*=\\s*[\"']([A-Za-z][\\w.-]{0,39})");
  private static final Pattern PROLOG =
      Pattern.compile("(?:[^<]|<\\?[^>]*>|<!--(?:[^-]|-(?!-))*+-->)*+");
  private static final Pattern DECLARATIONS =
      Pattern.compile("<!DOCTYPE(?:[^>\\[\"']|\"[^\"]*\"|'[^']*')*+\\[");

  private final XMLStreamReader reader;

  /** Short texts, mostly indentation, are there once only. */
  private final Map<String, String> shared = new HashMap<>();

  private int nodes;
  private long characters;

  private XmlParser(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** The name of the outermost element. */
  record Root(String namespace, String name) {}

  /**
   * Parses a whole document.
   *
   * @throws XMLStreamException when it is not well-formed, uses what only a document type could
   *     declare, or is deeper or larger than the bounds
   */
  static XmlNode parse(InputStream input) throws XMLStreamException {
    XMLStreamReader reader = factory().createXMLStreamReader(input);
    try {
      toRoot(reader);
      XmlParser parser = new XmlParser(reader);
      XmlNode root = parser.element(0);
      // What follows the outermost element must be well-formed too.
      while (reader.hasNext()) {
        reader.next();
      }
      return root;
    } finally {
      reader.close();
    }
  }

  /** Parses a policy document; refuses what cannot be read whole. */
  static XmlNode parse(SourceFile file) {
    if (declaresTypes(file.bytes())) {
      throw file.refuse(
          "cannot be read as XML: it declares a document type of its own (<!DOCTYPE … [ … ]>),"
              + " which could hide other files or text without end",
          "remove the declaration");
    }
    try {
      return parse(new ByteArrayInputStream(file.bytes()));
    } catch (XMLStreamException e) {
      requireDeclaredEncoding(file);
      throw file.refuse("cannot be read as XML: " + problem(e), "mend or export it again", e);
    }
  }

  /** Refuses a file whose bytes are not in the encoding that its first line declares. */
  static void requireDeclaredEncoding(SourceFile file) {
    byte[] bytes = file.bytes();
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(head.replace("\0", ""));
    if (declared.find() && !isIn(declared.group(1), bytes, head)) {
      throw file.refuse(
          "declares the encoding %s in its first line, but is not in it"
              .formatted(declared.group(1)),
          "save it in that encoding, or mend the declaration");
    }
  }

  private static boolean isIn(String encoding, byte[] bytes, String head) {
    boolean wide =
        encoding.toUpperCase(Locale.ROOT).matches("(?:UTF|UCS|ISO-10646-UCS)-?(?:16|32|2|4).*");
    if (wide != head.contains("\0")) {
      return false;
    }
    try {
      Charset.forName(encoding)
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Finds the outermost element; empty when the file does not begin as XML. */
  static Optional<Root> root(byte[] bytes) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamConstants.START_ELEMENT) {
            return Optional.of(new Root(namespace(reader), reader.getLocalName()));
          }
        }
        return Optional.empty();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  /** What the parser complains about and where, without its own formatting. */
  static String problem(XMLStreamException problem) {
    String message = String.valueOf(problem.getMessage());
    int text = message.indexOf("Message: ");
    String said = text < 0 ? message : message.substring(text + "Message: ".length());
    Location at = problem.getLocation();
    return at == null
        ? said
        : "%s (line %d, column %d)".formatted(said, at.getLineNumber(), at.getColumnNumber());
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Its own bound says neither where nor what to do.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    return factory;
  }

  private static void toRoot(XMLStreamReader reader) throws XMLStreamException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      // Comments, instructions and the name of a document type stand before it.
    }
  }

  /**
   * Whether a document type has declarations of its own. The reader skips them, so that whatever
   * uses them fails; this tells why.
   */
  static boolean declaresTypes(byte[] bytes) {
    int length = Math.min(bytes.length, LONGEST_PROLOG);
    // Latin letters are the same bytes in every encoding of XML but for zeros between them.
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
    Matcher prolog = PROLOG.matcher(head);
    return prolog.lookingAt() && DECLARATIONS.matcher(head.substring(prolog.end())).lookingAt();
  }

  private XmlNode element(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException(
          "elements are nested deeper than " + DEEPEST, reader.getLocation());
    }
    count();
    String namespace = namespace(reader);
    String name = reader.getLocalName().intern();
    Map<String, String> attributes = attributes();
    Location start = reader.getLocation();
    int line = start.getLineNumber();
    int column = start.getColumnNumber();
    List<XmlNode> content = new ArrayList<>();
    int textLine = line;
    int textColumn = column;
    while (true) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        content.add(element(depth + 1));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        return XmlNode.element(namespace, name, attributes, content, place(line, column));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        content.add(XmlNode.text(text(), place(textLine, textColumn)));
      } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException(
            "the entity " + reader.getLocalName() + " is not declared", reader.getLocation());
      }
      textLine = reader.getLocation().getLineNumber();
      textColumn = reader.getLocation().getColumnNumber();
    }
  }

  private Map<String, String> attributes() {
    if (reader.getAttributeCount() == 0) {
      return Map.of();
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i).intern(), shared(reader.getAttributeValue(i)));
    }
    return Map.copyOf(attributes);
  }

  private String text() throws XMLStreamException {
    count();
    String text = reader.getText();
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new XMLStreamException(
          "it has more than %,d characters of text".formatted(MOST_CHARACTERS),
          reader.getLocation());
    }
    return shared(text);
  }

  private String shared(String text) {
    if (text.length() > 32 || shared.size() > 100_000) {
      return text;
    }
    String first = shared.putIfAbsent(text, text);
    return first == null ? text : first;
  }

  private void count() throws XMLStreamException {
    if (++nodes > MOST_NODES) {
      throw new XMLStreamException(
          "it has more than %,d elements and texts".formatted(MOST_NODES), reader.getLocation());
    }
  }

  /** To the place that the reader has come to. */
  private XmlNode.Place place(int line, int column) {
    Location end = reader.getLocation();
    return new XmlNode.Place(
        line, column, end.getLineNumber(), Math.max(1, end.getColumnNumber() - 1));
  }

  private static String namespace(XMLStreamReader reader) {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri.intern();
  }
}
