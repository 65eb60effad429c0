package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads acts of the European Union in Formex 4: divisions, articles, paragraphs, points and
 * indents, annexes, tables. Citations, recitals and signatures are recitals and guidance: they
 * never bind. Element names are those of the <a
 * href="https://op.europa.eu/en/web/eu-vocabularies/formex">Formex manual</a>.
 */
final class FormexReader implements FormatReader {
  /** The outermost elements of documents with text of their own. */
  static final Set<String> ROOTS =
      Set.of(
          "ACT",
          "AGR",
          "ANNEX",
          "CONS.ACT",
          "CONS.ANNEX",
          "CONS.DOC",
          "CORR",
          "DECISION",
          "GENERAL",
          "LETTER",
          "OPINION",
          "OTH",
          "PROT",
          "TREATY");

  @Override
  public Draft read(SourceFile file) {
    XmlNode root = XmlParser.parse(file);
    String name = titleOf(root).map(title -> new Walk().lines(title)).orElse("");
    SectionDraft tree = new SectionDraft(Optional.empty(), name, 0, Optional.empty());
    Walk walk = new Walk();
    Provision top = Provision.of(tree);
    titleOf(root).ifPresent(title -> walk.notes(walk.whole(title), top));
    walk.flow(root, top);
    return new Draft("", tree, walk.warnings());
  }

  /** The name of the act, with its date and subject. */
  private static Optional<XmlNode> titleOf(XmlNode root) {
    return root.child("TITLE")
        .or(() -> root.at("CONS.DOC", "TITLE"))
        .or(() -> root.at("CONTENTS", "TITLE"));
  }

  /** One pass over a document. */
  private static final class Walk extends XmlFlow {
    private static final Set<String> INLINE =
        Set.of(
            "ADDR.S",
            "DATE",
            "FT",
            "FMT.VALUE",
            "FORMULA.S",
            "HT",
            "IE",
            "KEYWORD",
            "LINK",
            "NOTE",
            "OVER",
            "QUOT.END",
            "QUOT.START",
            "REF.DOC",
            "REF.DOC.ECR",
            "REF.DOC.OJ",
            "REF.DOC.SE",
            "REF.NP.ECR",
            "REF.NOTE",
            "ACRONYM",
            "AUTHOR",
            "EXPONENT",
            "IND",
            "FRACTION",
            "DIVIDEND",
            "DIVISOR",
            "ROOT",
            "SUM",
            "INT",
            "BAR",
            "ROMAN");

    private static final Map<String, String> LEFT_OUT =
        Map.of(
            "BIB.INSTANCE", "metadata",
            "BIB.DATA", "metadata",
            "INFO.CONSLEG", "metadata",
            "INFO.PROD", "metadata",
            "FAM.COMP", "lists of amended acts",
            "TOC", "tables of contents",
            "INCL.ELEMENT", "pictures and other files",
            "GR.ANNOTATION", "annotations",
            "TITLE", "");

    private int notes;
    private final Map<String, Integer> marks = new HashMap<>();

    @Override
    boolean isInline(XmlNode element) {
      return INLINE.contains(element.name());
    }

    @Override
    void inline(XmlNode element, Run run) {
      switch (element.name()) {
        case "NOTE" -> run.note(element);
        case "QUOT.START", "QUOT.END" -> run.append(character(element));
        case "INCL.ELEMENT" -> leaveOut("pictures and other files");
        case "P", "TXT", "NO.P", "ALINEA", "NP", "TI", "STI" -> {
          run.append(" ");
          run.addAll(element);
          run.append(" ");
        }
        default -> run.addAll(element);
      }
    }

    /** A quotation mark is given by its number in Unicode. */
    private static String character(XmlNode element) {
      String code = element.attribute("CODE").orElse("0022");
      return code.matches("[0-9A-Fa-f]{4}") ? Character.toString(Integer.parseInt(code, 16)) : "\"";
    }

    @Override
    String noteMark(XmlNode note) {
      String id = note.attribute("NOTE.ID").or(() -> note.attribute("ID")).orElse("");
      int number = id.isEmpty() ? ++notes : marks.computeIfAbsent(id, _ -> ++notes);
      return String.valueOf(number);
    }

