package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a policy document of any supported format into its tree. */
public final class DocumentReader {
  /** Their sections are counted anew in each title, and refer to those of other acts. */
  private static final Set<DocumentFormat> ACTS =
      Set.of(
          DocumentFormat.FORMEX,
          DocumentFormat.AKOMA_NTOSO,
          DocumentFormat.USLM,
          DocumentFormat.OSCAL);

  private static final List<FileKind> NAMED =
      List.of(
          FileKind.MARKDOWN,
          FileKind.PLAIN_TEXT,
          FileKind.DOCX,
          FileKind.PDF,
          FileKind.HTML,
          FileKind.XML,
          FileKind.JSON);

  private DocumentReader() {}

  /**
   * Reads the only document of a regulation. What the file is follows from its content, not from
   * its name.
   *
   * @throws StudioException with {@link ErrorCode#NO_INPUT} when the file is missing or a folder,
   *     with {@link ErrorCode#DATA} when it is empty, encrypted, damaged, scanned, unreadable or of
   *     an unsupported kind
   */
  public static PolicyDocument read(Path file, Regulation regulation) {
    return read(file, regulation, "");
  }

  /**
   * Reads one of several documents of a regulation.
   *
   * @param documentSlug stands before every id of the document, as in {@code
   *     privacy:handbook/4.2.3}; empty when the regulation has one document
   * @throws StudioException as {@link #read(Path, Regulation)} does
   */
  public static PolicyDocument read(Path file, Regulation regulation, String documentSlug) {
    SourceFile source = SourceFile.of(file);
    FileKind kind = FileKind.of(source);
    List<String> warnings = new ArrayList<>();
    misnamed(source, kind, warnings);
    Draft draft =
        switch (kind) {
          case MARKDOWN -> new MarkdownReader().read(source);
          case PLAIN_TEXT -> new PlainTextReader().read(source);
          case DOCX -> new WordReader().read(source);
          case PDF -> new PdfReader().read(source);
          case HTML -> new HtmlReader().read(source);
          case FORMEX -> new FormexReader().read(source);
          case AKOMA_NTOSO, USLM -> new LawReader().read(source);
          case OSCAL_XML, OSCAL_JSON -> new OscalReader().read(source);
          case ENCRYPTED_OFFICE ->
              throw source.refuse("is encrypted", "save it without a password");
          case OLD_OFFICE, RTF, OPEN_DOCUMENT -> throw unsupported(source, kind);
          case IMAGE ->
              throw source.refuse("is an image", "recognise its text with an OCR program first");
          case WORKBOOK, SLIDES, ARCHIVE, XML, JSON, EXECUTABLE -> throw unsupported(source, kind);
        };
    SectionDraft tree = draft.tree();
    if (tree.all().flatMap(SectionDraft::clauses).findAny().isEmpty()) {
      throw source.refuse(
          "has no text besides headings and metadata", "give the complete document");
    }
    String title = draft.title().isEmpty() ? source.stem() : draft.title();
    Section root = Ids.assign(tree, regulation.id(), documentSlug, title);
    warnings.addAll(draft.warnings());
    warnings.addAll(ACTS.contains(format(kind)) ? TreeFindings.ofAct(root) : TreeFindings.of(root));
    return new PolicyDocument(
        regulation.id(), source.name(), format(kind), Hash.of(source.bytes()), root, warnings);
  }

  /**
   * Reads all documents of a regulation, with ids that are unique in it. Every file is tried before
   * the problems of all are reported.
   *
   * @throws StudioException as {@link #read(Path, Regulation)} does; with the code of the first
   *     problem
   */
  public static List<PolicyDocument> readAll(List<Path> files, Regulation regulation) {
    List<String> slugs = slugs(files);
    List<String> names = names(files);
    List<PolicyDocument> documents = new ArrayList<>();
    List<StudioException> failures = new ArrayList<>();
    for (int at = 0; at < files.size(); at++) {
      try {
        documents.add(read(files.get(at), regulation, slugs.get(at)).named(names.get(at)));
      } catch (StudioException e) {
        failures.add(e);
      }
    }
    if (failures.size() == 1) {
      throw failures.getFirst();
    }
    if (!failures.isEmpty()) {
      Problems problems = new Problems();
      failures.forEach(failure -> problems.add("%s", failure.getMessage()));
      problems.throwIfAny(
          failures.getFirst().code(), "documents of " + regulation.id() + " cannot be read:");
    }
    return documents;
  }

