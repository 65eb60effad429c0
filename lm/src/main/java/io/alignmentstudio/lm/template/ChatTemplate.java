package io.alignmentstudio.lm.template;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A parsed chat template in Jinja. It renders what transformers renders with it, or fails naming
 * the line and the construct. Safe for use by several threads.
 */
public final class ChatTemplate {
  private final String source;
  private final List<Statement> statements;

  private ChatTemplate(String source, List<Statement> statements) {
    this.source = source;
    this.statements = statements;
  }

  /**
   * Reads a template.
   *
   * @throws StudioException DATA with the line, if it is malformed or uses what is not supported
   */
  public static ChatTemplate parse(String source) {
    try {
      return new ChatTemplate(source, TemplateParser.parse(source));
    } catch (StackOverflowError e) {
      throw new StudioException(
          ErrorCode.DATA, "chat template: its expressions or blocks are nested too deeply", e);
    }
  }

  /** The template's text. */
  public String source() {
    return source;
  }

  /**
   * Renders a conversation.
   *
   * @param addGenerationPrompt whether the text ends where the model's answer starts
   * @param variables what else the template can use: {@code bos_token} and {@code eos_token} above
   *     all; {@code tools} and {@code documents} are None unless given
   * @param clock what {@code strftime_now} tells, for the same text at any time
   * @throws StudioException DATA with the line, if the template refuses the conversation or cannot
   *     be rendered
   */
  public RenderedChat render(
      List<Message> messages, boolean addGenerationPrompt, Map<String, ?> variables, Clock clock) {
    List<Map<String, String>> turns = new ArrayList<>();
    for (Message message : messages) {
      Map<String, String> turn = new LinkedHashMap<>();
      turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
      turn.put("content", message.content());
      turns.add(turn);
    }
    Map<String, Object> all = new HashMap<>(variables);
    all.put("messages", turns);
    all.put("add_generation_prompt", addGenerationPrompt);
    return render(all, clock);
  }

  /**
   * Expert: renders with variables alone, {@code messages} among them, for tool calls and other
   * contents that {@link Message} does not have.
   *
   * @param variables texts, numbers, booleans, lists, maps and Jackson nodes of those
   */
  public RenderedChat render(Map<String, ?> variables, Clock clock) {
    Map<String, Value> values = Globals.functions(clock);
    values.put("tools", Value.NONE);
    values.put("documents", Value.NONE);
    variables.forEach((name, value) -> values.put(name, JavaValues.of(value)));
    Session session = new Session();
    try {
      return new Interpreter(session).run(statements, Scope.root(values));
    } catch (TemplateFailure e) {
      throw Errors.atLine(session.line(), e);
    } catch (ArithmeticException e) {
      throw new StudioException(
          ErrorCode.DATA,
          "chat template, line %d: a number is too large: %s"
              .formatted(session.line(), e.getMessage()),
          e);
    } catch (StackOverflowError e) {
      throw new StudioException(
          ErrorCode.DATA, "chat template, line %d: nested too deeply".formatted(session.line()), e);
    } catch (OutOfMemoryError e) {
      throw new StudioException(
          ErrorCode.DATA,
          "chat template, line %d: what it makes does not fit into Java's memory; shorten the conversation or raise -Xmx"
              .formatted(session.line()),
          e);
    }
  }
}
