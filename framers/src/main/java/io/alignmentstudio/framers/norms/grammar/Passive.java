package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** "be recorded in the register by the manager", to be turned into "record ... in the register". */
public record Passive(Words words, List<Integer> heads, int to, boolean and) {
  private static final Set<String> STATIVE =
      Set.of(
          "based",
          "located",
          "related",
          "unrelated",
          "involved",
          "interested",
          "concerned",
          "situated",
          "aged",
          "experienced",
          "qualified",
          "committed",
          "willing",
          "used-to",
          "empowered",
          "unauthorized",
          "limited",
          "dedicated",
          "prepared",
          "tired",
          "convinced",
          "excited",
          "scared",
          "pleased",
          "satisfied",
          "motivated",
          "supposed",
          "intended",
          "ashamed",
          "affiliated",
          "armed",
          "composed",
          "comprised",
          "known");
  private static final Set<String> POSSIBLE =
      Set.of(
          "required",
          "asked",
          "disciplined",
          "terminated",
          "dismissed",
          "considered",
          "affected",
          "exposed",
          "entitled",
          "found",
          "needed",
          "invited",
          "charged",
          "prompted",
          "tempted",
          "surprised",
          "notified",
          "assigned",
          "faced",
          "redirected",
          "contacted",
          "held",
          "denied",
          "reimbursed",
          "prosecuted",
          "subjected",
          "expected",
          "approached",
          "used",
          "placed",
          "removed",
          "intended",
          "quoted",
          "called",
          "known");

  /** "Visitors must not be required to": what, the clause before says. */
  public static final Set<String> LEFT_OUT =
      Set.of(
          "require", "ask", "allow", "permit", "expect", "oblige", "force", "invite", "tell",
          "order");

  static final Set<String> PARTICLES = Set.of("out", "up", "off", "down", "over", "back", "away");

  /** Verbs whose object always follows their preposition: "deal with", "dispose of". */
  private static final Map<String, Set<String>> PREPOSITIONS =
      Map.ofEntries(
          Map.entry("deal", Set.of("with")),
          Map.entry("interfere", Set.of("with")),
          Map.entry("tamper", Set.of("with")),
          Map.entry("comply", Set.of("with")),
          Map.entry("dispense", Set.of("with")),
          Map.entry("dispose", Set.of("of")),
          Map.entry("adhere", Set.of("to")),
          Map.entry("attend", Set.of("to")),
          Map.entry("listen", Set.of("to")),
          Map.entry("account", Set.of("for")),
          Map.entry("care", Set.of("for")),
          Map.entry("pay", Set.of("for")),
          Map.entry("look", Set.of("after", "into")),
          Map.entry("rely", Set.of("on", "upon")),
          Map.entry("act", Set.of("on", "upon")),
          Map.entry("agree", Set.of("on", "upon")),
          Map.entry("decide", Set.of("on", "upon")));

  /** What happens to people and leaves them responsible: "employees must not be influenced by". */
  private static final Set<String> UNDERGONE =
      Set.of(
          "employ",
          "hire",
          "guide",
          "misguide",
          "mislead",
          "influence",
          "sway",
          "tempt",
          "distract");

  private static final int LONG_OBJECT = 5;

  /** Adverbs that do not tell how something is done. */
  private static final Set<String> NO_MANNER =
      Set.of(
          "only",
          "immediately",
          "promptly",
          "likely",
          "solely",
          "daily",
          "weekly",
          "monthly",
          "yearly",
          "generally",
          "usually",
          "normally",
          "ideally",
          "preferably",
          "especially",
          "particularly",
          "really",
          "additionally",
          "ultimately",
          "similarly",
          "accordingly",
          "consequently",
          "early",
          "duly",
          "hereby",
          "subsequently",
          "finally",
          "eventually",
          "previously",
          "originally",
          "initially",
          "currently",
          "recently",
          "newly");

  /**
   * One active verb of the passive.
   *
   * @param manner adverbs that stood before the participle
   * @param rest what follows the object
   * @param surface participle and what follows it, for the statement
   */
  public record Part(
      String verb,
      String manner,
      String rest,
      String surface,
      Optional<String> agent,
      List<Modifier> modifiers) {
    Part with(List<Modifier> shared) {
      return new Part(verb, manner, rest, surface, agent, shared);
    }

    /** The verb with what it is done to: adverbs stand before an object that has a clause. */
    public String done(String object, String narrated) {
      boolean heavy =
          object.split(" ").length > LONG_OBJECT
              || narrated.matches("(?:that|which|who|whose)\\b.*")
              || object.matches(".*(?:,|\\b(?:that|which|who|whose|including)\\b).*");
      return (heavy
              ? String.join(" ", verb, manner, object, narrated)
              : String.join(" ", verb, object, manner, narrated))
          .replaceAll("\\s+", " ")
          .strip();
    }
  }

