package io.alignmentstudio.lm.tokenizer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the files beside a {@code tokenizer.json} say about it.
 *
 * @param tokenizerClass of transformers that loads it
 * @param declaredTokens added tokens by the id that they once had, which gives their order
 * @param declaresAll whether those are all of them, so that a class that builds its tokenizer anew
 *     takes none from {@code tokenizer.json}
 * @param namedTokens special tokens with a role, such as the one that ends a text
 * @param extraTokens special tokens without one
 * @param cleansUpSpaces whether decoding takes blanks from before punctuation, which it never does
 *     with BPE
 */
public record TokenizerOptions(
    TokenizerClass tokenizerClass,
    SortedMap<Integer, AddedToken> declaredTokens,
    boolean declaresAll,
    List<AddedToken> namedTokens,
    List<AddedToken> extraTokens,
    boolean cleansUpSpaces) {
  public TokenizerOptions {
    declaredTokens = Collections.unmodifiableSortedMap(new TreeMap<>(declaredTokens));
    namedTokens = List.copyOf(namedTokens);
    extraTokens = List.copyOf(extraTokens);
  }

  /** Nothing beside the file. */
  static TokenizerOptions plain(boolean cleansUpSpaces) {
    return new TokenizerOptions(
        TokenizerClass.STORED,
        Collections.emptySortedMap(),
        false,
        List.of(),
        List.of(),
        cleansUpSpaces);
  }

  /** Texts of the special tokens, those with a role first. */
  public List<String> specialTokens() {
    return Stream.concat(namedTokens.stream(), extraTokens.stream())
        .map(AddedToken::content)
        .distinct()
        .toList();
  }
}
