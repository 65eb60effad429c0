package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads norms as acts. */
final class ActReader {

  /** Words that tell nothing of what a norm is about. */
  private static final Set<String> EMPTY =
      Set.of(
          ("has ha wa soon second minute day week month year hour working made no such other same own way case"
                  + " part thing anything something order following any each every certain relevant"
                  + " appropriate necessary applicable more most less able only whatever who which"
                  + " what it they them he she his her their its this that be have do must may shall"
                  + " should accordance respect purpose time end start first last regard all latest"
                  + " etc the and for not nor with from into unless except after before until within"
                  + " than over under above where when while without been was were are is but can"
                  + " cannot will would could a an of to in on by as or if at least maximum minimum")
              .split(" "));

  private static final Pattern ONLY =
      Pattern.compile(
          "(?i).*\\bonly"
              + " (?:to|with|for|by|under|in|if|when|where|on|after|from|at|the|those|such|on)\\b.*");

  private static final Pattern ASSISTANT_NAME =
      Pattern.compile("\\b(?:[Aa]ssistant|[Cc]hatbot|[Bb]ot|[Mm]odel) ([A-Z][a-z]\\w+)");

  private static final Set<String> ASSISTANTS =
      Set.of("assistant", "chatbot", "bot", "model", "ai");

  /** "Ensure no data is posted" forbids what it names. */
  private static final Pattern SEES_TO_NONE =
      Pattern.compile(
          "(?i)\\b(?:ensure|make sure|see to it|verify|confirm)(?: that)?"
              + " (?:no|none|nobody|neither)\\b|\\b(?:ensure|make sure)\\b[^,;]*?(?<!\\bthat|\\bwhich|\\bwho)"
              + " (?:is|are)"
              + " (?:not|never)\\b");

  /** "Cards/keys" are cards or keys. */
  private static final Pattern SLASH = Pattern.compile("(?<=\\p{Ll}{3})/(?=\\p{L}{3})");

  private static final Pattern KIND_OF_DAY =
      Pattern.compile(
          "(?i)\\b(?:business|working|school|banking|calendar|consecutive) (?=days?\\b)");

  private static final String PROMISE = "promise";
  private static final Pattern PRESCRIBED = Pattern.compile("^\\w+ [\"“]([^\"“”]+)[\"”]");

  private static final Pattern AMOUNT =
      Pattern.compile("worth|(?:eur|usd|gbp|chf|us)(?: [\\d.,]+)?");

  private static final double CIRCUMSTANCE = 0.3;
  private static final double EMPTY_WORD = 0.1;
  private static final double PERIOD = 0.8;
  private static final double MODIFIER = 0.6;
  private static final double EMBEDDED = 0.5;

  private final Terms terms;
  private final Map<String, Clause> clauses;
  private final Map<String, String> abbreviations = new HashMap<>();
  private final Set<String> assistants = new HashSet<>(ASSISTANTS);

  ActReader(Terms terms, List<Concept> concepts, Map<String, Clause> clauses) {
    this.terms = terms;
    this.clauses = clauses;
    for (Concept concept : concepts) {
      concept.variants().stream()
          .filter(variant -> variant.matches("[A-Z]{2,}"))
          .forEach(variant -> abbreviations.put(variant, concept.name()));
    }
    for (Clause clause : clauses.values()) {
      Matcher name = ASSISTANT_NAME.matcher(clause.text());
      while (name.find()) {
        if (!HeadNouns.isNoun(name.group(1).toLowerCase(Locale.ROOT))) {
          assistants.add(name.group(1).toLowerCase(Locale.ROOT)); // "Assistant Secretary" is none.
        }
      }
    }
  }

