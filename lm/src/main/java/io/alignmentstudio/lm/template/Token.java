package io.alignmentstudio.lm.template;

/** A piece of a template's source; of strings and numbers, the value is what they stand for. */
record Token(Kind kind, String value, int line) {
  enum Kind {
    TEXT,
    OUTPUT_BEGIN,
    OUTPUT_END,
    BLOCK_BEGIN,
    BLOCK_END,
    NAME,
    STRING,
    INTEGER,
    FLOAT,
    OPERATOR,
    END
  }

  boolean is(Kind other, String text) {
    return kind == other && value.equals(text);
  }

  /** Whether this is the sign. */
  boolean operator(String sign) {
    return is(Kind.OPERATOR, sign);
  }

  /** Whether this is the word. */
  boolean name(String word) {
    return is(Kind.NAME, word);
  }

  /** This token for messages. */
  String described() {
    return switch (kind) {
      case END -> "the end of the template";
      case TEXT -> "text";
      case BLOCK_END -> "%}";
      case OUTPUT_END -> "}}";
      case BLOCK_BEGIN -> "{%";
      case OUTPUT_BEGIN -> "{{";
      case NAME, INTEGER, FLOAT, OPERATOR -> "'" + value + "'";
      case STRING -> "the string '" + value + "'";
    };
  }
}