  public static Optional<Passive> find(Words words, int be, int to) {
    int i = be + 1;
    while (i < to
        && (words.at(i).tagged("ADV")
            || words.at(i).in(Set.of("either", "both"))
            || (words.at(i).tagged("CCONJ")
                && words.at(i - 1).lower().endsWith("ly")
                && words.at(i + 1).lower().endsWith("ly"))
            || words.at(i).lower().endsWith("ly"))) {
      i++;
    }
    if (!participle(words, i)) {
      return Optional.empty();
    }
    List<Integer> heads = new ArrayList<>();
    heads.add(i);
    boolean and = true;
    for (int j = i + 1; j < to; j++) {
      Token token = words.at(j);
      if (token.in(
              Set.of(
                  "who", "which", "that", "if", "unless", "when", "whether", "than", "except",
                  "where"))
          || (token.is("to") && words.at(j + 1).tagged("VERB"))) {
        break;
      }
      int before = j - 1;
      while (before > i && (words.at(before).tagged("ADV") || manner(words.at(before)))) {
        before--;
      }
      boolean list =
          words.at(before).tagged("CCONJ")
              || (words.at(before).comma()
                  && words.slice(j, to).stream().anyMatch(Set.of("and", "or")::contains));
      if (list
          && participle(words, j)
          && (!words.at(j + 1).nominal() || words.at(j + 1).is("home"))
          && !insideNoun(words, heads, before)) {
        heads.add(j);
        and &= !words.at(before).is("or");
      }
    }
    return Optional.of(new Passive(words, List.copyOf(heads), to, and));
  }

  /**
   * Whether a conjunction joins the modifiers of a noun: "through an encrypted and authenticated
   * connection", "described in the annex or authorised by the client".
   */
  private static boolean insideNoun(Words words, List<Integer> heads, int conjunction) {
    int modifier = conjunction - 1;
    boolean modifies =
        !heads.contains(modifier)
            && (words.at(modifier).tagged("ADJ") || participle(words, modifier))
            && (words.at(modifier - 1).tagged("DET") || words.at(modifier - 1).tagged("ADP"));
    boolean reduced = false;
    for (int i = heads.getLast() + 1; i < conjunction; i++) {
      reduced |=
          words.at(i).tagged("VERB")
              && participle(words, i)
              && words.at(i - 1).nominal()
              && !heads.contains(i);
    }
    return modifies || (reduced && words.at(conjunction).is("or"));
  }

  private static boolean participle(Words words, int i) {
    Token token = words.at(i);
    Optional<String> base = Verbs.baseOfParticiple(token.lower());
    boolean regular = token.tagged("VERB") && token.lower().endsWith("ed");
    return base.isPresent()
        && (regular || Verbs.isBase(base.get()))
        && (token.tagged("VERB")
            || (token.tagged("ADJ") && !token.in(Set.of("open", "set")))
            || token.in(Set.of("kept", "set", "held")));
  }

  public int participle() {
    return heads.getFirst();
  }

  public boolean stative() {
    return words.at(participle()).in(STATIVE);
  }

  public boolean possible() {
    return words.at(participle()).in(POSSIBLE);
  }

  /** Whether the norm asks for one of several deeds that share nothing: "sent to X or filed". */
  public boolean alternatives(Force force) {
    return heads.size() > 1 && !splits(force) && !shared();
  }

  /** Where its last participle stands. */
  public int last() {
    return heads.getLast();
  }

  private boolean splits(Force force) {
    return switch (force) {
      case OBLIGE, RECOMMEND -> and;
      case FORBID, DISCOURAGE, PERMIT, EXEMPT ->
          !and || (force == Force.FORBID && heads.size() == 1);
    };
  }

  /** Whether what follows the last verb belongs to all of them. */
  private boolean shared() {
    boolean shared = true;
    for (int h = 0; h + 1 < heads.size(); h++) {
      shared &= trimmed(heads.get(h) + 1, heads.get(h + 1)) <= heads.get(h) + 1;
    }
    return shared;
  }

