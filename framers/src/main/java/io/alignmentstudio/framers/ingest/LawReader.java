package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads acts and bills in Akoma Ntoso 3 and in USLM, which is derived from it: levels with number,
 * heading, text before, content, levels below and text behind. Recitals, citations and notes never
 * bind; text that an amendment strikes out is left out and counted.
 */
final class LawReader implements FormatReader {
  static final String AKOMA_NTOSO = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
  static final Set<String> USLM =
      Set.of("http://schemas.gpo.gov/xml/uslm", "http://xml.house.gov/schemas/uslm/1.0");

  @Override
  public Draft read(SourceFile file) {
    XmlNode root = XmlParser.parse(file);
    SectionDraft tree = new SectionDraft(Optional.empty(), title(root), 0, Optional.empty());
    Walk walk = new Walk(root);
    walk.flow(root, Provision.of(tree));
    return new Draft("", tree, walk.warnings());
  }

  /** What the document calls itself, else what its metadata call it. */
  private static String title(XmlNode root) {
    for (String name : List.of("docTitle", "officialTitle", "shortTitle", "title")) {
      Optional<String> found =
          root.all()
              .filter(node -> node.name().equals(name))
              .filter(node -> name.equals("title") == node.namespace().contains("purl.org"))
              .map(node -> new Walk(root).whole(node).rich().text())
              .filter(text -> ClauseRules.words(text) > 2)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return root.all()
        .filter(node -> node.name().equals("FRBRalias") || node.name().equals("FRBRname"))
        .flatMap(node -> node.attribute("value").stream())
        .findFirst()
        .orElse("");
  }

  /** One pass over a document. */
  private static final class Walk extends XmlFlow {
    /** Levels that are sections of the tree, with or without a heading. */
    private static final Set<String> SECTIONS =
        Set.of(
            "article",
            "appendix",
            "book",
            "chapter",
            "compiledAct",
            "courtRule",
            "division",
            "part",
            "preliminary",
            "reorganizationPlan",
            "rule",
            "section",
            "subchapter",
            "subdivision",
            "subpart",
            "subtitle",
            "title",
            "tome");

    /** Levels that are sections only where they have a heading. */
    private static final Set<String> PARTS =
        Set.of(
            "clause",
            "hcontainer",
            "indent",
            "item",
            "level",
            "paragraph",
            "point",
            "subarticle",
            "subclause",
            "subitem",
            "sublist",
            "subparagraph",
            "subrule",
            "subsection",
            "subsubitem",
            "transitional",
            "recital");

    private static final Set<String> INLINE =
        Set.of(
            "a",
            "abbr",
            "actionDescription",
            "affectedDocument",
            "amendingAction",
            "approvedDate",
            "authorialNote",
            "b",
            "br",
            "concept",
            "cosponsor",
            "committee",
            "date",
            "decoration",
            "def",
            "del",
            "docAuthority",
            "docDate",
            "docIntroducer",
            "docketNumber",
            "docNumber",
            "docProponent",
            "docPurpose",
            "docStage",
            "docStatus",
            "docTitle",
            "docType",
            "em",
            "entity",
            "eol",
            "eop",
            "event",
            "fillIn",
            "footnote",
            "headingText",
            "i",
            "img",
            "inline",
            "ins",
            "judge",
            "lawyer",
            "legislature",
            "location",
            "mmod",
            "mod",
            "mref",
            "nonsponsor",
            "noteRef",
            "object",
            "omissis",
            "organization",
            "outcome",
            "page",
            "party",
            "person",
            "placeholder",
            "process",
            "property",
            "quantity",
            "quotedText",
            "ref",
            "relatedDocument",
            "remark",
            "rmod",
            "role",
            "rref",
            "session",
            "shortTitle",
            "sidenote",
            "signature",
            "span",
            "sponsor",
            "strong",
            "sub",
            "sup",
            "tab",
            "term",
            "time",
            "u",
            "vote",
            "proviso",
            "marker",
            "marginNote",
            "ear",
            "leaders");

    private static final Set<String> NOT_BINDING =
        Set.of(
            "citations",
            "conclusions",
            "enactingFormula",
            "formula",
            "legislativeHistory",
            "note",
            "notes",
            "preamble",
            "preface",
            "recitals",
            "signatures",
            "sourceCredit",
            "statutoryNote",
            "editorialNote",
            "coverPage",
            "longTitle");

    /** Numbers and headings that were read with their level. */
    private final Set<XmlNode> heads = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes that stand apart from the text that refers to them. */
    private final Map<String, XmlNode> notesById = new HashMap<>();

    private int notes;

    Walk(XmlNode root) {
      root.all()
          .filter(node -> node.name().equals("notes"))
          .flatMap(node -> node.all("note"))
          .filter(node -> !idOf(node).isEmpty())
          .forEach(node -> notesById.put(idOf(node), node));
    }

    @Override
    boolean isInline(XmlNode element) {
      // A rule of its own in Akoma Ntoso, a turn of phrase in USLM.
      return INLINE.contains(element.name())
          && !(element.name().equals("proviso") && element.child("num").isPresent());
    }

    @Override
    void inline(XmlNode element, Run run) {
      switch (element.name()) {
        case "authorialNote", "footnote" -> run.note(element);
        case "sidenote", "marginNote" -> leaveOut("notes in the margin");
        case "del" -> leaveOut("deletions");
        case "noteRef" -> {
          String id = element.attribute("href").orElse("").replaceFirst("^#", "");
          if (notesById.containsKey(id)) {
            run.note(notesById.get(id));
          }
        }
        case "page", "eop", "marker", "ear" -> {
          // Marks of the printed page.
        }
        case "img" -> leaveOut("pictures and other files");
        case "term", "def" -> {
          run.define();
          run.addAll(element);
        }
        case "br", "eol", "tab" -> run.append(" ");
        default -> {
          String gap = INLINE.contains(element.name()) ? "" : " ";
          run.append(gap);
          run.addAll(element);
          run.append(gap);
        }
      }
    }

    @Override
    String noteMark(XmlNode note) {
      notes++;
      return note.attribute("marker")
          .or(() -> note.child("num").map(XmlNode::allText))
          .orElse(String.valueOf(notes));
    }

    @Override
    void block(XmlNode element, Provision at) {
      String name = element.name();
      if (isStruckOut(element)) {
        leaveOut("parts that an amendment strikes out or repeals");
        return;
      }
      boolean metadata = element.namespace().contains("purl.org");
      if ((SECTIONS.contains(name) || PARTS.contains(name)) && !metadata) {
        level(element, at);
        return;
      }
      if (NOT_BINDING.contains(name)) {
        notBinding(element, at);
        return;
      }
      switch (name) {
        case "meta", "metadata", "processingInstruction" -> leaveOut("metadata");
        case "toc" -> leaveOut("tables of contents");
        case "wrapUp", "continuation", "listWrapUp" -> closing(element, at);
        case "li" -> flow(element, at.item(element.attribute("value").orElse("")));
        case "quotedStructure", "quotedContent", "embeddedStructure" -> flow(element, at.quoted());
        case "table" -> at.rows(htmlTable(element));
        case "doc", "attachment", "component" -> attached(element, at);
        case "num", "heading", "subheading" -> {
          if (!heads.contains(element)) {
            flow(element, at);
          }
        }
        default -> flow(element, at);
      }
    }

    private static boolean isStruckOut(XmlNode element) {
      return element.attribute("changed").filter("deleted"::equals).isPresent()
          || element
              .attribute("status")
              .filter(Set.of("removed", "repealed")::contains)
              .isPresent();
    }

    private void level(XmlNode element, Provision at) {
      Optional<XmlNode> number = element.child("num");
      number.ifPresent(heads::add);
      String printed = number.map(node -> whole(node).rich().text()).orElse("");
      List<Run> lines =
          element.children().stream()
              .filter(node -> node.name().equals("heading") || node.name().equals("subheading"))
              .filter(heads::add)
              .map(this::whole)
              .toList();
      String heading =
          String.join(" ", lines.stream().map(run -> trimmed(run.rich().text())).toList()).strip();
      Provision own;
      if (SECTIONS.contains(element.name()) || !heading.isEmpty()) {
        own = at.headed(label(element.name(), number, printed, at), heading).from(idOf(element));
        lines.forEach(run -> notes(run, own));
      } else if (printed.isEmpty() && !element.name().equals("indent")) {
        flow(element, at);
        return;
      } else {
        own = at.item(printed).from(idOf(element));
      }
      number.ifPresent(node -> notes(whole(node), own));
      flow(element, own);
    }

    /** "SHORT TITLE." and "Short Title.—" without what separates them from the text. */
    private static String trimmed(String heading) {
      return heading.replaceFirst("[.:]?\\s*[—–-]?$", "").strip();
    }

    private static Optional<Label> label(
        String name, Optional<XmlNode> number, String printed, Provision at) {
      if (printed.isEmpty()) {
        return Optional.empty();
      }
      String shown = printed.replaceFirst("[.:]?\\s*[—–-]?$", "").strip();
      Optional<Label> plain = Label.ofComputed(shown);
      Family family =
          switch (name) {
            case "title" -> Family.TITLE;
            case "subtitle" -> Family.SUBTITLE;
            case "book", "tome", "part" -> Family.PART;
            case "subpart" -> Family.SUBPART;
            case "chapter" -> Family.CHAPTER;
            case "subchapter" -> Family.SUBCHAPTER;
            case "article" -> Family.ARTICLE;
            case "section", "rule", "courtRule" -> Family.SECTION;
            case "appendix" -> Family.ANNEX;
            default -> plain.map(Label::family).orElse(Family.DECIMAL);
          };
      String value =
          number
              .flatMap(node -> node.attribute("value"))
              .or(() -> plain.map(Label::number))
              .orElse(Provision.key(shown.replaceFirst("^\\p{L}+\\.?\\s+(?=\\S)", "")));
      String key = Provision.key(value);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      // What another act will say never takes an id of this one.
      return Optional.of(
          at.isQuote()
              ? new Label(shown, Family.LOWER_LETTER, "quote-" + key, "x")
              : new Label(shown, family, key, "x"));
    }

    private void notBinding(XmlNode element, Provision at) {
      ClauseType type =
          switch (element.name()) {
            case "preamble", "recitals", "citations", "formula", "enactingFormula" ->
                ClauseType.RECITAL;
            default -> ClauseType.GUIDANCE;
          };
      switch (element.name()) {
        case "preamble" -> flow(element, at.headed(Optional.empty(), "Preamble").typed(type));
        case "preface", "coverPage", "longTitle", "action" -> flush(whole(element), at.typed(type));
        case "recitals" -> flow(element, at.headed(Optional.empty(), "Recitals").typed(type));
        case "note", "statutoryNote", "editorialNote" -> {
          Optional<XmlNode> line = element.child("heading");
          line.ifPresent(heads::add);
          String heading = line.map(XmlNode::allText).map(Walk::trimmed).orElse("");
          Provision own = heading.isEmpty() ? at : at.headed(Optional.empty(), heading);
          flow(element, own.typed(type));
        }
        default -> flow(element, at.typed(type));
      }
    }

    private void attached(XmlNode element, Provision at) {
      Optional<XmlNode> heading = element.child("heading");
      heading.ifPresent(heads::add);
      flow(
          element,
          heading.isEmpty()
              ? at
              : at.headed(
                      Label.ofHeading(heading.get().allText()).map(Label.Found::label),
                      heading.get().allText())
                  .from(idOf(element)));
    }

    private void closing(XmlNode element, Provision at) {
      Run run = whole(element);
      if (run.hasWords()) {
        at.closing(run.rich(), run.span(at));
      }
      notes(run, at);
    }
  }
}
