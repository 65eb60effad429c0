package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One of the coordinated verb phrases after a modal.
 *
 * @param deadlines time adverbs that stood before the verb
 */
public record VerbPhrase(String text, List<Modifier> modifiers, List<String> deadlines) {
  private static final Set<String> INTRANSITIVE =
      Set.of(
          "refrain",
          "comply",
          "cooperate",
          "wait",
          "participate",
          "apologise",
          "apologize",
          "resign",
          "act",
          "travel",
          "object",
          "agree",
          "respond",
          "reply",
          "escalate",
          "stop",
          "pause",
          "leave",
          "withdraw",
          "log",
          "work",
          "retire",
          "contribute",
          "collaborate",
          "listen",
          "speak");

  /** What is said with a verb of no weight. */
  private static final Set<String> LIGHT =
      Set.of(
          "time",
          "contact",
          "part",
          "use",
          "business",
          "advantage",
          "dealings",
          "copies",
          "notes",
          "photographs",
          "photos",
          "pictures",
          "screenshots",
          "recordings");

  /** Verbs that take their object at once: "respect and comply with the law" respects the law. */
  private static final Set<String> TRANSITIVE =
      Set.of(
          "respect",
          "understand",
          "know",
          "read",
          "follow",
          "obey",
          "observe",
          "uphold",
          "honour",
          "honor",
          "support",
          "learn",
          "accept",
          "acknowledge",
          "review",
          "study",
          "embrace",
          "enforce",
          "implement",
          "apply",
          "monitor",
          "maintain",
          "promote",
          "protect",
          "meet",
          "fulfil",
          "fulfill",
          "perform");

