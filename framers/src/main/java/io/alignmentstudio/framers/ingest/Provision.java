package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.ingest.SectionDraft.ClauseDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part, numbered or not, of an act or catalog whose source says what encloses what. It turns the
 * texts that it is given into clauses: the first takes its number, further ones are {@code sub-2},
 * {@code sub-3}; what stands below takes the last text as its lead-in where that is open.
 */
final class Provision {
  private final SectionDraft section;
  private final String label;
  private final List<String> path;
  private final boolean numbered;
  private final Optional<ClauseType> type;
  private final Optional<Provision> above;
  private List<String> scope;
  private int texts;
  private int closings;
  private String governing = "";
  private String leadIn = "";
  private Optional<String> childLeadIn = Optional.empty();
  private String sourceId = "";
  private boolean quote;
  private boolean opened;
  private boolean defines;

  private Provision(
      SectionDraft section,
      String label,
      List<String> path,
      boolean numbered,
      Optional<ClauseType> type,
      Optional<Provision> above) {
    this.section = section;
    this.label = label;
    this.path = path;
    this.numbered = numbered;
    this.type = type;
    this.above = above;
    this.scope = path;
  }

  /** What stands directly under a section. */
  static Provision of(SectionDraft section) {
    return new Provision(section, "", List.of(), false, Optional.empty(), Optional.empty());
  }

  /** What stands directly under a section all of whose text is of one type. */
  static Provision of(SectionDraft section, ClauseType type) {
    return new Provision(section, "", List.of(), false, Optional.of(type), Optional.empty());
  }

  /** Notes the id that the source gives this part. */
  Provision from(String id) {
    sourceId = id;
    return this;
  }

  /** The id that the source gives this part; empty when it gives none. */
  String sourceId() {
    return sourceId;
  }

  /** A section below; it is governed by what governs this place. */
  Provision headed(Optional<Label> sectionLabel, String title) {
    SectionDraft below =
        new SectionDraft(sectionLabel, title, section.sourceLevel + 1, Optional.of(section));
    return new Provision(below, "", List.of(), false, type, Optional.of(this));
  }

  /**
   * A part below this one.
   *
   * @param printed as the source prints it, such as {@code (a)}; empty or a dash has no part in ids
   */
  Provision item(String printed) {
    return item(printed, key(printed));
  }

  /**
   * A part below this one.
   *
   * @param key its part in ids; empty for the items of a list without numbers
   */
  Provision item(String printed, String key) {
    List<String> below = new ArrayList<>(scope);
    if (!key.isEmpty()) {
      below.add(key);
    }
    return new Provision(
        section, opening() + printed, below, !key.isEmpty(), type, Optional.of(this));
  }

  /** The number of a part that has no text of its own, which stands before its first part's. */
  private String opening() {
    boolean first = texts == 0 && !opened;
    opened = true;
    return first && !label.isEmpty() ? above.map(Provision::opening).orElse("") + label : "";
  }

  /** A part with a name in ids, but not in the ids of what stands below it. */
  Provision part(String key) {
    Provision part = new Provision(section, "", with(path, key), true, type, Optional.of(this));
    part.scope = scope;
    return part;
  }

  /** Whether it has a place of its own in the ids of its section. */
  boolean isNumbered() {
    return numbered;
  }

  /** The same part, of a type of its own. */
  Provision typed(ClauseType own) {
    return new Provision(section, label, path, numbered, Optional.of(own), above).from(sourceId);
  }

  void text(RichText text, SourceSpan span) {
    text(text, false, span);
  }

  /**
   * Adds a text.
   *
   * @param marked whether the source marks a term in it as defined
   */
  void text(RichText text, boolean marked, SourceSpan span) {
    if (text.text().isEmpty()) {
      return;
    }
    texts++;
    if (texts == 1) {
      leadIn = above.map(outer -> outer.leadInOf(text.text())).orElse("");
      ClauseType found = typeOf(text, marked);
      defines = found == ClauseType.DEFINITION;
      add(found, label, numbered ? path : List.of(), text.text(), leadIn, span);
    } else {
      List<String> own = numbered ? with(path, "sub-" + texts) : List.of();
      add(typeOf(text, marked), "", own, text.text(), "", span);
      scope = numbered ? own : scope;
    }
    governing = text.text();
    childLeadIn = Optional.empty();
  }

