package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the headings of a Word document whose author made them by hand: short lines in larger
 * letters, and items of a numbered list that are bold as a whole. Where headings have styles, only
 * the styles count.
 */
final class WordHeadings {
  private static final double LARGER = 1.1;
  private static final int LONGEST = 14;
  private static final int STYLED = 2;

  private final List<Block> blocks;
  private final IdentityHashMap<Block, Double> sizes;
  private final double body;

  private WordHeadings(List<Block> blocks, IdentityHashMap<Block, Double> sizes) {
    this.blocks = blocks;
    this.sizes = sizes;
    this.body = bodySize();
  }

  /**
   * The blocks of a document with such headings.
   *
   * @param sizes of the letters of paragraphs and items, in points
   */
  static List<Block> resolve(List<Block> blocks, IdentityHashMap<Block, Double> sizes) {
    long styled =
        blocks.stream()
            .filter(block -> block instanceof Block.Heading heading && heading.level() > 0)
            .count();
    return styled >= STYLED ? blocks : new WordHeadings(blocks, sizes).resolved();
  }

  /** The size in which most of the text is set. */
  private double bodySize() {
    Map<Double, Integer> letters = new TreeMap<>();
    sizes.forEach((block, size) -> letters.merge(size, rich(block).text().length(), Integer::sum));
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0.0);
  }

  private List<Block> resolved() {
    List<Double> looks =
        blocks.stream()
            .filter(this::isLarge)
            .map(sizes::get)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    boolean titled = isTitled(looks);
    Set<Integer> numbered = numberedLists();
    List<Block> result = new ArrayList<>();
    for (Block block : blocks) {
      if (isLarge(block)) {
        int level = looks.indexOf(sizes.get(block)) + (titled ? 0 : 1);
        result.add(heading(block, "", level, HeadingEvidence.SIZE));
      } else if (block instanceof Block.Item item && numbered.contains(key(item))) {
        int level = looks.size() + 1 + item.depth();
        result.add(heading(item, item.label(), level, HeadingEvidence.NUMBER));
      } else {
        result.add(block);
      }
    }
    return result;
  }

  private boolean isLarge(Block block) {
    return block instanceof Block.Paragraph paragraph
        && paragraph.role() == Block.Role.BODY
        && sizes.getOrDefault(block, 0.0) >= LARGER * body
        && isTitle(paragraph.text());
  }

  /** Whether the largest letters are those of the first line, and of no other. */
  private boolean isTitled(List<Double> looks) {
    boolean others =
        looks.size() > 1
            || blocks.stream()
                .skip(1)
                .anyMatch(
                    block ->
                        block instanceof Block.Paragraph paragraph
                            && paragraph.text().strong()
                            && isTitle(paragraph.text()));
    return others
        && isLarge(blocks.getFirst())
        && blocks.stream()
                .filter(this::isLarge)
                .filter(block -> sizes.get(block).equals(looks.getFirst()))
                .count()
            == 1
        && sizes.get(blocks.getFirst()).equals(looks.getFirst());
  }

  /** The levels of numbered lists that hold only bold titles, each with text of its own below. */
  private Set<Integer> numberedLists() {
    Map<Integer, Integer> titles = new HashMap<>();
    Set<Integer> others = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Item item && !item.label().equals(Block.BULLET)) {
        boolean followed =
            i + 1 < blocks.size()
                && !(blocks.get(i + 1) instanceof Block.Item next && key(next) == key(item));
        if (item.text().strong() && isTitle(item.text()) && followed) {
          titles.merge(key(item), 1, Integer::sum);
        } else {
          others.add(key(item));
        }
      }
    }
    titles.keySet().removeAll(others);
    titles.values().removeIf(count -> count < 2);
    return titles.keySet();
  }

  private static int key(Block.Item item) {
    return item.list() * 16 + item.depth();
  }

  private static boolean isTitle(RichText rich) {
    return ClauseRules.words(rich.text()) <= LONGEST
        && rich.text().matches("(?s).*\\p{L}{2}.*[^.;,:]$")
        && ClauseRules.question(rich).isEmpty()
        && ClauseRules.callOut(rich).isEmpty();
  }

  private static Block heading(Block block, String label, int level, HeadingEvidence evidence) {
    RichText rich = rich(block);
    EnumSet<HeadingEvidence> found = EnumSet.of(evidence);
    if (rich.strong()) {
      found.add(HeadingEvidence.WEIGHT);
    }
    return new Block.Heading(level, label, rich.text(), found, block.span());
  }

  private static RichText rich(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> paragraph.text();
      case Block.Item item -> item.text();
      case Block.Heading heading -> RichText.plain(heading.text());
      case Block.Row row -> RichText.plain(row.text());
    };
  }
}
