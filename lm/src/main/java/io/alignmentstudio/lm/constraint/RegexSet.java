package io.alignmentstudio.lm.constraint;

/** Reads a set in brackets, behind its opening one. */
final class RegexSet {
  private final RegexParser parser;

  RegexSet(RegexParser parser) {
    this.parser = parser;
  }

  CharacterSet parse() {
    boolean negated = parser.accept('^');
    CharacterSet set = CharacterSet.NONE;
    boolean first = true;
    while (true) {
      if (parser.atEnd()) {
        throw parser.failure("a set without its ]");
      }
      if (!first && parser.accept(']')) {
        return negated ? set.complement() : set;
      }
      set = set.union(item(negated));
      first = false;
    }
  }

  private CharacterSet item(boolean negated) {
    if (parser.peek() == '[') {
      throw parser.failure("[ inside a set (write \\[ for the character)");
    }
    CharacterSet low = single(negated);
    if (!parser.accept('-')) {
      return low;
    }
    if (!parser.atEnd() && parser.peek() == ']') {
      return low.union(CharacterSet.of("-"));
    }
    if (parser.atEnd()) {
      throw parser.failure("a set without its ]");
    }
    CharacterSet high = single(negated);
    int first = point(low);
    int last = point(high);
    if (first > last) {
      throw parser.before("a range whose end comes before its start");
    }
    return CharacterSet.range(first, last);
  }

  private CharacterSet single(boolean negated) {
    int point = parser.next();
    if (point == '\\') {
      return parser.escape(negated);
    }
    return CharacterSet.range(point, point);
  }

  private int point(CharacterSet set) {
    if (set.ranges().size() != 1
        || set.ranges().getFirst().first() != set.ranges().getFirst().last()) {
      throw parser.before("a range that ends in a class of characters");
    }
    return set.ranges().getFirst().first();
  }
}
