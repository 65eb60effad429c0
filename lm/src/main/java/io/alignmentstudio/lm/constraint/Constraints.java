package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Constraint;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes guides for constraints; the automata of those used last are remembered. Safe for use by
 * several threads.
 */
public final class Constraints {
  private static final int REMEMBERED = 16;

  private final Supplier<TokenTexts> source;
  private final int vocabularySize;
  private final IntPredicate ends;
  private Optional<Vocabulary> vocabulary = Optional.empty();
  private final Map<Constraint, TokenAutomaton> automata =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Constraint, TokenAutomaton> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * The tokens of a model.
   *
   * @param writable characters that the tokens can write one by one
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only
  private record Vocabulary(
      SortedTokens first, SortedTokens following, CharacterSet writable, int[] endTokens) {}

  /**
   * @param source texts of the tokens, read at the first constraint
   * @param vocabularySize number of tokens that the model scores
   * @param ends whether a token ends an answer
   */
  public Constraints(Supplier<TokenTexts> source, int vocabularySize, IntPredicate ends) {
    this.source = source;
    this.vocabularySize = vocabularySize;
    this.ends = ends;
  }

  /**
   * Starts an answer.
   *
   * @throws StudioException DATA if the constraint has a construct that is not supported, or the
   *     vocabulary cannot write what it asks for
   */
  public synchronized Guide guide(Constraint constraint) {
    Vocabulary tokens = vocabulary.orElseGet(this::readVocabulary);
    vocabulary = Optional.of(tokens);
    TokenAutomaton known = automata.get(constraint);
    if (known == null) {
      known = compile(constraint, tokens);
      automata.put(constraint, known);
    }
    return new Guide(known, tokens.endTokens());
  }

  private static TokenAutomaton compile(Constraint constraint, Vocabulary tokens) {
    Rule rule =
        switch (constraint) {
          case Constraint.Choice(List<String> texts) -> choice(texts, tokens.writable());
          case Constraint.Regex(String pattern) -> RegexParser.parse(pattern);
          case Constraint.JsonSchema(String schema) -> JsonSchemaRules.compile(schema);
        };
    Rule writable =
        Rule.within(rule, tokens.writable())
            .orElseThrow(
                () ->
                    new StudioException(
                        ErrorCode.DATA,
                        "The model's vocabulary lacks characters that every answer within the constraint needs; use characters that the model can write, such as lower case for an uncased model"));
    return new TokenAutomaton(new Automaton(writable), tokens.first(), tokens.following());
  }

  private static Rule choice(List<String> texts, CharacterSet writable) {
    for (String text : texts) {
      text.codePoints()
          .filter(point -> !writable.contains(point))
          .findFirst()
          .ifPresent(
              point -> {
                throw new StudioException(
                    ErrorCode.DATA,
                    "The choice \"%s\" has the character %s (U+%04X), which the model's vocabulary cannot write; leave it out"
                        .formatted(text, Character.toString(point), point));
              });
    }
    return new Rule.Either(texts.stream().map(Rule::literal).toList());
  }

  private Vocabulary readVocabulary() {
    TokenTexts texts = source.get();
    List<byte[]> first = new ArrayList<>();
    List<byte[]> following = new ArrayList<>();
    int[] endTokens = IntStream.range(0, vocabularySize).filter(ends).toArray();
    for (int token = 0; token < vocabularySize; token++) {
      boolean used = token < texts.following().size() && !ends.test(token);
      first.add(used ? texts.first().get(token) : new byte[0]);
      following.add(used ? texts.following().get(token) : new byte[0]);
    }
    return new Vocabulary(
        new SortedTokens(first),
        new SortedTokens(following),
        WritableCharacters.of(first, following),
        endTokens);
  }
}
