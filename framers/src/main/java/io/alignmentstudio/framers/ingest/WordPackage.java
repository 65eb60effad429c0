package io.alignmentstudio.framers.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/** The XML parts of a Word document that structure depends on. */
record WordPackage(
    XmlNode document,
    Optional<XmlNode> styles,
    Optional<XmlNode> numbering,
    Optional<XmlNode> footnotes,
    Optional<XmlNode> endnotes,
    Optional<XmlNode> comments,
    boolean macros) {
  /** A thousand pages have about 20 MB of XML; a zip bomb has more than this. */
  static final long LARGEST_PART = 128L << 20;

  /** Where a part can declare types. */
  private static final int HEAD = 1 << 16;

  private static final String SUSPECT =
      "do not open it; ask whoever gave it to you for the document as Word or another program"
          + " writes it";

  /** Opens the package; throws a StudioException when it is truncated, damaged or a zip bomb. */
  static WordPackage open(SourceFile file) {
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      String main = target(zip, "", "/officeDocument").orElse("word/document.xml");
      XmlNode document =
          part(zip, main)
              .orElseThrow(
                  () ->
                      file.refuse(
                          "is a damaged DOCX (no main document in it)", "save it again in Word"));
      return new WordPackage(
          document,
          related(zip, main, "/styles"),
          related(zip, main, "/numbering"),
          related(zip, main, "/footnotes"),
          related(zip, main, "/endnotes"),
          related(zip, main, "/comments"),
          target(zip, main, "/vbaProject").isPresent());
    } catch (SuspectPart e) {
      throw file.refuse(e.getMessage(), SUSPECT, e);
    } catch (ZipException e) {
      throw file.refuse(
          "is a truncated or damaged DOCX (" + e.getMessage() + ")", "get the complete file", e);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof SuspectPart suspect) {
        throw file.refuse(suspect.getMessage(), SUSPECT, e);
      }
      throw file.refuse(
          "is a damaged DOCX (" + XmlParser.problem(e) + ")", "open and save it again in Word", e);
    } catch (IOException | IllegalArgumentException e) {
      throw file.refuse(
          "is a damaged DOCX (" + e.getMessage() + ")", "open and save it again in Word", e);
    }
  }

  private static Optional<XmlNode> related(ZipFile zip, String main, String type)
      throws IOException, XMLStreamException {
    Optional<String> target = target(zip, main, type);
    return target.isPresent() ? part(zip, target.get()) : Optional.empty();
  }

  /** The part that a relationship of another part names; the empty name is the package's own. */
  private static Optional<String> target(ZipFile zip, String source, String type)
      throws IOException, XMLStreamException {
    int slash = source.lastIndexOf('/') + 1;
    String relationships =
        source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels";
    Optional<XmlNode> part = part(zip, relationships);
    return part.stream()
        .flatMap(node -> node.all("Relationship"))
        .filter(node -> node.attribute("Type").filter(name -> name.endsWith(type)).isPresent())
        .flatMap(node -> node.attribute("Target").stream())
        .map(target -> URI.create("/" + source).resolve(target).getPath().substring(1))
        .findFirst();
  }

  private static Optional<XmlNode> part(ZipFile zip, String name)
      throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream input =
        new BufferedInputStream(new Bounded(zip.getInputStream(entry), name), HEAD)) {
      input.mark(HEAD);
      if (XmlParser.declaresTypes(input.readNBytes(HEAD))) {
        throw new SuspectPart(
            name
                + " declares a document type of its own (<!DOCTYPE … [ … ]>), which Word never"
                + " writes and which could hide other files or text without end");
      }
      input.reset();
      return Optional.of(XmlParser.parse(input));
    }
  }

  /** What no program writes that means well. */
  private static final class SuspectPart extends IOException {
    private static final long serialVersionUID = 1;

    SuspectPart(String message) {
      super("is not read: " + message);
    }
  }

  /** Fails instead of inflating without end. */
  private static final class Bounded extends FilterInputStream {
    private final String name;
    private long left = LARGEST_PART;

    Bounded(InputStream input, String name) {
      super(input);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      return count(read, read);
    }

    private int count(int result, int bytes) throws IOException {
      left -= Math.max(0, bytes);
      if (left < 0) {
        throw new SuspectPart(
            "%s inflates to more than %d MB, as a zip bomb does"
                .formatted(name, LARGEST_PART >> 20));
      }
      return result;
    }
  }
}
