package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds levels for the looks that headings have: the most striking look is the outermost. Where
 * bookmarks or a table of contents list most headings, their levels count more.
 */
final class PdfLevels {
  /** Headings of one look. */
  private static final class Look {
    final PdfStyle style;
    final Map<Integer, Integer> listed = new HashMap<>();
    int count;
    int apart;

    Look(PdfStyle style) {
      this.style = style;
    }

    Optional<Integer> usualLevel() {
      return listed.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
  }

  private static final double TRUSTED = 0.5;

  private final List<Look> looks = new ArrayList<>();
  private boolean trusted;

  void learn(PdfStyle style, boolean apart, Optional<PdfOutline.Entry> entry) {
    Look look = look(style).orElseGet(() -> added(style));
    look.count++;
    look.apart += apart ? 1 : 0;
    entry.ifPresent(listed -> look.listed.merge(listed.level(), 1, Integer::sum));
  }

  private Look added(PdfStyle style) {
    Look look = new Look(style);
    looks.add(look);
    return look;
  }

  private Optional<Look> look(PdfStyle style) {
    return looks.stream().filter(look -> look.style.ranksLike(style)).findFirst();
  }

  /** Orders the looks; call it once, when all headings are learnt. */
  void rank() {
    looks.sort((one, other) -> one.style.compareRank(other.style));
    int all = looks.stream().mapToInt(look -> look.count).sum();
    int listed =
        looks.stream()
            .flatMap(look -> look.listed.values().stream())
            .mapToInt(Integer::intValue)
            .sum();
    trusted = listed >= 3 && listed >= all * TRUSTED;
  }

  /**
   * Whether a look is that of headings. What is only bold and has no space above, as headings of
   * its look have, is emphasis or a cell; so is, where most headings are listed, what is only bold
   * and has a look that no listed heading has.
   */
  boolean isUsual(PdfStyle style, Set<HeadingEvidence> evidence) {
    boolean onlyBold =
        evidence.contains(HeadingEvidence.WEIGHT)
            && !evidence.contains(HeadingEvidence.SIZE)
            && !evidence.contains(HeadingEvidence.NUMBER)
            && !evidence.contains(HeadingEvidence.OUTLINE)
            && !evidence.contains(HeadingEvidence.CONTENTS);
    if (!onlyBold) {
      return true;
    }
    Optional<Look> look = look(style);
    boolean dense = looks.stream().allMatch(each -> each.apart * 2 < each.count);
    boolean spaced =
        evidence.contains(HeadingEvidence.SPACING)
            || dense
            || look.filter(found -> found.apart * 2 > found.count).isPresent();
    return spaced && (!trusted || look.flatMap(Look::usualLevel).isPresent());
  }

  /** The level of a heading, from 1. */
  int of(PdfStyle style, Optional<PdfOutline.Entry> entry) {
    if (trusted && entry.isPresent()) {
      return entry.get().level();
    }
    int rank = 1;
    int deepest = 0;
    for (Look look : looks) {
      if (look.style.ranksLike(style)) {
        return trusted ? look.usualLevel().orElse(deepest + 1) : rank;
      }
      rank++;
      deepest = Math.max(deepest, look.usualLevel().orElse(0));
    }
    return rank;
  }
}
