package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A thing that an act is done to: the head of a noun phrase and what narrows it.
 *
 * @param head key of the last noun
 * @param modifiers keys of all other words that say which: "annual", "customer", what follows "of"
 * @param words keys in their order, in which terms are looked for
 * @param pointing whether only another sentence tells which is meant: "this form", "it", and "the
 *     form" without a word that says which
 */
record Thing(String head, Set<String> modifiers, List<String> words, boolean pointing) {
  private static final Set<String> POINTERS =
      Set.of("this", "that", "these", "those", "such", "it", "they", "them");

  /** What names no thing of its own: "a copy of the contract" is about the contract. */
  private static final Set<String> PORTIONS =
      Set.of(
          "all",
          "any",
          "each",
          "every",
          "one",
          "some",
          "part",
          "copy",
          "kind",
          "type",
          "form",
          "number",
          "amount",
          "piece",
          "set",
          "list",
          "use",
          "handling",
          "member",
          "combination",
          "both",
          "majority",
          "instance",
          "case",
          "occurrence",
          "most");

  /** What tells no two things apart. */
  private static final Set<String> IDLE =
      Set.of(
          "company",
          "own",
          "any",
          "all",
          "each",
          "every",
          "such",
          "relevant",
          "applicable",
          "necessary",
          "appropriate",
          "other",
          "small",
          "following",
          "same",
          "full",
          "certain",
          "respective",
          "business",
          "corporate",
          "organisation",
          "organization",
          "organizational",
          "employee",
          "your",
          "our",
          "their",
          "his",
          "her",
          "its",
          "the",
          "a",
          "an",
          "this",
          "that",
          "these",
          "those");

  Thing {
    modifiers = Set.copyOf(modifiers);
    words = List.copyOf(words);
  }

  /** How one thing lies to another. */
  enum Relation {
    /** Both name it alike. */
    SAME(1, "the same thing"),
    /** The first is a kind or a part of the second. */
    NARROWER(1, "one thing and a kind of it"),
    /** The second is a kind or a part of the first. */
    WIDER(0.9, "one thing and a kind of it"),
    /** Documents and word lists know another name of it. */
    SYNONYM(1, "two names of one thing"),
    /** The second speaks of what is in the first: "conversation", "conversation content". */
    INSIDE(0.85, "one thing and a part of it"),
    /** The one only narrows the name of the other: "account manager" is no account. */
    ABOUT(0.55, "one names the other and is another thing"),
    /** Things of one kind that differ in what narrows them. */
    SISTERS(0.75, "two things of one kind"),
    UNLIKE(0.73, "no thing in common but single words");

    private final double weight;
    private final String words;

    Relation(double weight, String words) {
      this.weight = weight;
      this.words = words;
    }

    double weight() {
      return weight;
    }

    String words() {
      return words;
    }

    /** Whether both name one thing, or one a kind or a part of it. */
    boolean related() {
      return this != ABOUT && this != SISTERS && this != UNLIKE;
    }
  }

