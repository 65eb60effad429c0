package io.alignmentstudio.lm.constraint;

/**
 * A class that a regular expression names by a letter. Engines differ in what it holds beyond
 * ASCII: the class holds what all agree is inside, its negation what all agree is outside.
 *
 * @param least what every engine counts as inside
 * @param most what any engine counts as inside
 */
record CharacterClass(CharacterSet least, CharacterSet most) {
  static final CharacterClass DIGIT =
      new CharacterClass(
          CharacterSet.range('0', '9'),
          CharacterSet.matching(
              point ->
                  Character.isDigit(point) || Character.getType(point) == Character.OTHER_NUMBER));

  static final CharacterClass WORD =
      new CharacterClass(
          CharacterSet.range('0', '9')
              .union(CharacterSet.range('A', 'Z'))
              .union(CharacterSet.range('a', 'z'))
              .union(CharacterSet.of("_")),
          CharacterSet.matching(
              point ->
                  Character.isUnicodeIdentifierPart(point)
                      || Character.isLetterOrDigit(point)
                      || Character.getType(point) == Character.LETTER_NUMBER
                      || Character.getType(point) == Character.OTHER_NUMBER));

  static final CharacterClass SPACE =
      new CharacterClass(
          CharacterSet.of(" \t\n\r\f\u000b"),
          CharacterSet.matching(
              point ->
                  Character.isWhitespace(point)
                      || Character.isSpaceChar(point)
                      || point == 0x85
                      || point == 0xFEFF));

  /** Ends of lines in any engine; a dot stands for none of them. */
  static final CharacterSet LINE_ENDS = CharacterSet.of("\n\r\u0085\u2028\u2029");

  /**
   * The class itself.
   *
   * @param negated whether the set that names it is negated, and must avoid all it may hold
   */
  CharacterSet inside(boolean negated) {
    return negated ? most : least;
  }

  /** What is not in the class. */
  CharacterSet outside(boolean negated) {
    return inside(!negated).complement();
  }
}