  /**
   * Hashes all that a document is read from: its own bytes, and those of the catalogs that an OSCAL
   * profile imports.
   *
   * @throws StudioException when an import is missing or cannot be read
   */
  public static String hash(Path file) throws IOException {
    String own = FileTree.hashFile(file);
    boolean mayImport =
        FileKind.OSCAL_XML.claims(file.toString()) || FileKind.OSCAL_JSON.claims(file.toString());
    if (!mayImport || !OscalProfile.isProfile(SourceFile.of(file))) {
      return own;
    }
    List<String> parts = new ArrayList<>(List.of(own));
    for (Path source : OscalProfile.sources(SourceFile.of(file))) {
      parts.add(FileTree.hashFile(source));
    }
    return Hash.of(parts.toArray(String[]::new));
  }

  /** What {@link #read(Path, Regulation, String)} needs for each document of one regulation. */
  public static List<String> slugs(List<Path> files) {
    Set<String> taken = new HashSet<>();
    return files.stream()
        .map(file -> files.size() == 1 ? "" : Ids.documentSlug(stem(file), taken))
        .toList();
  }

  /**
   * What each document of one regulation is called: its file name, and where an earlier one has
   * that, as many of the folders around it as tell them apart.
   */
  public static List<String> names(List<Path> files) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      Path whole = file.toAbsolutePath().normalize();
      String name = String.valueOf(whole.getFileName());
      for (int from = whole.getNameCount() - 2; from >= 0 && taken.contains(name); from--) {
        name = whole.getName(from) + "/" + name;
      }
      String unique = name;
      for (int n = 2; !taken.add(unique); n++) {
        unique = name + " (" + n + ")";
      }
      names.add(unique);
    }
    return names;
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static void misnamed(SourceFile source, FileKind kind, List<String> warnings) {
    if (kind == FileKind.MARKDOWN && FileKind.PLAIN_TEXT.claims(source.name())) {
      MarkdownEvidence evidence = MarkdownEvidence.of(TextDecoder.decode(source).text());
      warnings.add(
          "named like plain text, but has %s; read as Markdown"
              .formatted(String.join(", ", evidence.found())));
      return;
    }
    for (FileKind other : NAMED) {
      if (other != kind && other.claims(source.name()) && !kind.claims(source.name())) {
        warnings.add(
            "named like %s, but is %s; read as what it is"
                .formatted(other.description(), kind.description()));
        return;
      }
    }
  }

  private static StudioException unsupported(SourceFile source, FileKind kind) {
    return source.refuse(
        "is " + kind.description() + ", which is not supported",
        "give DOCX, PDF, HTML, Markdown, plain text, Formex 4, Akoma Ntoso 3, USLM, or an OSCAL catalog"
            + " or profile");
  }

  private static DocumentFormat format(FileKind kind) {
    return switch (kind) {
      case DOCX -> DocumentFormat.DOCX;
      case PDF -> DocumentFormat.PDF;
      case PLAIN_TEXT -> DocumentFormat.PLAIN_TEXT;
      case HTML -> DocumentFormat.HTML;
      case FORMEX -> DocumentFormat.FORMEX;
      case AKOMA_NTOSO -> DocumentFormat.AKOMA_NTOSO;
      case USLM -> DocumentFormat.USLM;
      case OSCAL_XML, OSCAL_JSON -> DocumentFormat.OSCAL;
      case MARKDOWN,
          ENCRYPTED_OFFICE,
          OLD_OFFICE,
          WORKBOOK,
          SLIDES,
          OPEN_DOCUMENT,
          ARCHIVE,
          RTF,
          IMAGE,
          XML,
          JSON,
          EXECUTABLE ->
          DocumentFormat.MARKDOWN;
    };
  }
}
