package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NumberWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a norm asks as an entry of a record, in the policy's own words.
 *
 * @param whole whether the words are a sentence that is true or not, rather than an act
 */
record ActLine(String words, boolean whole) {
  private static final int LONGEST = 26;

  /** Words of a sentence that tells enough. */
  private static final int SHORTEST_SENTENCE = 3;

  /** "ensure that". */
  private static final int ENSURE = 2;

  static final Pattern REFRAIN = Pattern.compile("(?i)^refrain from .*");

  /** What keeps a norm from being told in a sentence, but not from being told in entries. */
  private static final Pattern TELLABLE =
      Pattern.compile(
          "its statement is longer than .*|its statement holds (?:a list|markup, .*)|it begins with a"
              + " word that points to another sentence|its sentence names nobody, but has a pronoun"
              + " for them|whom it binds is not named|its statement says no duty, permission or prohibition");

  static final Pattern UNCLEAR =
      Pattern.compile(
          "\\b(?:[Ii]t|[Uu]s|[Ww]e|[Oo]ur|I|[Yy]ou)\\b|(?i)\\b(?:such(?! as)|these|those|this"
              + " (?!policy|code\\b|handbook|regulation|standard)|that amount|so that|do so|doing so|the"
              + " following|the above|here|there|latter|former|thereof|therein|must|shall|should|may"
              + "|cannot|only|nor|never|neither|not even|but|e\\.g|i\\.e|etc|reference|referred|section"
              + "|article|paragraph|subparagraph|annex|please|respectively|also)\\b|\\b(?:above|below)$"
              + "|[;:(){}\\[\\]<>|*_`#?]|\\w/(?:ies|e?s)\\b|\\s-\\s|[–—]|https?:|www\\.|\\. ");
  private static final Pattern BROKEN =
      Pattern.compile(
          "(?i).*\\b(?:the|an?|of|to|and|or|with|by|for|in|on|at|if|when|is|are|be|has|have|not|that|than|as|from|any|their|its|which|who|where|such|per|into|whether|including)$");

  /** "destroy contracts seven years", where the sentence goes on: "after they end". */
  private static final Pattern BARE_TIME =
      Pattern.compile(
          "(?i).*(?<!\\b(?:for|within|of|every|each|least|most|than|after|to|over|by|last|next|under|in|or|and|first)) (?:\\d+|"
              + NumberWords.PATTERN
              + ") (?:(?:working|business|calendar) )?(?:minutes?|hours?|days?|weeks?|months?|years?)$");

  private static final Pattern NEGATED =
      Pattern.compile("(?i)\\b(?:must|shall|should|may|can|will)(?: not| never)\\b|\\bcannot\\b");

  /** "Employees must check that", "may have": nothing that is done or left. */
  private static final Pattern NO_ACT =
      Pattern.compile(
          "(?i)^(?:be|need|have to|want|wish|hesitate|worry|feel|know|may|can|could|must|do the)\\b.*");

  /** The entry of a norm of which a record can be made. */
  static ActLine of(Norm norm) {
    String deed = References.deed(norm.action()).replaceAll("[“”\"]", "'");
    boolean whole = turnedRound(norm);
    return new ActLine(Words.unstop(whole ? deed.replaceFirst("^ensure that ", "") : deed), whole);
  }

  /** Why no record can be made; empty where one can. */
  static Optional<String> untellable(Norm norm) {
    if (norm.modality() == Modality.DEFINITION) {
      return Optional.of("it is a definition");
    }
    return Fitness.unfit(norm)
        .filter(reason -> !TELLABLE.matcher(reason).matches())
        .or(() -> unclear(norm))
        .or(() -> turned(norm));
  }

  private static Optional<String> unclear(Norm norm) {
    String action = Words.unstop(References.deed(norm.action()));
    List<String> words = Words.split(action);
    boolean odd = words.size() < 2 || words.size() > LONGEST;
    boolean pointing =
        norm.bearer().matches("(?is)(?:they|those|these|that|this|it|such|which|there)\\b.*")
            || (action.matches("(?s).*\\b(?:them|they)\\b.*") && !Pronouns.doubtful(action))
            || (Bearer.of(norm).kind() == Bearer.Kind.PERSON
                && Fitness.ITS_OWN.matcher(action).matches());
    boolean cut = norm.action().matches("(?s).*\\bbut\\b.*");
    boolean made = action.startsWith("ensure that ") && !norm.statement().contains("ensure");
    boolean sentence = turnedRound(norm);
    return odd
            || pointing
            || cut
            || (made && !sentence)
            || cutList(action)
            || UNCLEAR.matcher(action).find()
            || BARE_TIME.matcher(action).matches()
            || BROKEN.matcher(action).matches()
            || !verbIsSure(words.getFirst(), norm)
            || (NO_ACT.matcher(action).matches() && !sentence)
        ? Optional.of("what it asks does not stand by itself")
        : Optional.empty();
  }

  /** "keep subnets, and account IDs": the first things of a list are lost. */
  private static boolean cutList(String action) {
    Matcher two =
        Pattern.compile("^[a-z-]+ (?:[\\w'-]+ ){0,2}[\\w'-]+, and (\\w+)").matcher(action);
    return two.find() && !Inflection.isKnownVerb(two.group(1));
  }

  /** A verb of the lexicon, or one that the statement uses as one. */
  private static boolean verbIsSure(String verb, Norm norm) {
    if (!verb.matches("[a-z][a-z-]+")) {
      return false;
    }
    Pattern used =
        Pattern.compile(
            "\\b(?:must|shall|should|may|can|to)(?: not| never)? "
                + Pattern.quote(verb)
                + "\\b|\\b(?:be|been|being) "
                + Pattern.quote(Inflection.participle(verb))
                + "\\b");
    return Inflection.isKnownVerb(verb)
        || verb.equals("refrain")
        || used.matcher(norm.statement()).find();
  }

  /** "should not need to know" is no duty to know, and "only drivers may" binds the others. */
  private static Optional<String> turned(Norm norm) {
    boolean negated =
        NEGATED.matcher(norm.statement()).find()
            && norm.modality() != Modality.PROHIBITION
            && !REFRAIN.matcher(norm.action()).matches();
    boolean others =
        norm.statement().startsWith("Only ")
            && (norm.modality() != Modality.PROHIBITION || norm.exception().isEmpty());
    return negated || others
        ? Optional.of("its statement turns its sense round")
        : Optional.empty();
  }

  /** "Logs must show the time" was read as "ensure that logs show the time". */
  private static boolean turnedRound(Norm norm) {
    List<String> words = Words.split(Words.unstop(norm.action()));
    String quote = norm.quote().toLowerCase(Locale.ROOT);
    return norm.action().startsWith("ensure that ")
        && !norm.statement().matches("(?s).*\\bensur.*")
        && norm.modality() != Modality.PERMISSION
        && words.size() >= ENSURE + SHORTEST_SENTENCE
        && words.stream()
            .skip(ENSURE)
            .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("s?,?$", ""))
            .allMatch(quote::contains);
  }
}