  /** Adds the text behind a list that ends the sentence of the list's lead-in. */
  void closing(RichText text, SourceSpan span) {
    if (text.text().isEmpty()) {
      return;
    }
    closings++;
    List<String> own = numbered ? with(path, closings == 1 ? "end" : "end-" + closings) : List.of();
    String open = governing.isEmpty() ? "" : LeadIn.ofParagraph(governing, text.text());
    add(
        typeOf(text, false),
        "",
        own,
        text.text(),
        open.isEmpty() ? "" : LeadIn.join(leadIn, open),
        span);
  }

  /** Adds a footnote, which explains and never binds. */
  void note(String mark, RichText text, SourceSpan span) {
    if (text.text().isEmpty()) {
      return;
    }
    String printed = mark.isEmpty() ? "footnote" : "footnote " + mark;
    String key = key(mark);
    List<String> own = with(scope, key.isEmpty() ? "fn" : "fn-" + key);
    add(type.orElse(ClauseType.GUIDANCE), printed, own, text.text(), "", span);
  }

  /** Adds the rows of a table. */
  void rows(List<Block> rows) {
    for (Block block : rows) {
      if (block instanceof Block.Row row && !row.text().isEmpty()) {
        add(type.orElse(ClauseType.TABLE_ROW), "", List.of(), row.text(), pending(), row.span());
      }
    }
  }

  /** A text that belongs to another act and is quoted to be inserted there. */
  Provision quoted() {
    Provision quoted =
        new Provision(section, "", with(scope, "quote"), true, type, Optional.of(this));
    quoted.childLeadIn = Optional.of("");
    quoted.quote = true;
    return quoted;
  }

  /** Whether it holds what another act will say. */
  boolean isQuote() {
    return quote;
  }

  private String pending() {
    return LeadIn.endsWithColon(governing) ? LeadIn.lastSentence(governing) : "";
  }

  /** What governs the parts below, told by the first of them. */
  private String leadInOf(String item) {
    if (childLeadIn.isEmpty()) {
      childLeadIn = Optional.of(findLeadIn(item));
    }
    return childLeadIn.get();
  }

  private String findLeadIn(String item) {
    if (governing.isEmpty()) {
      return texts > 0 ? "" : above.map(outer -> outer.leadInOf(item)).orElse("");
    }
    boolean paragraph = label.isEmpty() || leadIn.isEmpty();
    String own = paragraph ? LeadIn.ofParagraph(governing, item) : LeadIn.ofItem(governing, item);
    return own.isEmpty() ? "" : LeadIn.join(leadIn, own);
  }

  private ClauseType typeOf(RichText text, boolean marked) {
    if (type.isPresent()) {
      return type.get();
    }
    boolean definitions = marked || ClauseRules.isDefinitions(section.headings());
    if (ClauseRules.isDefinition(text, definitions) || continuesDefinition()) {
      return ClauseType.DEFINITION;
    }
    boolean item = texts == 1 && (!leadIn.isEmpty() || isNested());
    return item ? ClauseType.LIST_ITEM : ClauseType.PARAGRAPH;
  }

  /** Whether it is a part of what a term means: "‘main establishment’ means: (a) …". */
  private boolean continuesDefinition() {
    return texts == 1 && !leadIn.isEmpty() && above.filter(outer -> outer.defines).isPresent();
  }

  /** Whether another part of the same section encloses it and has text of its own. */
  private boolean isNested() {
    return above
        .filter(outer -> outer.section.equals(section))
        .filter(outer -> outer.above.isPresent() && !outer.label.isEmpty())
        .isPresent();
  }

  private void add(
      ClauseType clauseType,
      String printed,
      List<String> own,
      String text,
      String governed,
      SourceSpan span) {
    section.children.add(new ClauseDraft(clauseType, printed, own, text, governed, span));
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }

  /** The part of an id that a printed number gives: {@code a} for {@code (a)}. */
  static String key(String printed) {
    return printed
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}.]+", "-")
        .replaceAll("^[-.]+|[-.]+$", "");
  }
}
