package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.rewording.Codes;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists whose items, and questions whose answers, have to be read together.
 *
 * <p>Items of a list of orders need no full stop to be orders: "Report data breaches immediately"
 * beside "Do not share passwords" is none of the labels that it would be alone.
 *
 * <p>An answer of yes or no is read with its question, see {@link Answers}; one to a question that
 * tells a case holds in that case, see {@link QuestionCases}.
 *
 * <p>Conditions bind together. "Staff may accept a gift if: (a) it is small; and (b) the manager
 * agrees" allows nothing by (a) alone, and "unless: (a) …; or (b) …" leaves two ways out: the norm
 * of such a list rests on all its items. Where items are joined by no word, a permission needs all
 * of them and every other norm one of them. "Report a loss if: (a) …; or (b) …" holds item by item
 * and is left as it is.
 */
public final class ClauseLists {
  /** No list at all: every clause is read alone. */
  public static final ClauseLists NONE =
      new ClauseLists(Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), ListTails.NONE);

  private static final Pattern LEAD_IN =
      Pattern.compile(
          "(?is).*\\b(?<word>unless|except (?:if|when|where)|(?:only )?(?:if|when|where)|provided(?: that)?"
              + "|as long as|on condition that)(?<which> (?:all|each|any|one|either) of the following"
              + "(?: conditions)?(?: (?:apply|applies|are met|is met|hold|holds|is true|are true))?)?\\s*(?:[:—–-]\\s*)?");

  /** "Swaps are only allowed under the following circumstances:". */
  private static final Pattern ONLY_IN =
      Pattern.compile(
          "(?is).*\\bonly\\b[^:;]*\\b(?:under|in|on|for)(?: (?<which>any|all|each|one|either)(?: one| or more)? of)? (?:the following|these) (?:\\w+ )?(?<kind>circumstances|cases|situations|conditions|grounds|reasons)\\s*[:—–-]\\s*");

  /** "Use first names unless they are among the following groups:": one way out, of many names. */
  private static final Pattern OUT =
      Pattern.compile(
          "(?is)(?:.*[\\s,])?(?:unless|except(?:ing)?(?: (?:if|when|where|for|in))?|other than|apart from|with the exception of)\\b[^.:;]*?(?: (?:any|one|either|all)(?: one| or more)? of)? (?:the following|these)(?: (?!(?:appl(?:y|ies)|is|are|holds?|exists?)\\b)[\\w-]+){0,3}\\s*[:—–-]\\s*");

  /** "You must do one of the following:", "members may choose between:": one act, of several. */
  private static final Pattern ONE_OF =
      Pattern.compile(
          "(?is)(?:(?<must>[^.:;]*\\b(?:must|shall|should|may|can|(?:has|have|needs?|(?:is|are) required) to)(?: (?:take|complete|meet|choose|use|provide|show|bring|follow|fulfil|satisfy))?)(?: do)?"
              + " (?:at least |exactly |only |any )?(?:one|1)(?: or more)? of (?:the following|these)(?: [a-z]+)?|(?<between>[^.:;]*\\b(?:must|should|may|can) choose between))\\s*:\\s*");

  private static final Pattern PERMITS =
      Pattern.compile(
          "(?is)(?!.*\\b(?:no|nobody|none|never|neither|nor|not|cannot)\\b).*\\b(?:may|can|(?:is|are) (?:allowed|permitted|entitled|free)|acceptable)\\b(?! not\\b).*");

  /** One of several conditions is enough for what is allowed only then. */
  private static final Pattern ONLY = Pattern.compile("(?i)\\bonly\\b");

  private static final Pattern END =
      Pattern.compile("(?is)[\\s;,.]*(?:\\b(?<join>and|or)\\b[\\s,;]*)?$");

  /** The text of all items, in place of that of the first, and the clauses that it rests on. */
  record Joined(String text, List<String> clauseIds) {
    Joined {
      clauseIds = List.copyOf(clauseIds);
    }
  }

  private static final Pattern BANS =
      Pattern.compile(
          "^(?i:do not|don['’]t|never|always|please|no|zero tolerance|avoid) |\\b(?:must|shall|should|may not|cannot)\\b");

  private static final double MOST = 0.6;

  /** What announces a wording that is shown and not meant. */
  private static final Pattern SHOWS =
      Pattern.compile(
          "(?is).*\\b(?:like (?:this|these)|(?:for )?examples?|e\\.g\\.?|such as|(?:we|you) (?:write|say|spell|use)|not)\\b[^.:]{0,60}:\\s*");

  /** Titles over what people are to do. */
  private static final Pattern DUTIES =
      Pattern.compile(
          "(?i)(?:.* )?(?:your|our|employees?'?s?|staff|managers?'?s?|individual|personal|key|shared|main|general) (?:responsibilit(?:y|ies)|duties|obligations|commitments?)(?: .*)?"
              + "|(?:responsibilities|duties|obligations)(?: of .*)?|(?:the )?do'?s|always|what (?:you|we|employees|staff|managers) (?:must|should|need to|have to) do|what (?:we|is) expect(?:ed)?\\b.*|expectations");

  private final Map<String, Joined> firsts;
  private final Set<String> further;
  private final Set<String> orders;
  private final Set<String> shown;
  private final Set<String> codes;
  private final Map<String, QuestionCases.Case> cases;
  private final ListTails tails;

  private ClauseLists(
      Map<String, Joined> firsts,
      Set<String> further,
      Set<String> orders,
      Set<String> shown,
      Set<String> codes,
      Map<String, QuestionCases.Case> cases,
      ListTails tails) {
    this.tails = tails;
    this.cases = Map.copyOf(cases);
    this.firsts = Map.copyOf(firsts);
    this.further = Set.copyOf(further);
    this.orders = Set.copyOf(orders);
    this.shown = Set.copyOf(shown);
    this.codes = Set.copyOf(codes);
  }

  /** The lists of a document, or of several; clauses in document order. */
  public static ClauseLists of(List<Clause> clauses) {
    Map<String, Joined> firsts = new HashMap<>();
    Set<String> further = new HashSet<>();
    Set<String> orders = new HashSet<>();
    Set<String> shown = new HashSet<>();
    for (int i = 1; i < clauses.size(); i++) {
      answered(clauses.get(i - 1), clauses.get(i))
          .ifPresent(found -> firsts.put(found.clauseIds().getFirst(), found));
      if (isShown(clauses.get(i - 1), clauses.get(i), shown)) {
        shown.add(clauses.get(i).id());
      }
    }
    int from = 0;
    while (from < clauses.size()) {
      int to = from + 1;
      while (to < clauses.size() && together(clauses.get(from), clauses.get(to))) {
        to++;
      }
      List<Clause> items = clauses.subList(from, to);
      if (orders(items)) {
        items.stream().filter(item -> maybeOrder(item.text())).map(Clause::id).forEach(orders::add);
      }
      joined(items)
          .ifPresent(
              found -> {
                firsts.put(items.getFirst().id(), found);
                items.stream().skip(1).map(Clause::id).forEach(further::add);
              });
      from = to;
    }
    leave(clauses, firsts);
    return new ClauseLists(
        firsts,
        further,
        orders,
        shown,
        Codes.of(clauses),
        QuestionCases.of(clauses),
        ListTails.of(clauses));
  }

  /** Adds the items that words above their list allow, forbid or give as cases. */
  private static void leave(List<Clause> clauses, Map<String, Joined> firsts) {
    int above = 0;
    for (int i = 1; i < clauses.size(); i++) {
      Clause clause = clauses.get(i);
      if (clause.type() != ClauseType.LIST_ITEM) {
        above = i;
        continue;
      }
      Clause head = clauses.get(above);
      ListedLeave.below(head, clause)
          .ifPresent(
              rule ->
                  firsts.putIfAbsent(
                      clause.id(), new Joined(rule, List.of(clause.id(), head.id()))));
    }
  }

  /** Whether a clause stands in a document that calls itself a code of conduct. */
  public boolean inCode(Clause clause) {
    return codes.contains(clause.regulation());
  }

  /** What the norms of a clause are read from, for the key of a cache; empty if it stands alone. */
  public String key(Clause clause) {
    if (further.contains(clause.id())) {
      return "further";
    }
    return (orders.contains(clause.id()) ? "order" : "")
        + (shown.contains(clause.id()) ? "shown" : "")
        + (inCode(clause) ? "code" : "")
        + joined(clause).map(Joined::toString).orElse("")
        + told(clause).map(QuestionCases.Case::toString).orElse("")
        + tail(clause).map(ListTails.Tail::toString).orElse("")
        + (isTail(clause) ? "tail" : "");
  }

  /** The case in which a clause answers. */
  Optional<QuestionCases.Case> told(Clause clause) {
    return Optional.ofNullable(cases.get(clause.id()));
  }

  /** What goes on from the list that a clause is an item of. */
  public Optional<ListTails.Tail> tail(Clause clause) {
    return tails.of(clause);
  }

  /** Whether the first sentence of a clause goes on from the list above it. */
  public boolean isTail(Clause clause) {
    return tails.isTail(clause);
  }

  /** The clauses that the norms of a clause rest on. */
  public List<String> sources(Clause clause) {
    List<String> own = joined(clause).map(Joined::clauseIds).orElse(List.of(clause.id()));
    return Stream.concat(
            Stream.concat(own.stream(), tail(clause).map(ListTails.Tail::clauseId).stream()),
            told(clause).flatMap(QuestionCases.Case::questionId).stream())
        .distinct()
        .toList();
  }

  /** Whether a clause is quoted as an example: a block quote below "we write it like this:". */
  public boolean shown(Clause clause) {
    return shown.contains(clause.id());
  }

  private static boolean isShown(Clause before, Clause clause, Set<String> shown) {
    return clause.type() == ClauseType.CALL_OUT
        && before.headings().equals(clause.headings())
        && (shown.contains(before.id())
            || (!PlainText.tooLong(before.text()) && SHOWS.matcher(before.text()).matches()));
  }

  /** Whether a clause is an order because the list that it stands in is one of orders. */
  public boolean orders(Clause clause) {
    return orders.contains(clause.id());
  }

  /** All conditions of a list, for the clause that is its first item. */
  Optional<Joined> joined(Clause clause) {
    return Optional.ofNullable(firsts.get(clause.id()));
  }

  /** Whether a clause is read with an earlier item of its list. */
  public boolean further(Clause clause) {
    return further.contains(clause.id());
  }

  private static boolean together(Clause first, Clause other) {
    return first.type() == ClauseType.LIST_ITEM
        && other.type() == ClauseType.LIST_ITEM
        && first.leadIn().equals(other.leadIn())
        && first.regulation().equals(other.regulation())
        && first.headings().equals(other.headings());
  }

  private static Optional<Joined> answered(Clause question, Clause answer) {
    if (nested(question, answer) && !PlainText.tooLong(answer.text())) {
      List<String> sentences = English.get().sentences(answer.text());
      return sentences.isEmpty()
          ? Optional.empty()
          : Answers.rule(question.text(), answer.text(), sentences.getFirst())
              .map(rule -> new Joined(rule, List.of(answer.id(), question.id())));
    }
    if (question.type() != ClauseType.QUESTION
        || answer.type() != ClauseType.ANSWER
        || PlainText.tooLong(answer.text())) {
      return Optional.empty();
    }
    List<String> sentences = English.get().sentences(answer.text());
    return sentences.isEmpty()
        ? Optional.empty()
        : Answers.rule(question, answer, sentences.getFirst())
            .map(rule -> new Joined(rule, List.of(answer.id(), question.id())));
  }

  /** Whether an item stands first below one that is a question. */
  private static boolean nested(Clause question, Clause answer) {
    return question.type() == ClauseType.LIST_ITEM
        && answer.type() == ClauseType.LIST_ITEM
        && question.regulation().equals(answer.regulation())
        && question.text().endsWith("?")
        && answer.leadIn().endsWith(question.text());
  }

  /** Whether one item at least is surely an order or a ban, and most may be. */
  private static boolean orders(List<Clause> items) {
    long sure = items.stream().filter(item -> sureOrder(item.text())).count();
    long maybe =
        items.stream().filter(item -> !sureOrder(item.text()) && maybeOrder(item.text())).count();
    List<String> titles = items.getFirst().headings();
    boolean duties =
        items.getFirst().leadIn().isBlank()
            && !titles.isEmpty()
            && DUTIES.matcher(titles.getLast().replace('’', '\'').strip()).matches();
    return items.size() > 1 && (sure > 0 || duties) && sure + maybe >= MOST * items.size();
  }

  private static boolean sureOrder(String item) {
    return (!PlainText.tooLong(item) && BANS.matcher(item).find())
        || (maybeOrder(item) && HeadNouns.onlyVerb(item.split("\\W", 2)[0]));
  }

  /** Whether an item starts with a verb, is no title, and goes on as after a verb. */
  private static boolean maybeOrder(String item) {
    String[] words = item.strip().split("\\s+");
    boolean title =
        Arrays.stream(words).skip(1).allMatch(word -> word.matches("\\p{Lu}.*|and|or|of|the|for"));
    if (words[0].equals("Be") && words.length > 1) {
      return !title && !PlainText.tooLong(item);
    }
    return words.length > 1
        && !PlainText.tooLong(item)
        && !title
        && Verbs.isPolicyVerb(words[0])
        && (!words[1].matches("(?:of|is|are|for|policy|policies|process|management)\\b.*")
            || !HeadNouns.isNoun(words[0]));
  }

  private static Optional<Joined> joined(List<Clause> items) {
    Matcher lead = LEAD_IN.matcher(items.getFirst().leadIn());
    boolean bounded =
        !PlainText.tooLong(items.getFirst().leadIn())
            && items.stream().noneMatch(item -> PlainText.tooLong(item.text()));
    if (items.size() < 2 || !bounded || items.getFirst().leadIn().isBlank()) {
      return Optional.empty();
    }
    Matcher only = ONLY_IN.matcher(items.getFirst().leadIn());
    if (only.matches()) {
      Optional<String> which = Optional.ofNullable(only.group("which"));
      boolean conditions = only.group("kind").equalsIgnoreCase("conditions");
      boolean every = which.map(word -> word.matches("(?i)all|each")).orElse(conditions);
      return joined(items, every ? "and" : "or");
    }
    Matcher choice = ONE_OF.matcher(items.getFirst().leadIn());
    if (choice.matches()) {
      boolean between = choice.group("between") != null;
      String front = between ? choice.group("between") : choice.group("must");
      return joined(items, between ? "and" : "or")
          .map(all -> new Joined(front + " " + Words.lowerFirst(all.text()), all.clauseIds()));
    }
    if (!lead.matches()) {
      return OUT.matcher(items.getFirst().leadIn()).matches()
          ? joined(items, "or")
          : Optional.empty();
    }
    String word = lead.group("word").toLowerCase(java.util.Locale.ROOT);
    boolean exception = word.startsWith("unless") || word.startsWith("except");
    boolean permits = PERMITS.matcher(items.getFirst().leadIn()).matches();
    boolean all = all(items, Optional.ofNullable(lead.group("which")), !exception && permits);
    boolean ways = exception || ONLY.matcher(items.getFirst().leadIn()).find();
    if (!all && !ways) {
      return Optional.empty();
    }
    return joined(items, all ? "and" : "or");
  }

  private static boolean all(List<Clause> items, Optional<String> which, boolean unsaid) {
    if (which.isPresent()) {
      return which.get().matches("(?i) (?:all|each) .*");
    }
    for (Clause item : items.subList(0, items.size() - 1)) {
      Matcher end = END.matcher(item.text());
      if (end.find() && end.group("join") != null) {
        return end.group("join").equalsIgnoreCase("and");
      }
    }
    return unsaid;
  }

  /** "it is small, the supplier is known and the manager agrees"; empty for whole sentences. */
  private static Optional<Joined> joined(List<Clause> items, String word) {
    List<String> parts = new ArrayList<>();
    StringBuilder asides = new StringBuilder();
    for (Clause item : items) {
      String clean = PlainText.clean(item.text());
      int aside = item.text().contains("(") ? clean.indexOf("; ") : -1;
      if (aside > 0) { // "Actors (please use their stage names)"
        asides.append(clean.substring(aside).replaceFirst("[.\\s]+$", ""));
        clean = clean.substring(0, aside);
      }
      String text = END.matcher(clean).replaceFirst("").strip();
      if (text.isEmpty() || text.matches("(?s).*[.;:!?]\\s.*")) {
        return Optional.empty();
      }
      parts.add(parts.isEmpty() ? text : Words.lowerFirst(text));
    }
    String last = parts.removeLast();
    String text = String.join(", ", parts) + " " + word + " " + last + asides + ".";
    return Optional.of(new Joined(text, items.stream().map(Clause::id).toList()));
  }
}