  /**
   * Reads a norm.
   *
   * @param before the norm before it in its clause, to which "such" points
   */
  Act read(Norm norm, Optional<Norm> before) {
    List<Token> tokens = tokens(spelledOut(norm.action()));
    Deed deed = Deed.of(tokens);
    Set<String> deeds = new HashSet<>(deed.deeds());
    deeds.addAll(promised(norm.action()));
    Set<String> bearer = keys(spelledOut(Objects.witness(norm.bearer())));
    boolean assistant = bearer.stream().anyMatch(assistants::contains);
    boolean converse =
        deed.main().equals("receive")
            || (deed.deeds().contains("see") && norm.modality() == Modality.PERMISSION);
    Set<String> recipients = converse ? bearer : Recipients.of(deed, tokens);
    List<Terms.Found> who = terms.find(people(norm.bearer()));
    boolean everyone =
        converse
            || (bearer.isEmpty() && !norm.bearer().matches(".*\\d.*")) // "37signals" is a name.
            || bearer.stream().allMatch(Bearers.EVERYONE::contains)
            || norm.bearer().equals(Bearers.UNNAMED)
            || Objects.witness(norm.bearer())
                .matches("(?i)(?:all |any |each |every )?(?:employees?|staff|users?)");
    List<Bound> bounds = bounds(norm, deed);
    return new Act(
        norm,
        stance(norm, deed),
        deed.main(),
        deeds,
        things(norm, before, deed, tokens, recipients),
        topic(norm, before, deed, tokens, recipients),
        bearer,
        terms(who, true),
        terms(who, false),
        everyone,
        Bearers.outsider(norm.bearer()),
        assistant,
        recipients,
        bounds,
        SameWords.of(norm, everyone, bounds),
        keys(spelledOut(circumstances(norm))),
        assistant ? ResponseForm.of(norm) : Set.of());
  }

  /** The words of a bearer that tell it from everybody, in their order. */
  private List<String> people(String bearer) {
    return Arrays.stream(Terms.key(spelledOut(bearer)).split(" "))
        .filter(word -> content(word) && !Bearers.EVERYONE.contains(word))
        .toList();
  }

  private static Set<String> terms(List<Terms.Found> found, boolean named) {
    return found.stream()
        .filter(each -> each.named() == named)
        .map(Terms.Found::term)
        .collect(Collectors.toSet());
  }

  /** Stems of what the bearer and the norm before name, to which "the recording" points. */
  private static Set<String> told(Norm norm, Optional<Norm> before) {
    return Stream.concat(Stream.of(norm.bearer()), before.map(Norm::action).stream())
        .flatMap(text -> keys(text).stream())
        .map(Stems::of)
        .collect(Collectors.toSet());
  }

  /** What is handed over is not who gets it: "submit to the committee a report". */
  private static List<Thing> things(
      Norm norm, Optional<Norm> before, Deed deed, List<Token> tokens, Set<String> recipients) {
    Set<String> told = told(norm, before);
    List<Thing> things =
        Thing.of(tokens, deed).stream()
            .filter(thing -> !recipients.contains(thing.head()))
            .map(thing -> told.contains(Stems.of(thing.head())) ? thing.told() : thing)
            .toList();
    return things.isEmpty() && Objects.tells(deed) ? Thing.each(Objects.happening(norm)) : things;
  }

  /** What is done by saying prescribed words: "state "The company guarantees ..."" promises. */
  private static Set<String> promised(String action) {
    Matcher words = PRESCRIBED.matcher(action);
    return words.find()
            && English.get().tokens(words.group(1)).stream()
                .filter(token -> token.tagged("VERB"))
                .anyMatch(token -> Deeds.ofVerb(token.lemma()).contains(PROMISE))
        ? Set.of(PROMISE)
        : Set.of();
  }