  /** "Appear to influence": the verb that has the object comes later. */
  private static final Set<String> RAISING =
      Set.of("appear", "seem", "attempt", "try", "threaten", "offer", "agree", "conspire");

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "about", "against", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto",
          "out", "over", "through", "to", "toward", "towards", "up", "upon", "with", "within",
          "without");

  /** How somebody does what he must not: without it, the ban is another. */
  private static final Set<String> LIMITING =
      Set.of(
          "knowingly",
          "intentionally",
          "deliberately",
          "wilfully",
          "willfully",
          "recklessly",
          "negligently",
          "arbitrarily",
          "unreasonably",
          "unnecessarily",
          "improperly",
          "unfairly",
          "unlawfully",
          "illegally",
          "inappropriately",
          "excessively",
          "falsely",
          "publicly");

  /** Verbs that take a direction and no object. */
  private static final Set<String> MOVES =
      Set.of("rush", "run", "mess", "fool", "play", "hang", "jump", "walk", "lie", "climb", "race");

  private static final Set<String> OPENERS =
      Set.of(
          "to",
          "who",
          "which",
          "that",
          "whom",
          "whose",
          "if",
          "when",
          "where",
          "unless",
          "whether",
          "how",
          "what",
          "except",
          "let",
          "whenever",
          "such",
          "including");

  public String verb() {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  public String second() {
    String[] parts = text.split(" ");
    return parts.length > 1 ? parts[1].toLowerCase(java.util.Locale.ROOT) : "";
  }

  /** A head verb and the tokens that belong to it. */
  private record Segment(int from, int to) {}

  public static List<VerbPhrase> split(Words words, int from, int to, Force force) {
    List<Integer> heads = new ArrayList<>();
    heads.add(from);
    boolean and = false;
    boolean or = false;
    boolean infinitive = false;
    for (int i = adverbs(words, from) + 1; i < to; i++) {
      Token token = words.at(i);
      if (andTo(words, i)) {
        heads.add(i + 1);
        and = true;
        continue;
      }
      if (token.in(OPENERS) && !words.at(i - 1).tagged("CCONJ")) {
        boolean preposition =
            token.is("to")
                && !(words.at(i + 1).tagged("VERB")
                    || (Verbs.isPolicyVerb(words.at(i + 1).lower()) && words.at(i + 2).comma())
                    || (Verbs.isBase(words.at(i + 1).lower())
                        && words.at(i + 2).comma()
                        && !HeadNouns.canAct(words.at(i + 1).lower()))
                    || (Verbs.isBase(words.at(i + 1).lower()) && words.at(i + 1).tagged("AUX")));
        if (!preposition && !(token.is("to") && goesOn(words, i, to))) {
          break;
        }
        infinitive |= !preposition;
      }
      boolean list = words.at(i - 1).comma() || words.at(i - 1).tagged("CCONJ");
      list &= !infinitive || (words.at(i - 1).is("and") && words.at(i - 2).comma());
      int verb = i;
      while (list && adverb(words, verb)) {
        verb++;
      }
      if (list && verb < to && coordinated(words, verb, to, heads.getLast())) {
        heads.add(i);
        and |= words.at(i - 1).is("and");
        or |= words.at(i - 1).is("or");
      }
    }
    boolean splits =
        switch (force) {
          case OBLIGE, RECOMMEND -> and && !or;
          case FORBID, DISCOURAGE, PERMIT, EXEMPT -> or && !and;
        };
    if (heads.size() == 1) {
      return List.of(of(words, from, to, from, to));
    }
    boolean shared = sharesComplement(words, heads, to) || (or && describesAll(words, heads, to));
    if (!splits || shared || bare(heads, to)) {
      return List.of(joint(words, from, heads.getLast(), to));
    }
    return segments(words, heads, to);
  }

  /** "to know these rules, and to act accordingly": a second infinitive. */
  private static boolean andTo(Words words, int i) {
    return words.at(i).is("to")
        && words.at(i - 1).is("and")
        && words.at(i - 2).comma()
        && words.at(i + 1).tagged("VERB")
        && Verbs.isPolicyVerb(words.at(i + 1).lower());
  }

  /**
   * Whether the verbs go on behind an infinitive that is no list: "be available to attend duties,
   * and promptly advise of absences".
   */
  private static boolean goesOn(Words words, int infinitive, int to) {
    for (int i = infinitive + 2; i < to - 1; i++) {
      boolean listed = words.at(i).tagged("CCONJ") || (words.at(i).comma() && i == infinitive + 2);
      if (words.at(i).in(OPENERS) || listed || words.at(infinitive - 1).is("be")) {
        return false;
      }
      if (!words.at(i).comma()) {
        continue;
      }
      int verb = i + 2;
      while (adverb(words, verb)) {
        verb++;
      }
      return words.at(i + 1).is("and") && VerbPhrases.startsVerbPhrase(words.tokens(), verb);
    }
    return false;
  }

  /** Whether an adverb stands before a verb, whatever the tagger takes it for. */
  private static boolean adverb(Words words, int i) {
    Token token = words.at(i);
    return token.is("otherwise")
        || (token.lower().endsWith("ly")
            && !Verbs.isBase(token.lower())
            && token.lower().length() > 4);
  }

  /** Where the verb stands behind "directly or indirectly". */
  private static int adverbs(Words words, int from) {
    boolean pair =
        words.at(from).lower().endsWith("ly")
            && words.at(from + 1).tagged("CCONJ")
            && words.at(from + 2).lower().endsWith("ly")
            && !Verbs.isBase(words.at(from).lower());
    return pair ? from + 3 : from;
  }

  /**
   * "supervise, appraise or set the pay of a relation": whether the verbs share "the pay" is open.
   */
  private static boolean sharesComplement(Words words, List<Integer> heads, int to) {
    boolean bare =
        words.at(heads.getFirst() + 1).comma() || words.at(heads.getFirst() + 1).tagged("CCONJ");
    int last = heads.getLast();
    return bare
        && words.at(last + 1).is("the")
        && words.at(last + 2).tagged("NOUN")
        && words.at(last + 3).is("of")
        && last + 4 < to
        && words.at(last + 4).in(Set.of("a", "an", "any"));
  }

  /**
   * "sign a contract or make a deal that harms the house": what the last object is told to be, the
   * earlier ones are too, so that no ban of every contract is read.
   */
  private static boolean describesAll(Words words, List<Integer> heads, int to) {
    int last = heads.getLast();
    int conjunction = last - 1;
    int noun = conjunction - 1;
    while (noun > heads.getFirst() && words.at(noun).comma()) {
      noun--;
    }
    boolean open = words.at(noun).tagged("NOUN") && indefinite(words, heads.getFirst(), noun);
    for (int i = last + 2; open && i < to; i++) {
      boolean clause =
          words.at(i).in(Set.of("that", "which", "containing", "involving", "including"));
      if (clause && words.at(i - 1).tagged("NOUN")) {
        return indefinite(words, last, i - 1);
      }
      if (words.at(i).in(OPENERS) || words.at(i).comma()) {
        return false;
      }
    }
    return false;
  }

  /** Whether the noun phrase that ends at a noun says "a" or "any". */
  private static boolean indefinite(Words words, int from, int noun) {
    for (int i = noun; i > from; i--) {
      if (words.at(i).in(Set.of("a", "an", "any"))) {
        return true;
      }
      boolean phrase =
          words.at(i).nominal() || words.at(i).tagged("ADJ") || words.at(i).tagged("CCONJ");
      if (!phrase) {
        return false;
      }
    }
    return false;
  }

  /** "listen and act": verbs without anything. */
  private static boolean bare(List<Integer> heads, int to) {
    return heads.size() == 2
        && heads.getLast() == heads.getFirst() + 2
        && heads.getLast() + 1 == to;
  }

  /** Several verbs that must stay together: what modifies the earlier ones stays in place. */
  private static VerbPhrase joint(Words words, int from, int lastHead, int to) {
    VerbPhrase last = of(words, lastHead, to, lastHead, to);
    VerbPhrase text = of(words, from, from, from, from + 1);
    String before = words.text(from + 1, lastHead);
    return new VerbPhrase(
        String.join(" ", text.text(), before, last.text())
            .replaceAll("\\s+", " ")
            .replace(" ,", ","),
        last.modifiers(),
        text.deadlines());
  }

  private static boolean coordinated(Words words, int i, int to, int lastHead) {
    if (words.starts(i + 1, List.of("other", "than"))) {
      return false; // "any fee or reward other than the pay"
    }
    if (words.at(i - 1).comma()) {
      boolean more = words.slice(i, to).contains("and") || words.slice(i, to).contains("or");
      boolean bare =
          words.at(i + 1).comma()
              || words.at(i + 1).tagged("CCONJ")
              || words.at(i + 1).tagged("DET")
              || words.at(i + 1).tagged("PRON");
      // "publish, hint at or speculate about the name"
      boolean prepositional = words.at(i + 1).tagged("ADP") && words.at(i + 2).tagged("CCONJ");
      return more
          && (Verbs.isPolicyVerb(words.at(i).lower())
              || (prepositional && Verbs.isBase(words.at(i).lower())))
          && (words.at(i).tagged("VERB") || (bare && lastHead == i - 2))
          && !words.at(i).startsUpper();
    }
    if (endsNouns(words, i, lastHead)) {
      return false;
    }
    boolean bareNext =
        Verbs.isPolicyVerb(words.at(i).lower())
            && words.at(i).tagged("ADJ")
            && words.at(i + 1).nominal()
            && words.at(i - 2).comma();
    boolean adjective = // "and complete the training": no adjective stands before an article
        words.at(i).tagged("ADJ")
            && Verbs.isPolicyVerb(words.at(i).lower())
            && words.at(i + 1).tagged("DET")
            && words.at(i - 1).is("and");
    boolean compared = // "and report bigger ones"
        Verbs.isPolicyVerb(words.at(i).lower())
            && words.at(i - 1).is("and")
            && words.at(i + 1).tagged("ADJ")
            && words.at(i + 2).in(Set.of("ones", "one"));
    return VerbPhrases.startsVerbPhrase(words.tokens(), i)
        || compared
        || adjective
        || bareNext
        || (words.at(i).is("be") && words.at(i - 1).tagged("CCONJ"));
  }

  /** "During drills, large events, or open houses": nouns stand before the last comma too. */
  private static boolean endsNouns(Words words, int i, int lastHead) {
    boolean described = words.at(i).tagged("ADJ") && words.at(i + 1).nominal();
    int comma = i - 3;
    while (comma > lastHead && !words.at(comma).comma()) {
      comma--;
    }
    return described
        && words.at(i - 2).comma()
        && comma > lastHead
        && comma < i - 3
        && words.tokens().subList(comma + 1, i - 2).stream()
            .allMatch(token -> token.nominal() || token.tagged("ADJ") || token.tagged("DET"));
  }

  /** "Sign in before work and sign out when leaving": the time of the last verb alone. */
  private static boolean ofLastVerb(Words words, Modifier modifier) {
    return words.at(modifier.from()).in(Set.of("when", "while", "before", "after", "on", "upon"))
        && words.at(modifier.from() + 1).lower().endsWith("ing");
  }

  private static List<VerbPhrase> segments(Words words, List<Integer> heads, int to) {
    List<Segment> segments = new ArrayList<>();
    for (int h = 0; h < heads.size(); h++) {
      int end = h + 1 < heads.size() ? heads.get(h + 1) : to;
      while (h + 1 < heads.size()
          && (words.at(end - 1).tagged("CCONJ")
              || words.at(end - 1).comma()
              || (words.at(end - 1).is("to") && words.at(end - 2).is("and")))) {
        end--;
      }
      segments.add(new Segment(heads.get(h), end));
    }
    List<VerbPhrase> phrases = new ArrayList<>();
    List<Modifier> trailing =
        of(words, segments.getLast().from(), to, segments.getLast().from(), to).modifiers().stream()
            .filter(
                modifier ->
                    modifier.kind() != ModifierKind.DEADLINE
                        && modifier.kind() != ModifierKind.REMARK)
            .toList();
    boolean stranded = segments.stream().anyMatch(segment -> stranded(words, segment));
    for (int s = 0; s < segments.size(); s++) {
      Segment segment = segments.get(s);
      int verbEnd = verbEnd(words, segment);
      boolean bare = verbEnd == segment.to();
      if ((bare || stranded(words, segment)) && s + 1 < segments.size()) {
        Segment owner = owner(words, segments, s);
        int rest = verbEnd(words, owner);
        boolean preposition = words.at(rest).tagged("ADP");
        boolean moves = // "rush about or throw things"
            words.at(verbEnd).in(Set.of("about", "around", "away"))
                && MOVES.contains(words.at(verbEnd - 1).lower());
        boolean particled = // "stop and slow down"
            rest + 1 == owner.to()
                && words.at(rest).in(Set.of("down", "up", "out", "off", "away", "back"));
        boolean alone =
            moves
                || (bare && particled)
                || (bare && !preposition && INTRANSITIVE.contains(words.at(verbEnd - 1).lower()));
        boolean against = // "threaten or retaliate against a witness": threaten a witness
            words.at(rest).is("against")
                && !words
                    .at(verbEnd - 1)
                    .in(Set.of("retaliate", "discriminate", "compete", "vote"));
        int raised = raised(words, owner, rest);
        int complex = bare && raised == rest ? complex(words, owner, rest) : rest;
        boolean transitive = TRANSITIVE.contains(words.at(verbEnd - 1).lower());
        boolean light = // "contact or spend time with suppliers": contact suppliers
            (bare || words.at(verbEnd).in(Set.of("out", "up", "off", "over")))
                && !preposition
                && light(words, owner.from(), rest);
        boolean free = stranded || against || transitive;
        int object =
            light
                ? rest + 2
                : raised > rest
                    ? raised
                    : preposition && free
                        ? Math.max(rest + 1, complex)
                        : transitive ? complex : rest;
        phrases.add(
            alone
                ? of(words, segment.from(), segment.from(), segment.from(), segment.to())
                : of(words, segment.from(), segment.to(), object, owner.to()));
        continue;
      }
      VerbPhrase own = of(words, segment.from(), segment.from(), segment.from(), segment.to());
      boolean last = s + 1 == segments.size();
      List<Modifier> modifiers = new ArrayList<>(own.modifiers());
      if (!last) {
        boolean whole = own.modifiers().isEmpty() && own.deadlines().isEmpty();
        trailing.stream()
            .filter(modifier -> whole || !ofLastVerb(words, modifier))
            .forEach(modifiers::add);
      }
      phrases.add(
          new VerbPhrase(
              pronounResolved(words, own.text(), segments, s),
              List.copyOf(modifiers),
              own.deadlines()));
    }
    return phrases;
  }

  /** Where the object starts behind "appear to influence". */
  private static int raised(Words words, Segment owner, int rest) {
    boolean raising =
        words.at(rest - 1).in(RAISING)
            && words.at(rest).is("to")
            && Verbs.isBase(words.at(rest + 1).lower())
            && rest + 2 < owner.to();
    return raising ? rest + 2 : rest;
  }

  /** Where the object starts behind "be familiar with" and "act in line with". */
  private static int complex(Words words, Segment owner, int rest) {
    boolean be = words.at(rest - 1).is("be") && words.at(rest).tagged("ADJ");
    boolean act =
        words.at(rest - 1).in(Set.of("act", "behave", "work", "operate"))
            && words.at(rest).is("in")
            && words.at(rest + 1).in(Set.of("line", "accordance", "compliance", "conformity"));
    int object = be ? rest + 2 : rest + 3;
    boolean prepositional = words.at(object - 1).in(PREPOSITIONS) && object < owner.to();
    return (be || act) && prepositional ? object : rest;
  }

  /** Whether a verb says little without its noun: "spend time with", "make contact with". */
  private static boolean light(Words words, int verb, int noun) {
    return words.at(verb).in(Set.of("spend", "make", "have", "take", "do"))
        && words.at(noun).in(LIGHT)
        && words.at(noun + 1).in(Set.of("with", "in", "of"));
  }

  /** Whether a segment ends with the preposition of an object that comes later: "buy from". */
  private static boolean stranded(Words words, Segment segment) {
    int verbEnd = verbEnd(words, segment);
    return verbEnd + 1 == segment.to() && words.at(verbEnd).in(PREPOSITIONS);
  }

  /** The next segment that has an object, which the earlier ones share. */
  private static Segment owner(Words words, List<Segment> segments, int s) {
    return segments.subList(s + 1, segments.size()).stream()
        .filter(next -> verbEnd(words, next) < next.to() && !stranded(words, next))
        .findFirst()
        .orElse(segments.getLast());
  }

  /** "sign the form and return it": the second phrase names the form. */
  private static String pronounResolved(Words words, String text, List<Segment> segments, int s) {
    if (s == 0 || !text.matches("\\w+ (?:it|them)\\b.*")) {
      return text;
    }
    Segment first = segments.get(0);
    Optional<String> object = ActionParts.of(words.text(first.from(), first.to())).object();
    boolean plural = text.matches("\\w+ them\\b.*");
    if (object.isEmpty()) {
      return text;
    }
    Words phrase = Words.of(object.get());
    Subject subject = Subject.of(phrase, 0, phrase.size());
    return subject.plural() == plural
        ? text.replaceFirst(
            " (?:it|them)\\b", " " + java.util.regex.Matcher.quoteReplacement(subject.definite()))
        : text;
  }

  private static int verbEnd(Words words, Segment segment) {
    int i = segment.from();
    while (adverb(words, i)) {
      i++;
    }
    return i + 1;
  }

  /** A phrase of a verb range and the range that goes on after it, which may be the same. */
  private static VerbPhrase of(Words words, int from, int verbTo, int restFrom, int to) {
    List<String> deadlines = new ArrayList<>();
    List<String> adverbs = new ArrayList<>();
    int verb = adverbs(words, from);
    if (verb > from) {
      adverbs.add(words.text(from, verb).toLowerCase(Locale.ROOT));
    }
    while ((verb < words.size()
            && words.at(verb).tagged("ADV")
            && !Verbs.isBase(words.at(verb).lower()))
        || adverb(words, verb)) {
      boolean time = words.at(verb).in(Set.of("immediately", "promptly", "forthwith"));
      if (time) {
        deadlines.add(words.at(verb).lower());
      } else if (words.at(verb).lower().endsWith("ly")) {
        adverbs.add(words.at(verb).lower());
      }
      verb++;
    }
    boolean shared = restFrom != from;
    int start = shared ? restFrom : Math.max(verb, restFrom);
    Modifiers.Cut cut = Modifiers.cut(words, start, to);
    StringBuilder text = new StringBuilder();
    if (shared) {
      text.append(words.text(verb, verbTo)).append(' ');
    }
    for (int[] range : cut.kept()) {
      text.append(words.text(range[0], range[1])).append(' ');
    }
    String result = text.toString().strip();
    if (!result.isEmpty() && Character.isUpperCase(result.charAt(0))) {
      result = Character.toLowerCase(result.charAt(0)) + result.substring(1);
    }
    if (!adverbs.isEmpty()
        && result.split(" ").length <= 7
        && !result.matches(".*\\b(?:that|who|which|and|or)\\b.*")) {
      result = result + " " + String.join(" and ", adverbs);
    } else if (adverbs.stream().anyMatch(LIMITING::contains) && result.contains(" ")) {
      result = result.replaceFirst(" ", " " + String.join(" and ", adverbs) + " ");
    }
    return new VerbPhrase(result, cut.modifiers(), deadlines);
  }

  /**
   * The phrases after "for" or "from" with their gerunds turned into base forms; none if nouns
   * follow.
   */
  public static List<VerbPhrase> splitGerunds(Words words, int from, int to, Force force) {
    Optional<String> first = gerund(words, from);
    if (first.isEmpty()) {
      return List.of();
    }
    StringBuilder text = new StringBuilder();
    boolean inner = false;
    for (int i = from; i < to; i++) {
      // "when blogging or posting" and "harassing comments" are no deeds of their own.
      inner =
          !words.at(i).comma()
              && (inner
                  || (i > from
                      && words.at(i).lower().endsWith("ing")
                      && (words.at(i - 1).tagged("ADP")
                          || words.at(i - 1).tagged("SCONJ")
                          || words.at(i - 1).in(Set.of("when", "while", "by")))));
      boolean described =
          i > from
              && words.at(i - 1).tagged("CCONJ")
              && (words.at(i - 2).tagged("ADJ") || adjective(words.at(i - 2).lower()))
              && words.at(i + 1).nominal();
      boolean head = i == from || words.at(i - 1).tagged("CCONJ") || words.at(i - 1).comma();
      String word = words.at(i).text();
      boolean verb =
          words.at(i).tagged("VERB")
              || (words.at(i - 1).tagged("CCONJ") && !words.at(i + 1).nominal());
      if (head && verb && !inner && !described) {
        word = gerund(words, i).orElse(word);
      } else if (i == from) {
        word = first.get();
      }
      boolean space = i > from && words.at(i).start() > words.at(i - 1).end();
      text.append(space ? " " : "").append(word);
    }
    Words plain = Words.of("They must " + text);
    return split(plain, 2, plain.size(), force).stream()
        .map(
            phrase -> {
              List<String> deadlines = new ArrayList<>(phrase.deadlines());
              boolean timed = // "responsible for replacing disks within 10 days"
                  phrase.text().contains(" ")
                      && !phrase.modifiers().isEmpty()
                      && phrase.modifiers().stream()
                          .allMatch(m -> m.kind() == ModifierKind.DEADLINE);
              if (timed) {
                phrase.modifiers().forEach(m -> deadlines.add(plain.text(m.from(), m.to())));
              }
              String said = timed ? phrase.text() : textWithModifiers(phrase, plain);
              return new VerbPhrase(said, List.of(), deadlines);
            })
        .toList();
  }

  private static boolean adjective(String word) {
    return word.matches("[a-z]{3,}(?:ory|ive|ous|ful|ble|ant|less)");
  }

  private static String textWithModifiers(VerbPhrase phrase, Words plain) {
    StringBuilder text = new StringBuilder(phrase.text());
    for (Modifier modifier : phrase.modifiers()) {
      if (modifier.kind() != ModifierKind.REMARK) {
        text.append(' ').append(plain.text(modifier.from(), modifier.to()));
      }
    }
    return text.toString();
  }

  private static Optional<String> gerund(Words words, int i) {
    return Verbs.baseOfGerund(words.at(i).lower())
        .filter(base -> Verbs.isBase(base) && !words.at(i).tagged("ADJ"));
  }
}