  /** The things behind the verb of an action, one for each member of a list. */
  static List<Thing> of(List<Token> tokens, Deed deed) {
    int from = deed.at() + 1;
    for (int carrier : deed.carriers()) {
      from = Math.max(from, carrier + 1);
    }
    List<Thing> things = new ArrayList<>();
    Phrase phrase = new Phrase();
    boolean started = false;
    boolean over = false;
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean joins = token.comma() || token.is("and") || token.is("or") || token.is("nor");
      if (joins && phrase.onlyAdjectives()) {
        phrase.alternative(); // "lost or stolen devices"
      } else if (joins) {
        things.addAll(phrase.things());
        phrase = new Phrase();
        over &= !(i > 0 && tokens.get(i - 1).comma()); // "names in one, and entries in the other"
      } else if (over || (started && ends(tokens, i))) {
        over = true;
      } else if (token.is("of")) {
        phrase.of();
      } else if (token.tagged("ADP") || token.is("to")) {
        phrase = new Phrase(); // "comply with the policy": what follows is what the act is done to
      } else if (word(token, tokens, i)) {
        started |= token.nominal();
        phrase.add(ActList.key(tokens, i), token);
      }
    }
    things.addAll(phrase.things());
    return things;
  }

  private static boolean word(Token token, List<Token> tokens, int at) {
    return token.nominal()
        || token.tag().startsWith("NOUN") // "the manager's name"
        || token.tag().startsWith("PROPN")
        || token.tagged("ADJ")
        || token.tagged("DET")
        || token.tagged("PRON")
        || (token.tagged("VERB") && at + 1 < tokens.size() && tokens.get(at + 1).nominal())
        || ActList.says(tokens, at);
  }

  private static boolean ends(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean clause =
        token.tagged("SCONJ")
            || token.in(Set.of("who", "which", "that", "whose", "unless", "including"));
    boolean verb =
        (token.tagged("VERB") && !(at + 1 < tokens.size() && tokens.get(at + 1).nominal()))
            || token.tagged("AUX");
    return clause
        || verb
        || token.tagged("NUM")
        || token.is("to")
        || (token.tagged("ADP") && !token.is("of"));
  }

  /** A noun phrase while it is read. */
  private static final class Phrase {
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> complement = new LinkedHashSet<>();
    private final List<Set<String>> alternatives = new ArrayList<>();
    private String head = "";
    private boolean pointing;
    private boolean definite;
    private boolean closed;

    void add(String key, Token token) {
      pointing |= !closed && token.in(POINTERS);
      definite |= !closed && token.is("the");
      if (IDLE.contains(key) || key.isEmpty() || token.tagged("PRON") || token.tagged("DET")) {
        return;
      }
      if (closed) {
        complement.add(key);
      } else {
        keys.add(key);
        head = token.nominal() ? key : head;
        definite &= !token.startsUpper(); // "the Records Vault" says which.
      }
    }

    boolean onlyAdjectives() {
      return head.isEmpty() && !keys.isEmpty();
    }

    /** What follows "of" says which, or is itself the thing. */
    void of() {
      if (head.isEmpty() || PORTIONS.contains(head)) {
        keys.clear();
        head = "";
        pointing = false;
        definite = false;
      } else {
        closed = true;
      }
    }

    /** Keeps what narrows the thing for a thing of its own. */
    void alternative() {
      alternatives.add(Set.copyOf(keys));
      keys.clear();
    }

    List<Thing> things() {
      List<Thing> things = new ArrayList<>();
      Set<String> last = new LinkedHashSet<>(keys);
      thing().ifPresent(things::add);
      for (Set<String> alternative : alternatives) {
        keys.clear();
        keys.addAll(alternative);
        last.stream().filter(key -> key.equals(head)).forEach(keys::add);
        thing().ifPresent(things::add);
      }
      return things;
    }

    private Optional<Thing> thing() {
      if (head.isEmpty()) {
        return pointing
            ? Optional.of(new Thing("it", Set.of(), List.of("it"), true))
            : Optional.empty();
      }
      Set<String> modifiers = new HashSet<>(keys);
      modifiers.addAll(complement);
      modifiers.remove(head);
      List<String> words = new ArrayList<>(keys);
      words.addAll(complement);
      boolean elsewhere =
          pointing || (definite && !closed && modifiers.isEmpty() && !HeadNouns.canAct(head));
      return Optional.of(new Thing(head, modifiers, words, elsewhere));
    }
  }

  /** A thing for each of some words, which the others narrow. */
  static List<Thing> each(Set<String> keys) {
    return keys.stream()
        .map(
            head -> {
              Set<String> others = new HashSet<>(keys);
              others.remove(head);
              return new Thing(head, others, List.copyOf(keys), false);
            })
        .toList();
  }

  /** The same thing where the norm tells which is meant: "who receives a gift ... the gift". */
  Thing told() {
    return new Thing(head, modifiers, words, false);
  }

  /** How this thing lies to another; documents and word lists say what belongs to what. */
  Relation to(Thing other, Terms terms) {
    if (head.equals(other.head)) {
      if (modifiers.equals(other.modifiers)) {
        return Relation.SAME;
      }
      if (modifiers.containsAll(other.modifiers)) {
        return Relation.NARROWER;
      }
      return other.modifiers.containsAll(modifiers) ? Relation.WIDER : known(other, terms);
    }
    if (other.modifiers.contains(head) && ActList.GENERAL.contains(other.head)) {
      return Relation.INSIDE;
    }
    Relation known = known(other, terms);
    if (known != Relation.SISTERS) {
      return known;
    }
    return modifiers.contains(other.head) || other.modifiers.contains(head)
        ? Relation.ABOUT
        : Relation.UNLIKE;
  }

  /** Words with every state under one name: "loss of a device", "lost device". */
  private Set<String> states(Terms terms) {
    return words.stream().map(word -> terms.state(word).orElse(word)).collect(Collectors.toSet());
  }

  private Relation known(Thing other, Terms terms) {
    if (states(terms).equals(other.states(terms))) {
      return Relation.SYNONYM;
    }
    Set<String> mine = new HashSet<>();
    Set<String> theirs = new HashSet<>();
    Set<String> mineWider = terms(terms, mine);
    Set<String> theirWider = other.terms(terms, theirs);
    if (mine.stream().anyMatch(theirs::contains)) {
      return Relation.SYNONYM;
    }
    if (mineWider.stream().anyMatch(theirs::contains)) {
      return Relation.NARROWER;
    }
    return theirWider.stream().anyMatch(mine::contains) ? Relation.WIDER : Relation.SISTERS;
  }

  /** Collects the terms that the whole phrase names, and returns those that it belongs to. */
  private Set<String> terms(Terms terms, Set<String> named) {
    Set<String> wider = new HashSet<>();
    for (Terms.Found found : terms.find(words)) {
      List<String> covered = words.subList(found.from(), found.to());
      boolean headed = covered.contains(head) || String.join(" ", covered).endsWith(head);
      if (!headed) {
        continue;
      }
      boolean whole = new HashSet<>(covered).containsAll(modifiers);
      if (found.named() && whole) {
        named.add(found.term());
      } else {
        wider.add(found.term());
      }
    }
    return wider;
  }

  /** The thing as people would name it. */
  String text() {
    return String.join(" ", words);
  }
}
