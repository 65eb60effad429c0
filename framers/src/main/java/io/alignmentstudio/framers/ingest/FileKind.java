package io.alignmentstudio.framers.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is, by its content. */
enum FileKind {
  MARKDOWN("Markdown", "md markdown mdown mkd tmpl"),
  PLAIN_TEXT("plain text", "txt text"),
  DOCX("a Word document (DOCX)", "docx docm dotx"),
  PDF("a PDF", "pdf"),
  FORMEX("an act in Formex 4", "xml fmx fmx4"),
  AKOMA_NTOSO("an act in Akoma Ntoso", "xml akn"),
  USLM("an act in USLM", "xml uslm"),
  OSCAL_XML("an OSCAL catalog or profile in XML", "xml"),
  OSCAL_JSON("an OSCAL catalog or profile in JSON", "json"),
  ENCRYPTED_OFFICE("an encrypted Office document"),
  OLD_OFFICE("an old binary Office document"),
  WORKBOOK("an Excel workbook"),
  SLIDES("a PowerPoint presentation"),
  OPEN_DOCUMENT("an OpenDocument file"),
  ARCHIVE("an archive"),
  RTF("a rich text file (RTF)"),
  IMAGE("an image"),
  HTML("an HTML page", "html htm xhtml"),
  XML("an XML file", "xml"),
  JSON("a JSON file", "json"),
  EXECUTABLE("a program");

  private static final Pattern TAG =
      Pattern.compile("<(?:p|div|h[1-6]|ul|ol|li|table|section|article|main|span)\\b[^>]*>");

  private final String description;
  private final String extensions;

  FileKind(String description) {
    this(description, "");
  }

  /**
   * @param extensions of names that promise this kind, with spaces between
   */
  FileKind(String description, String extensions) {
    this.description = description;
    this.extensions = extensions;
  }

  String description() {
    return description;
  }

  /** Whether a file of this name is expected to be of this kind. */
  boolean fits(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String extension : extensions.split(" ")) {
      if (!extension.isEmpty() && lower.endsWith("." + extension)) {
        return true;
      }
    }
    return lower.indexOf('.') < 0;
  }

  /** Whether the name claims to be of a kind that can be read. */
  boolean claims(String name) {
    return name.indexOf('.') >= 0 && fits(name);
  }

  static FileKind of(SourceFile file) {
    byte[] bytes = file.bytes();
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    if (head.contains("%PDF-")) {
      return PDF;
    }
    if (TextDecoder.startsWith(bytes, 'P', 'K', 3, 4)
        || TextDecoder.startsWith(bytes, 'P', 'K', 5, 6)) {
      return ofZip(bytes);
    }
    if (TextDecoder.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return containsWide(bytes, "EncryptedPackage") ? ENCRYPTED_OFFICE : OLD_OFFICE;
    }
    if (head.startsWith("{\\rtf")) {
      return RTF;
    }
    if (TextDecoder.startsWith(bytes, 0x89, 'P', 'N', 'G')
        || TextDecoder.startsWith(bytes, 0xFF, 0xD8, 0xFF)
        || head.startsWith("GIF8")
        || TextDecoder.startsWith(bytes, 'I', 'I', 42, 0)
        || TextDecoder.startsWith(bytes, 'M', 'M', 0, 42)) {
      return IMAGE;
    }
    if (TextDecoder.startsWith(bytes, 0x1F, 0x8B)
        || head.startsWith("7z\u00BC")
        || head.startsWith("Rar!")) {
      return ARCHIVE;
    }
    if (TextDecoder.startsWith(bytes, 0x7F, 'E', 'L', 'F')
        || TextDecoder.startsWith(bytes, 'M', 'Z', 0x90)) {
      return EXECUTABLE;
    }
    return ofText(file, head);
  }

  private static FileKind ofText(SourceFile file, String head) {
    String start =
        head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
    if (isHtml(file.name(), start)) {
      return HTML;
    }
    boolean wide = TextDecoder.isWide(file.bytes());
    Optional<XmlParser.Root> root =
        start.startsWith("<") || wide ? XmlParser.root(file.bytes()) : Optional.empty();
    if (root.isEmpty() && start.startsWith("<?xml")) {
      XmlParser.requireDeclaredEncoding(file);
    }
    if (root.isPresent()) {
      Optional<FileKind> law = ofRoot(root.get());
      if (law.isPresent()) {
        return law.get();
      }
    }
    if (start.startsWith("<?xml") || (wide && root.isPresent())) {
      return root.filter(found -> found.name().equals("html")).isPresent() ? HTML : XML;
    }
    if (start.matches("(?s)(?:\\{\\s*(?:\"[^\"]*\"\\s*:|\\}).*|\\[\\s*(?:[{\"]|\\]).*)")) {
      return OscalJson.rootName(file.bytes()).filter(OscalReader.ROOTS::contains).isPresent()
          ? OSCAL_JSON
          : JSON;
    }
    boolean markdown =
        MARKDOWN.claims(file.name())
            || MarkdownEvidence.of(TextDecoder.decode(file).text()).isMarkdown();
    return markdown ? MARKDOWN : PLAIN_TEXT;
  }

  /** Markdown may begin with a tag too; a piece of a page is told by its name then. */
  private static boolean isHtml(String name, String start) {
    String visible = start.replaceAll("(?s)<!--.*?-->", "").stripLeading();
    return visible.matches("(?s)<(?:!doctype html|html|head|body)\\b.*")
        || (HTML.claims(name) && TAG.matcher(visible).find());
  }

  /** The kind of an XML file that can be read, by its outermost element. */
  private static Optional<FileKind> ofRoot(XmlParser.Root root) {
    if (root.namespace().equals(LawReader.AKOMA_NTOSO)) {
      return Optional.of(AKOMA_NTOSO);
    }
    if (LawReader.USLM.contains(root.namespace())) {
      return Optional.of(USLM);
    }
    if (root.namespace().equals(OscalReader.NAMESPACE) && OscalReader.ROOTS.contains(root.name())) {
      return Optional.of(OSCAL_XML);
    }
    return root.namespace().isEmpty() && FormexReader.ROOTS.contains(root.name())
        ? Optional.of(FORMEX)
        : Optional.empty();
  }

  private static FileKind ofZip(byte[] bytes) {
    String names = new String(bytes, StandardCharsets.ISO_8859_1);
    if (names.contains("word/document")) {
      return DOCX;
    }
    if (names.contains("xl/workbook")) {
      return WORKBOOK;
    }
    if (names.contains("ppt/presentation")) {
      return SLIDES;
    }
    if (names.startsWith("mimetypeapplication/vnd.oasis.opendocument", 30)) {
      return OPEN_DOCUMENT;
    }
    // A truncated DOCX may have lost its main part; its first part still says what it was.
    return names.contains("[Content_Types].xml") ? DOCX : ARCHIVE;
  }

  private static boolean containsWide(byte[] bytes, String name) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(
            new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
  }
}
