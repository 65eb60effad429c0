package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the regular part of the syntax that Python, Java and JavaScript share: characters, sets,
 * groups, alternatives, repetitions, and anchors at the ends of the outermost alternatives.
 */
final class RegexParser {
  private static final int MOST_TIMES = 10_000;
  private static final Rule ANYTHING = Rule.any(new Rule.One(CharacterSet.ALL));

  private final String pattern;

  /** Whether a match may lie anywhere in the text, unless anchors say otherwise. */
  private final boolean search;

  private int at;

  private RegexParser(String pattern, boolean search) {
    this.pattern = pattern;
    this.search = search;
  }

  /**
   * The texts that an expression matches as a whole.
   *
   * @throws StudioException DATA naming the construct that is not supported and its place
   */
  static Rule parse(String pattern) {
    return new RegexParser(pattern, false).whole();
  }

  /** The texts in which an expression matches somewhere. */
  static Rule parseSearch(String pattern) {
    return new RegexParser(pattern, true).whole();
  }

  private Rule whole() {
    List<Rule> options = new ArrayList<>();
    do {
      boolean start = accept('^');
      Rule body = sequence();
      boolean end = accept('$');
      if (!atEnd() && peek() != '|') {
        throw failure(peek() == ')' ? "a group that was not opened" : "text after $");
      }
      List<Rule> parts = new ArrayList<>();
      if (search && !start) {
        parts.add(ANYTHING);
      }
      parts.add(body);
      if (search && !end) {
        parts.add(ANYTHING);
      }
      options.add(new Rule.Sequence(parts));
    } while (accept('|'));
    return options.size() == 1 ? options.getFirst() : new Rule.Either(options);
  }

  private Rule alternatives() {
    List<Rule> options = new ArrayList<>();
    do {
      options.add(sequence());
    } while (accept('|'));
    return options.size() == 1 ? options.getFirst() : new Rule.Either(options);
  }

  private Rule sequence() {
    List<Rule> parts = new ArrayList<>();
    while (!atEnd() && "|)$".indexOf(peek()) < 0) {
      parts.add(repeated(atom()));
    }
    return new Rule.Sequence(parts);
  }

  private Rule repeated(Rule atom) {
    int start = at;
    Rule rule = atom;
    if (accept('*')) {
      rule = Rule.any(atom);
    } else if (accept('+')) {
      rule = new Rule.Repeat(atom, 1, Optional.empty());
    } else if (accept('?')) {
      rule = Rule.optional(atom);
    } else if (!atEnd() && peek() == '{') {
      rule = counted(atom);
    }
    if (at > start) {
      accept('?'); // Preferring few repetitions matches the same texts.
      if (!atEnd() && "*+?{".indexOf(peek()) >= 0) {
        throw failure("a repetition of a repetition (or a possessive one)");
      }
    }
    return rule;
  }

  private Rule counted(Rule atom) {
    int start = at;
    expect('{');
    int least = number();
    Optional<Integer> most = Optional.of(least);
    if (accept(',')) {
      most = !atEnd() && peek() == '}' ? Optional.empty() : Optional.of(number());
    }
    expect('}');
    if (most.isPresent() && most.get() < least) {
      at = start;
      throw failure("a repetition whose most is below its least");
    }
    return new Rule.Repeat(atom, least, most);
  }

  private int number() {
    int start = at;
    int value = 0;
    while (!atEnd() && peek() >= '0' && peek() <= '9') {
      value = value * 10 + (pattern.charAt(at++) - '0');
      if (value > MOST_TIMES) {
        throw failure("more than " + MOST_TIMES + " repetitions");
      }
    }
    if (at == start) {
      throw failure("{ without a number (write \\{ for the character)");
    }
    return value;
  }

  private Rule atom() {
    int point = next();
    return switch (point) {
      case '(' -> group();
      case '[' -> new Rule.One(nonempty(new RegexSet(this).parse()));
      case '.' -> new Rule.One(CharacterSet.ALL.minus(CharacterClass.LINE_ENDS));
      case '\\' -> new Rule.One(escape(false));
      case '*', '+', '?', '{' -> throw before("a repetition of nothing");
      case '^' -> throw before("^ inside an expression");
      case ']', '}' -> throw before("an unescaped " + Character.toString(point));
      default -> new Rule.One(CharacterSet.range(point, point));
    };
  }

  private Rule group() {
    if (accept('?')) {
      if (!accept(':')) {
        accept('P');
        name();
      }
    }
    Rule body = alternatives();
    if (!atEnd() && peek() == '$') {
      throw failure("$ inside a group");
    }
    expect(')');
    return body;
  }

  private void name() {
    int start = at;
    if (accept('<')) {
      while (!atEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
        at++;
      }
      if (at > start + 1 && accept('>')) {
        return;
      }
    }
    at = start;
    throw failure("a look-around, flag or other special group");
  }

  private CharacterSet nonempty(CharacterSet set) {
    if (set.isEmpty()) {
      throw before("a set that holds no character");
    }
    return set;
  }

  /**
   * Reads what follows a backslash.
   *
   * @param negated whether it stands in a negated set
   */
  CharacterSet escape(boolean negated) {
    if (atEnd()) {
      throw before("a backslash at the end");
    }
    int point = next();
    return switch (point) {
      case 'd' -> CharacterClass.DIGIT.inside(negated);
      case 'w' -> CharacterClass.WORD.inside(negated);
      case 's' -> CharacterClass.SPACE.inside(negated);
      case 'D' -> CharacterClass.DIGIT.outside(negated);
      case 'W' -> CharacterClass.WORD.outside(negated);
      case 'S' -> CharacterClass.SPACE.outside(negated);
      case 'n' -> CharacterSet.of("\n");
      case 'r' -> CharacterSet.of("\r");
      case 't' -> CharacterSet.of("\t");
      case 'f' -> CharacterSet.of("\f");
      case 'v' -> CharacterSet.of("\u000b");
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      default -> {
        if (Character.isLetterOrDigit(point)) {
          throw before("the escape \\" + Character.toString(point));
        }
        yield CharacterSet.range(point, point);
      }
    };
  }

  private CharacterSet hexadecimal(int digits) {
    if (at + digits > pattern.length()
        || !pattern.substring(at, at + digits).matches("[0-9A-Fa-f]+")) {
      throw before("an escape without its " + digits + " hexadecimal digits");
    }
    int point = Integer.parseInt(pattern.substring(at, at + digits), 16);
    at += digits;
    CharacterSet set = CharacterSet.range(point, point);
    if (set.isEmpty()) {
      throw before("half a surrogate pair");
    }
    return set;
  }

  boolean atEnd() {
    return at >= pattern.length();
  }

  int peek() {
    return pattern.codePointAt(at);
  }

  int next() {
    int point = peek();
    at += Character.charCount(point);
    return point;
  }

  boolean accept(char expected) {
    boolean found = !atEnd() && pattern.charAt(at) == expected;
    if (found) {
      at++;
    }
    return found;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw failure("a missing " + expected);
    }
  }

  /** The character that was just read is at fault. */
  StudioException before(String construct) {
    at = Math.max(0, at - 1);
    return failure(construct);
  }

  StudioException failure(String construct) {
    return new StudioException(
        ErrorCode.DATA,
        "The regular expression %s has, at character %d, %s, which is not supported here; see docs/constraints.md for the syntax"
            .formatted(pattern, at + 1, construct));
  }
}