  private Topic topic(
      Norm norm, Optional<Norm> before, Deed deed, List<Token> tokens, Set<String> recipients) {
    Map<String, Double> weights = new HashMap<>();
    List<String> sequence = new ArrayList<>();
    int named = deed.carriers().stream().mapToInt(Integer::intValue).max().orElse(0);
    boolean priced = Bound.in(norm.action()).stream().anyMatch(Bound::money);
    boolean toAnyone =
        recipients.stream().anyMatch(Recipients.ANYONE::contains)
            && Recipients.to(tokens, false) > 0;
    int end =
        toAnyone
            ? Recipients.to(tokens, false)
            : Math.min(ActList.end(tokens), IdleWords.latest(tokens));
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.word()) {
        sequence.add(Terms.key(token.text()));
        if (i < end && !deed.carriers().contains(i) && !IdleWords.at(tokens, i, priced)) {
          // In "continuous or random monitoring" the first words tell the manner only.
          weigh(tokens, i, i < named ? MODIFIER : 1, weights);
        }
      }
    }
    boolean everything = Topic.everything(sequence);
    boolean retention = deed.deeds().contains("keep") || deed.deeds().contains("erase");
    boolean limit = // "if its value does not exceed EUR 75"
        norm.condition().stream().flatMap(text -> Bound.in(text).stream()).anyMatch(Bound::money);
    if (!limit) {
      add(norm.condition(), CIRCUMSTANCE, weights, sequence);
    }
    Optional<String> time = norm.deadline().map(text -> KIND_OF_DAY.matcher(text).replaceAll(""));
    add(time, retention ? PERIOD : CIRCUMSTANCE, weights, sequence);
    if (before.isPresent() && norm.action().matches("(?i).*\\bsuch\\b.*")) {
      add(Optional.of(before.get().bearer()), 1, weights, sequence);
    }
    if (Bearers.thing(norm.bearer())) {
      add(Optional.of(norm.bearer()), 1, weights, sequence);
    }
    boolean nothing = // "tell the manager": what, only the condition says
        Thing.of(tokens, deed).stream().allMatch(thing -> recipients.contains(thing.head()));
    if (nothing && Objects.tells(deed)) {
      Objects.happening(norm)
          .forEach(
              word ->
                  weights.merge(
                      word, Bearers.EVERYONE.contains(word) ? EMPTY_WORD : 1.0, Math::max));
    }
    recipients.forEach(weights::remove);
    Set<String> core = ActList.core(tokens.subList(0, end), deed.at());
    if (before.isPresent() && norm.action().matches("(?i).*\\bsuch\\b.*")) {
      core.addAll(keys(before.get().bearer()));
    }
    core.retainAll(weights.keySet());
    if (PRESCRIBED.matcher(norm.action()).find()) {
      core.addAll(weights.keySet()); // Every word of a sentence to be said is its object.
    }
    List<Set<String>> alternatives =
        ActList.alternatives(tokens.subList(0, end), deed.at()).stream()
            .map(words -> words.stream().filter(weights::containsKey).collect(Collectors.toSet()))
            .filter(words -> !words.isEmpty())
            .toList();
    return Topic.of(
        sequence,
        weights,
        everything,
        heading(norm),
        core,
        alternatives.size() > 1 ? alternatives : List.of(),
        terms);
  }

  /** The words of the heading over a norm. */
  private Set<String> heading(Norm norm) {
    Clause clause = clauses.get(norm.clauseIds().getFirst());
    return clause == null || clause.headings().isEmpty()
        ? Set.of()
        : keys(clause.headings().getLast());
  }

  private void add(
      Optional<String> text, double weight, Map<String, Double> weights, List<String> sequence) {
    for (String word : Terms.key(spelledOut(text.orElse(""))).split(" ")) {
      sequence.add(word);
      if (content(word) && (weight == 1 || HeadNouns.isNoun(word)) && !assistants.contains(word)) {
        weights.merge(word, Bearers.EVERYONE.contains(word) ? EMPTY_WORD : weight, Math::max);
      }
    }
  }

  private void weigh(List<Token> tokens, int at, double most, Map<String, Double> weights) {
    Token token = tokens.get(at);
    String key = ActList.key(tokens, at);
    if (!content(key) || assistants.contains(key)) {
      return;
    }
    boolean compound = // "user names" are not everybody's names
        token.nominal() && at + 1 < tokens.size() && tokens.get(at + 1).nominal();
    if (ActList.says(tokens, at)) {
      weights.merge(key, EMBEDDED, Math::max);
    } else if (Bearers.EVERYONE.contains(key)) {
      weights.merge(key, compound ? MODIFIER : EMPTY_WORD, Math::max);
    } else if ((token.tagged("VERB") && !key.startsWith("to "))
        || token.nominal()
        || token.tag().startsWith("NOUN")
        || token.tag().startsWith("PROPN")) {
      weights.merge(key, most, Math::max);
    } else if (token.tagged("ADJ")) {
      weights.merge(key, MODIFIER, Math::max);
    } else if (token.tagged("VERB")) {
      weights.merge(key, EMBEDDED, Math::max);
    } else if (token.tagged("ADV")
        && token
            .lower()
            .matches(
                "early|privately|alone|retrospectively|indirectly|continuously|randomly|secretly|anonymously|physically|locally|electronically|manually|publicly|verbally|orally|remotely|externally|internally|temporarily|permanently")) {
      weights.merge(key, most, Math::max);
    }
  }

  static boolean content(String key) {
    return !AMOUNT.matcher(key).matches()
        && key.length() > 1
        && !EMPTY.contains(key)
        && Character.isLetter(key.charAt(0));
  }

  private static String circumstances(Norm norm) {
    return String.join(
        " ", norm.condition().orElse(""), norm.exception().orElse(""), norm.deadline().orElse(""));
  }

  private static List<Token> tokens(String action) {
    List<Token> tokens = English.get().tokens("They must " + IdleWords.timeless(action));
    return tokens.size() > 2 ? Objects.asNouns(tokens.subList(2, tokens.size())) : List.of();
  }

  private String spelledOut(String text) {
    String result = SLASH.matcher(text).replaceAll(" or ");
    for (Map.Entry<String, String> entry : abbreviations.entrySet()) {
      if (result.contains(entry.getKey())) {
        result =
            result.replaceAll(
                "\\b" + entry.getKey() + "\\b", Matcher.quoteReplacement(entry.getValue()));
      }
    }
    return result;
  }

  static Set<String> keys(String phrase) {
    Set<String> keys = new HashSet<>();
    for (String word : Terms.key(phrase).split(" ")) {
      if (content(word)) {
        keys.add(word);
      }
    }
    return keys;
  }

  private static Stance stance(Norm norm, Deed deed) {
    boolean only = ONLY.matcher(norm.action()).matches();
    boolean not = deed.negated() != SEES_TO_NONE.matcher(norm.action()).find();
    return switch (norm.modality()) {
      case OBLIGATION -> only && !not ? Stance.RESTRICT : not ? Stance.FORBID : Stance.REQUIRE;
      case PERMISSION -> not ? Stance.EXEMPT : only ? Stance.RESTRICT : Stance.ALLOW;
      case PROHIBITION -> not ? Stance.REQUIRE : Stance.FORBID;
      case RECOMMENDATION -> not ? Stance.ADVISE_AGAINST : Stance.ADVISE;
      case DEFINITION -> throw new IllegalArgumentException("a definition is no act: " + norm.id());
    };
  }

  private static List<Bound> bounds(Norm norm, Deed deed) {
    List<Bound> bounds = new ArrayList<>(Bound.in(norm.action()));
    addNew(bounds, Bound.in(norm.bearer())); // "More than two people" may not be there.
    norm.threshold().ifPresent(text -> addNew(bounds, Bound.in(text)));
    for (Optional<String> slot : List.of(norm.condition(), norm.deadline())) {
      slot.ifPresent(
          text -> {
            boolean latest = text.contains("at the latest");
            for (Bound bound : Bound.in(text)) {
              Bound.Limit limit =
                  bound.limit() == Bound.Limit.EXACT && latest ? Bound.Limit.MOST : bound.limit();
              addNew(
                  bounds,
                  List.of(new Bound(limit, bound.value(), bound.dimension(), bound.text())));
            }
          });
    }
    boolean lasts = deed.deeds().contains("keep") || deed.deeds().contains("erase");
    if (lasts && bounds.stream().noneMatch(Bound::time)) {
      addNew(bounds, Bound.in(norm.quote()));
    }
    return bounds;
  }

  private static void addNew(List<Bound> bounds, List<Bound> more) {
    for (Bound bound : more) {
      if (bounds.stream().noneMatch(bound::sameAs)) {
        bounds.add(bound);
      }
    }
  }
}
