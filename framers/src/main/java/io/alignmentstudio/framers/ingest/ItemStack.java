package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list items that are open at a place of a section, outermost first. */
final class ItemStack {
  private static final int UNKNOWN = -1;

  /**
   * An item that may still get siblings and children.
   *
   * @param depth as the source says, or {@link #UNKNOWN}
   * @param place where it is; its siblings share all but the last key
   * @param outer path of its parent
   * @param live whether it may get children; a paragraph ends that, but not its numbering
   */
  private record Entry(
      Optional<Label> label,
      int list,
      int depth,
      Place place,
      List<String> outer,
      String text,
      boolean live) {
    boolean isExplicit() {
      return depth != UNKNOWN;
    }

    /** Whether paragraphs without a number may stand inside, as in statutes and contracts. */
    boolean holdsParagraphs() {
      return label
          .filter(found -> found.family() == Family.DECIMAL)
          .filter(found -> !isExplicit() || found.parts() > 1)
          .isPresent();
    }

    Entry ended() {
      return new Entry(label, list, depth, place, outer, text, false);
    }
  }

  /**
   * Where an item belongs.
   *
   * @param path keys of the labels down to it; empty for an item without a label
   * @param nested whether another item encloses it
   * @param scope path under which its children stand
   */
  record Place(List<String> path, String leadIn, boolean nested, List<String> scope) {
    Place(List<String> path, String leadIn, boolean nested) {
      this(path, leadIn, nested, path);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Optional<Label> section;
  private Announced.Above above;

  private Optional<String> paragraph = Optional.empty();

  /**
   * @param section label of the section; dotted numbers of items that repeat it are cut
   * @param above words before the section's title that govern its first list
   */
  ItemStack(Optional<Label> section, Announced.Above above) {
    this.section = section;
    this.above = above;
  }

  /** Notes a paragraph without a label: it ends lists and may govern the next one. */
  void paragraph(String text, int depth) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      boolean encloses = depth > 0 ? entry.depth() < depth : entry.holdsParagraphs();
      if (entry.live() && encloses) {
        break;
      }
      entries.set(i, entry.ended());
    }
    paragraph = Optional.of(text);
    above = above.near() ? Announced.Above.NOTHING : above;
  }

  /** What governs a block that directly follows, such as a table. */
  String pendingLeadIn() {
    return paragraph.filter(LeadIn::endsWithColon).map(LeadIn::lastSentence).orElse("");
  }

  /** Ends what the last paragraph governs, without ending lists. */
  void interrupt() {
    paragraph = Optional.empty();
  }

  /** Places a paragraph that begins with a printed label; its depth is found by its numbering. */
  Place place(Label label, String text) {
    return place(Optional.of(label), UNKNOWN, UNKNOWN, text);
  }

  Place place(Optional<Label> printed, int list, int depth, String text) {
    Optional<Label> label = printed.map(this::resolve);
    int sibling = sibling(label, list, depth);
    Place place;
    List<String> outer;
    if (sibling >= 0) {
      Entry before = entries.get(sibling);
      truncate(sibling);
      outer = before.outer();
      String fresh = paragraph.filter(LeadIn::endsWithColon).map(LeadIn::lastSentence).orElse("");
      String leadIn = fresh.isEmpty() ? before.place().leadIn() : fresh;
      place = new Place(path(label, outer), leadIn, before.place().nested());
    } else {
      List<Entry> live = entries.stream().filter(Entry::live).toList();
      List<Entry> kept = live.subList(0, firstOfSequence(live, label, list, depth));
      live.subList(kept.size(), live.size()).forEach(entries::remove);
      Optional<Entry> parent = kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
      outer = parent.map(Entry::place).map(Place::scope).orElse(List.of());
      place = new Place(path(label, outer), leadIn(parent, label, text), parent.isPresent());
    }
    if (label.isEmpty()) {
      place = new Place(List.of(), place.leadIn(), place.nested(), outer);
    }
    entries.add(new Entry(label, list, depth, place, outer, text, true));
    paragraph = Optional.empty();
    return place;
  }

  /** What governs the first item of a new sequence. */
  private String leadIn(Optional<Entry> parent, Optional<Label> label, String item) {
    boolean governed = entries.isEmpty() && label.filter(found -> found.parts() > 1).isEmpty();
    String below = governed ? above.words() : "";
    if (paragraph.isPresent()) {
      String fresh = LeadIn.ofParagraph(paragraph.get(), item);
      return fresh.isEmpty() ? below : fresh;
    }
    if (parent.isEmpty()) {
      return below;
    }
    String own = parent.map(above -> LeadIn.ofItem(above.text(), item)).orElse("");
    return own.isEmpty() ? "" : LeadIn.join(parent.orElseThrow().place().leadIn(), own);
  }

