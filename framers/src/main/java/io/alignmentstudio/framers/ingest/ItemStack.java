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
   * @param leadIn that governs it and its siblings
   * @param path keys of the labels down to it, its own included
   */
  private record Entry(
      Optional<Label> label, int list, int depth, String leadIn, String text, List<String> path) {
    boolean isExplicit() {
      return depth != UNKNOWN;
    }

    boolean isDecimal() {
      return label.filter(found -> found.family() == Family.DECIMAL).isPresent();
    }
  }

  /**
   * Where an item belongs.
   *
   * @param path keys of the labels down to it; empty for an item without a label
   * @param nested whether another item encloses it
   */
  record Place(List<String> path, String leadIn, boolean nested) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Optional<Label> section;
  private Optional<String> paragraph = Optional.empty();

  /**
   * @param section label of the section; dotted numbers of items that repeat it are cut
   */
  ItemStack(Optional<Label> section) {
    this.section = section;
  }

  /** Notes a paragraph without a label: it ends lists and may govern the next one. */
  void paragraph(String text, int depth) {
    if (depth > 0) {
      while (!entries.isEmpty() && entries.getLast().depth() >= depth) {
        entries.removeLast();
      }
    } else {
      while (!entries.isEmpty() && !entries.getLast().isDecimal()) {
        entries.removeLast();
      }
    }
    paragraph = Optional.of(text);
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
    if (sibling >= 0) {
      Entry before = entries.get(sibling);
      truncate(sibling);
      place = new Place(path(label), before.leadIn(), sibling > 0);
    } else {
      truncate(firstOfSequence(label, list, depth));
      place = new Place(path(label), leadIn(text), !entries.isEmpty());
    }
    List<String> scope = label.isPresent() ? place.path() : scope();
    entries.add(new Entry(label, list, depth, place.leadIn(), text, scope));
    paragraph = Optional.empty();
    return place;
  }

  /** What governs the first item of a new sequence. */
  private String leadIn(String item) {
    if (paragraph.isPresent()) {
      return LeadIn.of(paragraph.get(), item);
    }
    if (entries.isEmpty()) {
      return "";
    }
    Entry parent = entries.getLast();
    String own = LeadIn.of(parent.text(), item);
    return own.isEmpty() ? "" : LeadIn.join(parent.leadIn(), own);
  }

  private List<String> scope() {
    return entries.isEmpty() ? List.of() : entries.getLast().path();
  }

  private List<String> path(Optional<Label> label) {
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
    List<String> path = new ArrayList<>(scope());
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
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      boolean sameDepth = depth == UNKNOWN || !entry.isExplicit() || entry.depth() == depth;
      if (!sameDepth || label.isPresent() != entry.label().isPresent()) {
        continue;
      }
      boolean sibling =
          label.isPresent()
              ? label.get().follows(entry.label().orElseThrow())
              : entry.list() == list && entry.depth() == depth;
      // The idiom "a. ... a. ..." leaves the counting to the printer.
      boolean repeated =
          label.isPresent()
              && entry.list() == list
              && label.equals(entry.label())
              && paragraph.isEmpty();
      if (sibling || repeated) {
        return i;
      }
    }
    return -1;
  }

  /** How many entries stay open above an item that starts a new sequence. */
  private int firstOfSequence(Optional<Label> label, int list, int depth) {
    if (entries.isEmpty()) {
      return 0;
    }
    Entry top = entries.getLast();
    boolean governed = paragraph.isEmpty() && LeadIn.endsWithColon(top.text());
    if (depth == UNKNOWN) {
      return firstByNumbering(label.orElseThrow(), governed);
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
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
      return entries.size();
    }
    for (int i = 0; i < entries.size(); i++) {
      boolean keeps = paragraph.isPresent() && entries.get(i).isDecimal();
      if (entries.get(i).depth() >= depth && !keeps) {
        return i;
      }
    }
    return entries.size();
  }

  private int firstByNumbering(Label label, boolean governed) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Optional<Label> other = entries.get(i).label();
      if (other.isPresent() && other.get().isLike(label)) {
        boolean child = governed && label.isFirst() && i < entries.size() - 1;
        return child ? entries.size() : i;
      }
    }
    if (label.parts() > 1) {
      for (int i = 0; i < entries.size(); i++) {
        Optional<Label> other = entries.get(i).label();
        boolean encloses =
            other.isPresent() && label.number().startsWith(other.get().number() + ".");
        if (!encloses) {
          return i;
        }
      }
    }
    if (!label.isFirst()) {
      for (int i = 0; i < entries.size(); i++) {
        boolean deeper =
            entries
                .get(i)
                .label()
                .filter(other -> other.family().compareTo(label.family()) > 0)
                .isPresent();
        if (deeper) {
          return i;
        }
      }
    }
    return entries.size();
  }

  private void truncate(int size) {
    while (entries.size() > size) {
      entries.removeLast();
    }
  }
}
