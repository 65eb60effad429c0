package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Statement.FilterCall;
import io.alignmentstudio.lm.template.Statement.Target;
import io.alignmentstudio.lm.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the statements of a template. */
final class TemplateParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private int loops;

  private TemplateParser(TokenStream tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
  }

  /**
   * Reads a template.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if it is malformed or uses what is not
   *     supported
   */
  static List<Statement> parse(String template) {
    TokenStream tokens = new TokenStream(TemplateLexer.split(template));
    try {
      return new TemplateParser(tokens).statements(Set.of());
    } catch (TemplateFailure e) {
      throw Errors.atLine(tokens.line(), e);
    }
  }

  /** Reads up to one of the end words, which stays the current token; none means to the end. */
  private List<Statement> statements(Set<String> ends) {
    List<Statement> statements = new ArrayList<>();
    while (true) {
      switch (tokens.current().kind()) {
        case TEXT -> statements.add(new Statement.Text(tokens.next().value()));
        case OUTPUT_BEGIN -> {
          tokens.next();
          statements.add(new Statement.Output(expressions.tuple()));
          tokens.expect(Kind.OUTPUT_END, "}}");
        }
        case BLOCK_BEGIN -> {
          tokens.next();
          if (tokens.current().kind() == Kind.NAME && ends.contains(tokens.current().value())) {
            return statements;
          }
          statements.add(statement());
          tokens.expect(Kind.BLOCK_END, "%}");
        }
        case END -> {
          if (!ends.isEmpty()) {
            throw new TemplateFailure("the template ends before {% " + first(ends) + " %}");
          }
          return statements;
        }
        case OUTPUT_END, BLOCK_END, NAME, STRING, INTEGER, FLOAT, OPERATOR ->
            throw new TemplateFailure("unexpected " + tokens.current().described());
      }
    }
  }

  private static String first(Set<String> ends) {
    return ends.stream().sorted().filter(end -> end.startsWith("end")).findFirst().orElse("");
  }

  /** Reads a body and its end word. */
  private List<Statement> body(String end) {
    tokens.expect(Kind.BLOCK_END, "%}");
    List<Statement> body = statements(Set.of(end));
    tokens.next();
    return body;
  }

  private Statement statement() {
    int line = tokens.line();
    String word = tokens.expectName();
    return switch (word) {
      case "for" -> loop(line);
      case "if" -> condition();
      case "set" -> assignment(line);
      case "macro" -> macro(line);
      case "call" -> callBlock(line);
      case "filter" -> new Statement.FilterBlock(filterCalls(true), body("endfilter"), line);
      case "with" -> with(line);
      case "generation" -> new Statement.Generation(outsideLoops(() -> body("endgeneration")));
      case "break" -> inLoop(new Statement.Break(line), word);
      case "continue" -> inLoop(new Statement.Continue(line), word);
      case "elif", "else", "endif", "endfor", "endset", "endmacro", "endcall", "endfilter" ->
          throw new TemplateFailure("unexpected {% " + word + " %}");
      default -> throw TemplateFailure.unsupported("{% " + word + " %}");
    };
  }

  private Statement inLoop(Statement statement, String word) {
    if (loops == 0) {
      throw new TemplateFailure("{% " + word + " %} outside a loop");
    }
    return statement;
  }

  private Statement loop(int line) {
    Target target = target(false);
    tokens.expectName("in");
    Expression items = expressions.unconditionalTuple();
    Optional<Expression> condition =
        tokens.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
    boolean recursive = tokens.skipName("recursive");
    tokens.expect(Kind.BLOCK_END, "%}");
    loops++;
    List<Statement> body = statements(Set.of("endfor", "else"));
    loops--;
    List<Statement> otherwise = List.of();
    if (tokens.next().name("else")) {
      otherwise = body("endfor");
    }
    return new Statement.For(target, items, condition, recursive, body, otherwise, line);
  }

  private Statement condition() {
    Expression condition = expressions.unconditionalTuple();
    tokens.expect(Kind.BLOCK_END, "%}");
    List<Statement> body = statements(Set.of("elif", "else", "endif"));
    List<Statement> otherwise =
        switch (tokens.next().value()) {
          case "elif" -> List.of(condition());
          case "else" -> body("endif");
          default -> List.of();
        };
    return new Statement.If(condition, body, otherwise);
  }

  private Statement assignment(int line) {
    Target target = target(true);
    if (tokens.skipOperator("=")) {
      return new Statement.Assign(target, expressions.tuple(), line);
    }
    List<FilterCall> filters = filterCalls(false);
    return new Statement.AssignBlock(target, filters, body("endset"), line);
  }

  private List<FilterCall> filterCalls(boolean startsInline) {
    List<FilterCall> filters = new ArrayList<>();
    boolean inline = startsInline;
    while (inline || tokens.skipOperator("|")) {
      inline = false;
      int line = tokens.line();
      filters.add(new FilterCall(expressions.dottedName(), expressions.optionalArguments(), line));
    }
    return filters;
  }

  private Statement.Macro macro(int line) {
    String name = tokens.expectName();
    int start = tokens.position();
    List<String> parameters = new ArrayList<>();
    List<Expression> defaults = new ArrayList<>();
    signature(parameters, defaults);
    return macroBody(name, parameters, defaults, "endmacro", start, line);
  }

  private Statement.Macro macroBody(
      String name,
      List<String> parameters,
      List<Expression> defaults,
      String end,
      int start,
      int line) {
    List<Statement> body = outsideLoops(() -> body(end));
    Set<String> mentioned =
        tokens.since(start).stream()
            .filter(token -> token.kind() == Kind.NAME)
            .map(Token::value)
            .collect(Collectors.toSet());
    return new Statement.Macro(name, parameters, defaults, body, mentioned, line);
  }

  /** A loop around a macro is not a loop inside it: {% break %} cannot leave the macro. */
  private <T> T outsideLoops(Supplier<T> inner) {
    int outerLoops = loops;
    loops = 0;
    T result = inner.get();
    loops = outerLoops;
    return result;
  }

  private void signature(List<String> parameters, List<Expression> defaults) {
    tokens.expectOperator("(");
    while (!tokens.skipOperator(")")) {
      if (!parameters.isEmpty()) {
        tokens.expectOperator(",");
      }
      parameters.add(tokens.expectName());
      if (tokens.skipOperator("=")) {
        defaults.add(expressions.expression());
      } else if (!defaults.isEmpty()) {
        throw new TemplateFailure("a parameter without a default follows one with a default");
      }
    }
  }

  private Statement callBlock(int line) {
    int start = tokens.position();
    List<String> parameters = new ArrayList<>();
    List<Expression> defaults = new ArrayList<>();
    if (tokens.current().operator("(")) {
      signature(parameters, defaults);
    }
    if (!(expressions.expression() instanceof Expression.Call call)) {
      throw new TemplateFailure("{% call %} needs a call of a macro");
    }
    Statement.Macro caller = macroBody("caller", parameters, defaults, "endcall", start, line);
    return new Statement.CallBlock(caller, call, line);
  }

  private Statement with(int line) {
    List<Target> targets = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (tokens.current().kind() != Kind.BLOCK_END) {
      if (!targets.isEmpty()) {
        tokens.expectOperator(",");
      }
      targets.add(target(false));
      tokens.expectOperator("=");
      values.add(expressions.expression());
    }
    return new Statement.With(targets, values, body("endwith"), line);
  }

  /** One target, or several with commas between them; a comma at the end makes it several. */
  private Target target(boolean fields) {
    Target first = simpleTarget(fields);
    if (!tokens.current().operator(",")) {
      return first;
    }
    List<Target> targets = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      boolean another = tokens.current().kind() == Kind.NAME && !tokens.current().name("in");
      if (another || tokens.current().operator("(")) {
        targets.add(simpleTarget(fields));
      }
    }
    return new Target.Several(targets);
  }

  private Target simpleTarget(boolean fields) {
    if (tokens.skipOperator("(")) {
      Target inner = target(fields);
      tokens.expectOperator(")");
      return inner;
    }
    String name = tokens.expectName();
    if (Set.of("true", "True", "false", "False", "none", "None").contains(name)) {
      throw new TemplateFailure("cannot assign to '" + name + "'");
    }
    return fields && tokens.skipOperator(".")
        ? new Target.Field(name, tokens.expectName())
        : new Target.Variable(name);
  }
}
