package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "be recorded in the register by the manager", to be turned into "record ... in the register". */
public record Passive(Words words, List<Integer> heads, int to, boolean and) {
  /** "Visitors must not be required to": what, the clause before says. */
  public static final Set<String> LEFT_OUT =
      Set.of(
          "require", "ask", "allow", "permit", "expect", "oblige", "force", "invite", "tell",
          "order");

  private static final int LONG_OBJECT = 5;

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

  /** The passive whose "be" stands at a token. */
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
    if (!Participles.at(words, i)) {
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
      while (before > i
          && (words.at(before).tagged("ADV") || Participles.manner(words.at(before)))) {
        before--;
      }
      boolean list =
          words.at(before).tagged("CCONJ")
              || (words.at(before).comma()
                  && words.slice(j, to).stream().anyMatch(Set.of("and", "or")::contains));
      if (list
          && Participles.at(words, j)
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
            && (words.at(modifier).tagged("ADJ") || Participles.at(words, modifier))
            && (words.at(modifier - 1).tagged("DET") || words.at(modifier - 1).tagged("ADP"));
    boolean reduced = false;
    for (int i = heads.getLast() + 1; i < conjunction; i++) {
      reduced |=
          words.at(i).tagged("VERB")
              && Participles.at(words, i)
              && words.at(i - 1).nominal()
              && !heads.contains(i);
    }
    return modifies || (reduced && words.at(conjunction).is("or"));
  }

  /** Where its first participle stands. */
  public int participle() {
    return heads.getFirst();
  }

  /** Whether it tells what something is: "based on". */
  public boolean stative() {
    return Participles.stative(words.at(participle()));
  }

  /** Whether "may" before it tells what can come: "may be contacted". */
  public boolean possible() {
    return Participles.possible(words.at(participle()));
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
            || (Participles.manner(words.at(last - 1)) && words.at(last - 2).tagged("CCONJ"))
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
        && (Participles.particle(words.at(next))
            || Participles.governs(base(heads.get(owner)), words.at(next)));
  }

  /** The adverbs that stand before a participle and tell how: "independently". */
  private String manner(int head) {
    int from = head;
    while (from > 0
        && (Participles.manner(words.at(from - 1))
            || (words.at(from - 1).tagged("CCONJ")
                && from < head
                && Participles.manner(words.at(from - 2))))) {
      from--;
    }
    return words.text(from, head);
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
    return Participles.undergone(base(participle()))
        && by > 0
        && !colleagues
        && (STAFF.contains(patient.head()) || STAFF.contains(NounPhrases.singular(patient.head())));
  }

  /** "Be seen to behave fairly": it is for the one who is seen. */
  public boolean seenTo() {
    return base(participle()).equals("see") && words.at(participle() + 1).is("to");
  }

  /** The base form of a participle. */
  public String base(int head) {
    return Verbs.baseOfParticiple(words.at(head).lower()).orElse(words.at(head).lower());
  }

  private Part part(String verb, String manner, String participle, int from, int end) {
    int start = from;
    String active = verb;
    String passive = (manner + " " + participle).strip();
    if (Participles.governs(verb, words.at(start)) && start < end) {
      active = verb + " " + words.at(start).lower();
      passive = passive + " " + words.at(start).lower();
      start++;
    } else if (Participles.particle(words.at(start))
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
      Optional<int[]> by =
          agent.isPresent() ? Optional.empty() : Agents.find(words, first, range[1]);
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
}
