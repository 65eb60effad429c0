package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Token.Kind;
import java.util.List;

/** Tokens with a place in them. */
final class TokenStream {
  private final List<Token> tokens;
  private int position;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token current() {
    return tokens.get(position);
  }

  Token look() {
    return tokens.get(Math.min(position + 1, tokens.size() - 1));
  }

  int line() {
    return current().line();
  }

  int position() {
    return position;
  }

  /** Tokens from one place to the current one. */
  List<Token> since(int start) {
    return tokens.subList(start, position);
  }

  Token next() {
    Token token = current();
    if (token.kind() != Kind.END) {
      position++;
    }
    return token;
  }

  boolean skipOperator(String sign) {
    boolean found = current().operator(sign);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipName(String word) {
    boolean found = current().name(word);
    if (found) {
      next();
    }
    return found;
  }

  void expectOperator(String sign) {
    if (!skipOperator(sign)) {
      throw new TemplateFailure("expected '%s', got %s".formatted(sign, current().described()));
    }
  }

  String expectName() {
    if (current().kind() != Kind.NAME) {
      throw new TemplateFailure("expected a name, got " + current().described());
    }
    return next().value();
  }

  void expectName(String word) {
    if (!skipName(word)) {
      throw new TemplateFailure("expected '%s', got %s".formatted(word, current().described()));
    }
  }

  void expect(Kind kind, String what) {
    if (current().kind() != kind) {
      throw new TemplateFailure("expected %s, got %s".formatted(what, current().described()));
    }
    next();
  }
}