  /**
   * The verbs: one part for each that may stand alone, else one part with all; see {@link
   * #alternatives} for those that are neither.
   */
  public List<Part> parts(Force force) {
    // "may be read and then copied only in the archive" restricts the reading too.
    boolean restricted = force == Force.PERMIT && words.at(heads.getLast() + 1).is("only");
    if (heads.size() == 1 || splits(force) || !shared()) {
      List<Part> parts = new ArrayList<>();
      for (int h = 0; h < heads.size(); h++) {
        int owner = h;
        while (owner + 1 < heads.size()
            && (restricted || !apart(heads.get(owner + 1)))
            && trimmed(heads.get(owner) + 1, heads.get(owner + 1)) <= heads.get(owner) + 1) {
          owner++;
        }
        int end =
            owner + 1 < heads.size() ? trimmed(heads.get(owner) + 1, heads.get(owner + 1)) : to;
        int from = heads.get(owner) + 1;
        // "encrypted and backed up": only the second has the particle.
        int after = owner > h && particled(owner, end) ? from + 1 : from;
        parts.add(
            part(
                base(heads.get(h)),
                manner(heads.get(h)),
                words.at(heads.get(h)).text(),
                after,
                end));
      }
      return excepted(parts);
    }
    StringBuilder verbs = new StringBuilder(base(heads.getFirst()));
    for (int h = 1; h < heads.size(); h++) {
      verbs
          .append(h + 1 == heads.size() ? (and ? " and " : " or ") : ", ")
          .append(base(heads.get(h)));
    }
    return List.of(
        part(
            verbs.toString(),
            manner(participle()),
            words.text(participle(), heads.getLast() + 1),
            heads.getLast() + 1,
            to));
  }

  /** "Be locked at night and cleaned each day, unless it rains": the exception holds for both. */
  private List<Part> excepted(List<Part> parts) {
    List<Modifier> shared =
        parts.getLast().modifiers().stream()
            .filter(
                modifier ->
                    modifier.kind() == ModifierKind.EXCEPTION
                        || (modifier.kind() == ModifierKind.CONDITION
                            && words.at(modifier.from() - 1).comma()))
            .toList();
    return parts.stream()
        .map(part -> part.modifiers().isEmpty() && !shared.isEmpty() ? part.with(shared) : part)
        .toList();
  }

  /** Whether a verb has its complement alone: "be kept and immediately forwarded to the office". */
  private boolean apart(int head) {
    Token before = words.at(head - 1);
    boolean adverb =
        before.tagged("ADV") && !before.is("otherwise") && words.at(head - 2).is("and");
    return adverb || (before.is("and") && words.at(head + 1).is("to"));
  }

  private int trimmed(int from, int end) {
    int last = end;
    while (last > from
        && (words.at(last - 1).tagged("CCONJ")
            || words.at(last - 1).comma()
            || (manner(words.at(last - 1)) && words.at(last - 2).tagged("CCONJ"))
            || (words.at(last - 1).tagged("ADV") && last - 1 > from))) {
      last--;
    }
    return last;
  }

  /** The times that stand before the participle: "be promptly reported". */
  public List<String> early() {
    int from = participle();
    while (words.at(from - 1).tagged("ADV")
        || words.at(from - 1).tagged("CCONJ")
        || words.at(from - 1).lower().endsWith("ly")) {
      from--;
    }
    return words.slice(from, participle()).stream()
        .filter(Set.of("immediately", "promptly", "forthwith")::contains)
        .toList();
  }

  /** Whether the verb that ends a list has a particle of its own. */
  private boolean particled(int owner, int end) {
    int next = heads.get(owner) + 1;
    return next < end
        && (words.at(next).in(PARTICLES)
            || PREPOSITIONS
                .getOrDefault(base(heads.get(owner)), Set.of())
                .contains(words.at(next).lower()));
  }

  /** The adverbs that stand before a participle and tell how: "independently". */
  private String manner(int head) {
    int from = head;
    while (from > 0
        && (manner(words.at(from - 1))
            || (words.at(from - 1).tagged("CCONJ") && from < head && manner(words.at(from - 2))))) {
      from--;
    }
    return words.text(from, head);
  }

  private static boolean manner(Token token) {
    return token.lower().endsWith("ly")
        && !token.in(NO_MANNER)
        && !Verbs.isBase(token.lower())
        && !token.startsUpper();
  }

  /** Those who work for a house, and bear what they let happen to them. */
  private static final Set<String> STAFF =
      Set.of(
          "employee",
          "staff",
          "officer",
          "director",
          "manager",
          "colleague",
          "worker",
          "panel",
          "board",
          "committee",
          "reviewer",
          "judge",
          "auditor",
          "official",
          "servant",
          "trustee",
          "member",
          "journalist",
          "reporter",
          "editor",
          "anyone",
          "you");

  /** Whether people bear a norm of what happens to them: "be influenced by gifts". */
  public boolean undergone(Subject patient) {
    int by = words.slice(participle(), to).indexOf("by");
    boolean colleagues =
        by > 0
            && words.slice(participle() + by, to).stream()
                .map(NounPhrases::singular)
                .anyMatch(Set.of("employee", "staff", "colleague")::contains);
    return UNDERGONE.contains(base(participle()))
        && by > 0
        && !colleagues
        && (STAFF.contains(patient.head()) || STAFF.contains(NounPhrases.singular(patient.head())));
  }