  private List<String> path(Optional<Label> label, List<String> outer) {
    if (label.isEmpty()) {
      return List.of();
    }
    Label own = label.get();
    if (own.parts() > 1) {
      List<String> parts = List.of(own.number().split("\\."));
      List<String> above =
          section.map(found -> List.of(found.number().split("\\."))).orElse(List.of());
      boolean repeats = parts.size() > above.size() && parts.subList(0, above.size()).equals(above);
      return repeats ? parts.subList(above.size(), parts.size()) : parts;
    }
    List<String> path = new ArrayList<>(outer);
    path.add(own.key());
    return List.copyOf(path);
  }

  /** Decides between roman number and letter by the labels before it. */
  private Label resolve(Label label) {
    Optional<Label> other = label.otherReading();
    for (int i = entries.size() - 1; i >= 0 && other.isPresent(); i--) {
      Optional<Label> before = entries.get(i).label();
      if (before.isPresent() && label.follows(before.get())) {
        return label;
      }
      if (before.isPresent() && other.get().follows(before.get())) {
        return other.get();
      }
    }
    return label;
  }

  private int sibling(Optional<Label> label, int list, int depth) {
    // "11. It is prohibited to:" before "a." starts a list of its own inside an outer "a.".
    boolean governed =
        paragraph.isEmpty()
            && !entries.isEmpty()
            && entries.getLast().live()
            && LeadIn.endsWithColon(entries.getLast().text())
            && label.filter(Label::isFirst).isPresent();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      boolean sameDepth = depth == UNKNOWN || !entry.isExplicit() || entry.depth() == depth;
      if (!sameDepth || label.isPresent() != entry.label().isPresent()) {
        continue;
      }
      boolean sibling =
          label.isPresent()
              ? label.get().follows(entry.label().orElseThrow())
              : entry.depth() == depth && (entry.list() == list || paragraph.isEmpty());
      // The idiom "a. ... a. ..." leaves the counting to the printer.
      boolean repeated =
          label.isPresent()
              && entry.list() == list
              && label.equals(entry.label())
              && paragraph.isEmpty()
              && (!governed || i + 1 == entries.size());
      if (sibling || repeated) {
        return i;
      }
    }
    return -1;
  }

  /** How many live stay open above an item that starts a new sequence. */
  private int firstOfSequence(List<Entry> live, Optional<Label> label, int list, int depth) {
    if (live.isEmpty()) {
      return 0;
    }
    Entry top = live.getLast();
    boolean governed = paragraph.isEmpty() && LeadIn.endsWithColon(top.text());
    if (depth == UNKNOWN) {
      return firstByNumbering(live, label.orElseThrow(), governed);
    }
    for (int i = 0; i < live.size(); i++) {
      Entry entry = live.get(i);
      if (entry.list() == list && entry.depth() >= depth) {
        return i;
      }
    }
    boolean outranked =
        label.isPresent()
            && label.get().isFirst()
            && top.label()
                .filter(above -> above.family().compareTo(label.get().family()) < 0)
                .isPresent();
    if (governed || outranked || !top.isExplicit()) {
      return live.size();
    }
    for (int i = 0; i < live.size(); i++) {
      boolean keeps = paragraph.isPresent() && live.get(i).holdsParagraphs();
      if (live.get(i).depth() >= depth && !keeps) {
        return i;
      }
    }
    return live.size();
  }

  private static int firstByNumbering(List<Entry> live, Label label, boolean governed) {
    for (int i = live.size() - 1; i >= 0; i--) {
      Optional<Label> other = live.get(i).label();
      if (other.isPresent() && other.get().isLike(label)) {
        boolean child = governed && label.isFirst() && i < live.size() - 1;
        return child ? live.size() : i;
      }
    }
    if (label.parts() > 1) {
      for (int i = 0; i < live.size(); i++) {
        Optional<Label> other = live.get(i).label();
        boolean encloses =
            other.isPresent() && label.number().startsWith(other.get().number() + ".");
        if (!encloses) {
          return i;
        }
      }
    }
    if (!label.isFirst()) {
      for (int i = 0; i < live.size(); i++) {
        boolean deeper =
            live.get(i)
                .label()
                .filter(other -> other.family().compareTo(label.family()) > 0)
                .isPresent();
        if (deeper) {
          return i;
        }
      }
    }
    return live.size();
  }

  private void truncate(int size) {
    while (entries.size() > size) {
      entries.removeLast();
    }
  }
}
