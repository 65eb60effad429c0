package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a template into tokens, with Jinja's trim_blocks and lstrip_blocks: the line break after a
 * block or comment goes, as do the blanks before one that begins a line; - and + at a tag strip
 * more or nothing. Source: Jinja 3.1, {@code lexer.py}.
 */
final class TemplateLexer {
  private static final Pattern FLOAT =
      Pattern.compile(
          "(?<!\\.)(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
  private static final Pattern INTEGER =
      Pattern.compile(
          "0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\\da-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern STRING =
      Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
  private static final Pattern OPERATOR =
      Pattern.compile("\\*\\*|//|==|!=|>=|<=|[-+/*%~\\[\\](){}><=.:|,;]");
  private static final String SPACES = "[\\s\\x1c-\\x1f]*";
  private static final Pattern RAW_BEGIN = withSpaces("\\{%[-+]?SrawS(-%\\}S|%\\})");
  private static final Pattern RAW_END =
      withSpaces("\\{%([-+]?)SendrawS(?:\\+%\\}|-%\\}S|%\\}\\n?)");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int line = 1;
  private boolean atLineStart = true;

  private TemplateLexer(String source) {
    this.source = source;
  }

  /** A pattern where S stands for any blanks. */
  private static Pattern withSpaces(String pattern) {
    return Pattern.compile(pattern.replace("S", SPACES), Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Splits a template; line breaks become \n and the last one goes. */
  static List<Token> split(String template) {
    String source = template.replace("\r\n", "\n").replace('\r', '\n');
    if (source.endsWith("\n")) {
      source = source.substring(0, source.length() - 1);
    }
    TemplateLexer lexer = new TemplateLexer(source);
    try {
      lexer.run();
    } catch (TemplateFailure e) {
      throw Errors.atLine(lexer.line, e);
    }
    return lexer.tokens;
  }

  private void run() {
    while (position < source.length()) {
      int tag = nextTag();
      if (tag < 0) {
        addText(source.substring(position));
        position = source.length();
        break;
      }
      Matcher raw = RAW_BEGIN.matcher(source).region(tag, source.length());
      char kind = source.charAt(tag + 1);
      int afterTag = tag + 2;
      char sign = afterTag < source.length() ? source.charAt(afterTag) : ' ';
      boolean signed = sign == '-' || sign == '+';
      addText(stripped(source.substring(position, tag), signed ? sign : ' ', kind != '{'));
      if (kind == '%' && raw.lookingAt()) {
        moveTo(raw.end());
        readRaw();
        continue;
      }
      moveTo(signed ? afterTag + 1 : afterTag);
      switch (kind) {
        case '#' -> skipComment();
        case '%' -> readTag(Kind.BLOCK_BEGIN, Kind.BLOCK_END, "%}");
        default -> readTag(Kind.OUTPUT_BEGIN, Kind.OUTPUT_END, "}}");
      }
    }
    tokens.add(new Token(Kind.END, "", line));
  }

  private int nextTag() {
    for (int i = source.indexOf('{', position); i >= 0; i = source.indexOf('{', i + 1)) {
      if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private String stripped(String text, char sign, boolean block) {
    if (sign == '-') {
      return PythonText.strip(text, false, true);
    }
    if (sign == ' ' && block) {
      int lineStart = text.lastIndexOf('\n') + 1;
      if ((lineStart > 0 || atLineStart) && PythonText.isBlank(text.substring(lineStart))) {
        return text.substring(0, lineStart);
      }
    }
    return text;
  }

  private void addText(String text) {
    if (!text.isEmpty()) {
      tokens.add(new Token(Kind.TEXT, text, line));
    }
  }

  private void skipComment() {
    int end = source.indexOf("#}", position);
    if (end < 0) {
      throw new TemplateFailure("a comment {# has no end #}");
    }
    endTag(end + 2, end > position ? source.charAt(end - 1) : ' ', true);
  }

  private void readRaw() {
    Matcher end = RAW_END.matcher(source);
    if (!end.find(position)) {
      throw new TemplateFailure("{% raw %} has no {% endraw %}");
    }
    String sign = end.group(1);
    addText(
        stripped(
            source.substring(position, end.start()), sign.isEmpty() ? ' ' : sign.charAt(0), true));
    moveTo(end.end());
  }

  private void readTag(Kind begin, Kind end, String delimiter) {
    tokens.add(new Token(begin, "", line));
    Deque<String> open = new ArrayDeque<>();
    while (true) {
      skipBlanks();
      if (position >= source.length()) {
        throw new TemplateFailure("a tag has no end " + delimiter);
      }
      char sign = source.charAt(position);
      boolean signed = sign == '-' || (sign == '+' && end == Kind.BLOCK_END);
      if (open.isEmpty() && source.startsWith(delimiter, signed ? position + 1 : position)) {
        tokens.add(new Token(end, "", line));
        endTag(position + (signed ? 3 : 2), signed ? sign : ' ', end == Kind.BLOCK_END);
        return;
      }
      Token token = readToken();
      tokens.add(token);
      if (token.kind() == Kind.OPERATOR) {
        balance(open, token.value());
      }
    }
  }

  private Token readToken() {
    int start = line;
    for (Kind kind : List.of(Kind.FLOAT, Kind.INTEGER, Kind.NAME, Kind.STRING, Kind.OPERATOR)) {
      Matcher matcher = pattern(kind).matcher(source).region(position, source.length());
      matcher.useTransparentBounds(true);
      if (matcher.lookingAt()) {
        moveTo(matcher.end());
        String text = matcher.group();
        String value =
            switch (kind) {
              case FLOAT, INTEGER -> text.replace("_", "");
              case STRING -> PythonText.unescape(text.substring(1, text.length() - 1));
              default -> text;
            };
        return new Token(kind, value, start);
      }
    }
    throw new TemplateFailure(
        "unexpected character '" + Character.toString(source.codePointAt(position)) + "'");
  }

  private static Pattern pattern(Kind kind) {
    return switch (kind) {
      case FLOAT -> FLOAT;
      case INTEGER -> INTEGER;
      case NAME -> NAME;
      case STRING -> STRING;
      case OPERATOR -> OPERATOR;
      case TEXT, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END ->
          throw new IllegalArgumentException(kind + " has no pattern");
    };
  }

  private static void balance(Deque<String> open, String sign) {
    switch (sign) {
      case "(" -> open.push(")");
      case "[" -> open.push("]");
      case "{" -> open.push("}");
      case ")", "]", "}" -> {
        if (open.isEmpty() || !open.pop().equals(sign)) {
          throw new TemplateFailure("unexpected '" + sign + "'");
        }
      }
      default -> {}
    }
  }

  private void endTag(int end, char sign, boolean trimsLineBreak) {
    int next = end;
    if (sign == '-') {
      while (next < source.length() && PythonText.isSpace(source.charAt(next))) {
        next++;
      }
    } else if (sign != '+' && trimsLineBreak && source.startsWith("\n", next)) {
      next++;
    }
    moveTo(next);
  }

  private void skipBlanks() {
    int next = position;
    while (next < source.length() && PythonText.isSpace(source.charAt(next))) {
      next++;
    }
    moveTo(next);
  }

  private void moveTo(int next) {
    for (int i = position; i < next; i++) {
      if (source.charAt(i) == '\n') {
        line++;
      }
    }
    atLineStart = next > 0 && source.charAt(next - 1) == '\n';
    position = next;
  }
}