  /** "Be seen to behave fairly": it is for the one who is seen. */
  public boolean seenTo() {
    return base(participle()).equals("see") && words.at(participle() + 1).is("to");
  }

  public String base(int head) {
    return Verbs.baseOfParticiple(words.at(head).lower()).orElse(words.at(head).lower());
  }

  private Part part(String verb, String manner, String participle, int from, int end) {
    int start = from;
    String active = verb;
    String passive = (manner + " " + participle).strip();
    if (PREPOSITIONS.getOrDefault(verb, Set.of()).contains(words.at(start).lower())
        && start < end) {
      active = verb + " " + words.at(start).lower();
      passive = passive + " " + words.at(start).lower();
      start++;
    } else if (words.at(start).in(PARTICLES)
        && start < end
        && !words.starts(start, List.of("up", "to"))
        && !words.starts(start, List.of("out", "of"))) {
      active = verb + " " + words.at(start).lower();
      passive = passive + " " + words.at(start).lower();
      start++;
    } else if (words.at(start).in(Set.of("with", "for", "on", "after", "to"))
        && !(words.at(start).is("to") && LEFT_OUT.contains(verb))
        && start + 1 >= end
        && start < end) {
      active = verb + " " + words.at(start).lower();
      passive = passive + " " + words.at(start).lower();
      start++;
    }
    Modifiers.Cut cut =
        start < end
            ? Modifiers.cut(words, start - 1, end)
            : new Modifiers.Cut(List.of(), List.of());
    Optional<String> agent = Optional.empty();
    StringBuilder rest = new StringBuilder();
    StringBuilder surface = new StringBuilder(passive);
    for (int[] range : cut.kept()) {
      int first = Math.max(range[0], start);
      if (first >= range[1]) {
        continue;
      }
      surface.append(' ').append(words.text(first, range[1]));
      Optional<int[]> by = agent.isPresent() ? Optional.empty() : agent(first, range[1]);
      if (by.isPresent()) {
        agent =
            Optional.of(
                Subject.lowerFirst(
                    words, by.get()[0] + 1, words.text(by.get()[0] + 1, by.get()[1])));
        rest.append(' ')
            .append(words.text(first, by.get()[0]))
            .append(' ')
            .append(words.text(by.get()[1], range[1]));
      } else {
        rest.append(' ').append(words.text(first, range[1]));
      }
    }
    return new Part(
        active,
        manner,
        rest.toString().replaceAll("\\s+", " ").strip(),
        surface.toString(),
        agent,
        cut.modifiers());
  }

  /** "by HR, Legal, and Compliance": the comma is that of a list. */
  private boolean listGoesOn(int comma, int end) {
    boolean named = words.at(comma + 1).startsUpper() || words.at(comma + 1).tagged("CCONJ");
    List<String> next = words.slice(comma + 1, Math.min(end, comma + 6));
    return named && (next.contains("and") || next.contains("or"));
  }

  /** The range "by" + someone who can act. */
  private Optional<int[]> agent(int from, int end) {
    for (int i = from; i < end - 1; i++) {
      // "kept in the file maintained by the registrar" does not say who keeps it.
      boolean inner = i > from && words.at(i - 1).tagged("VERB") && participle(words, i - 1);
      if (!words.at(i).is("by") || inner) {
        continue;
      }
      int to = i + 1;
      while (to < end
          && (words.at(to).nominal()
              || words.at(to).tagged("DET")
              || words.at(to).tagged("ADJ")
              || words.at(to).tagged("NUM")
              || words.at(to).is("of")
              || (words.at(to).tagged("PART") && !words.at(to).is("to"))
              || words.at(to).text().matches("(?:\\p{L}+)?['’]s?")
              || words.at(to).text().equals("-")
              || (words.at(to).tagged("ADP") && words.at(to - 1).text().equals("-"))
              || (words.at(to).comma() && listGoesOn(to, end))
              || (words.at(to).tagged("CCONJ") && !words.at(to + 1).tagged("VERB"))
              || words
                  .at(to)
                  .in(Set.of("their", "its", "your", "our", "both", "anyone", "persons")))) {
        to++;
      }
      while (to > i + 1 && words.at(to - 1).tagged("CCONJ")) {
        to--;
      }
      if (to == i + 1) {
        return Optional.empty();
      }
      boolean told = to < end && words.at(to).in(Set.of("who", "which", "that", "whose"));
      Optional<Token> head = NounPhrases.head(words.tokens().subList(i + 1, to));
      boolean acts =
          head.isPresent()
              && (HeadNouns.canAct(head.get().lower()) || head.get().text().matches("[A-Z]{2,}"));
      return acts ? Optional.of(new int[] {i, told ? end : to}) : Optional.empty();
    }
    return Optional.empty();
  }
}