    @Override
    void block(XmlNode element, Provision at) {
      String name = element.name();
      if (LEFT_OUT.containsKey(name)) {
        if (!LEFT_OUT.get(name).isEmpty()) {
          leaveOut(LEFT_OUT.get(name));
        }
        return;
      }
      switch (name) {
        case "PREAMBLE" -> preamble(element, at);
        case "DIVISION", "SUBDIV", "GR.SEQ" -> division(element, at);
        case "ARTICLE" -> section(element, element.child("TI.ART"), element.child("STI.ART"), at);
        case "ANNEX", "CONS.ANNEX" -> annex(element, at);
        case "FINAL" -> last(element, at);
        case "PARAG" -> numbered(element, "NO.PARAG", at);
        case "NP", "NP.ECR", "POINT" -> numbered(element, "NO.P", at);
        case "ITEM" -> item(element, at);
        case "DLIST.ITEM" -> definition(element, at);
        case "QUOT.S" -> flow(element, at.quoted());
        case "TBL" -> at.rows(table(element));
        case "NO.P", "NO.PARAG", "TI.ART", "STI.ART", "NO.DLIST" -> {
          // Read with what they number and name.
        }
        default -> flow(element, at);
      }
    }

    private void preamble(XmlNode preamble, Provision at) {
      Provision citations = at.headed(Optional.empty(), "Preamble").typed(ClauseType.RECITAL);
      for (XmlNode part : preamble.children()) {
        switch (part.name()) {
          case "GR.VISA" -> part.children().forEach(visa -> flush(whole(visa), citations));
          case "GR.CONSID" -> {
            Provision recitals = at.headed(Optional.empty(), "Recitals").typed(ClauseType.RECITAL);
            for (XmlNode recital : part.children()) {
              flow(recital, recital.name().equals("GR.CONSID.INIT") ? citations : recitals);
            }
          }
          default -> flow(part, citations);
        }
      }
    }

    private void division(XmlNode division, Provision at) {
      Optional<XmlNode> title = division.child("TITLE");
      if (title.isEmpty()) {
        flow(division, at);
        return;
      }
      section(division, title.get().child("TI"), title.get().child("STI"), at);
    }

    private void annex(XmlNode annex, Provision at) {
      Optional<XmlNode> title = annex.child("TITLE");
      section(
          annex,
          title.flatMap(node -> node.child("TI")),
          title.flatMap(node -> node.child("STI")),
          at);
    }

    /** Opens the section of a heading such as "Article 5" with the name below it. */
    private void section(
        XmlNode element, Optional<XmlNode> numberLine, Optional<XmlNode> nameLine, Provision at) {
      String number = numberLine.map(this::lines).orElse("");
      String name = nameLine.map(this::lines).orElse("");
      Optional<Label.Found> found = Label.ofHeading(number);
      String rest = number.substring(found.map(Label.Found::end).orElse(0)).strip();
      Provision section =
          at.headed(found.map(Label.Found::label), (rest + " " + name).strip()).from(idOf(element));
      numberLine.ifPresent(line -> notes(whole(line), section));
      nameLine.ifPresent(line -> notes(whole(line), section));
      flow(element, section);
    }

    private void last(XmlNode end, Provision at) {
      Provision closing = at.headed(Optional.empty(), "Final");
      for (XmlNode part : end.children()) {
        if (part.name().equals("SIGNATURE")) {
          closing.typed(ClauseType.GUIDANCE).text(whole(part).rich(), span(part));
        } else {
          flush(whole(part), closing);
        }
      }
    }

    private void numbered(XmlNode provision, String numberName, Provision at) {
      Optional<XmlNode> number = provision.child(numberName);
      String printed = number.map(node -> whole(node).rich().text()).orElse("");
      Provision own = at.item(printed).from(idOf(provision));
      number.ifPresent(node -> notes(whole(node), own));
      flow(provision, own);
    }

    /** An item holds a numbered part, or texts of an indent. */
    private void item(XmlNode item, Provision at) {
      List<XmlNode> children = item.children();
      boolean holdsPart =
          children.size() == 1 && Set.of("NP", "NP.ECR").contains(children.getFirst().name());
      flow(item, holdsPart ? at : at.item("", ""));
    }

    private void definition(XmlNode item, Provision at) {
      Run run = whole(item);
      run.define();
      at.item("", "").text(run.rich(), true, span(item));
    }

    private List<Block> table(XmlNode table) {
      List<XmlNode> rows = table.all().filter(node -> node.name().equals("ROW")).toList();
      TableGrid grid = new TableGrid();
      rows.forEach(row -> grid.row(row.all("CELL").map(this::cell).toList(), span(row)));
      int marked =
          (int)
              rows.stream()
                  .takeWhile(row -> row.attribute("TYPE").filter("HEADER"::equals).isPresent())
                  .count();
      return grid.blocks(marked, tableWarnings);
    }

    /** The text of a heading, its lines joined. */
    private String lines(XmlNode heading) {
      return whole(heading).rich().text();
    }
  }
}
