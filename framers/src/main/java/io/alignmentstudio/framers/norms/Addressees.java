package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.norms.drafts.Voices;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import io.alignmentstudio.framers.norms.rewording.Commitments;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom a document speaks to and for where it names nobody.
 *
 * @param you bearer of orders and of "you": a plural noun phrase such as "employees", or a name
 * @param we bearer of "we": "the company", or the same as of "you" where a code says "we" for all
 *     who follow it
 */
public record Addressees(String you, String we) {
  /** Employees of a company: the usual case of a conduct guideline. */
  public static final Addressees DEFAULT = new Addressees(Voices.EMPLOYEES, Voices.COMPANY);

  /** Where a document neither names nor addresses anybody. */
  static final Addressees UNSPECIFIED = new Addressees("the responsible person", Voices.COMPANY);

  private static final Voices UNNAMED = new Voices("the reader", "the writer");

  /** Whom else a document may bind, and how much oftener than workers it then names them. */
  private static final List<String> OTHERS =
      List.of("organizations", "organisations", "controllers", "providers");

  private static final Set<ConceptKind> PEOPLE = Set.of(ConceptKind.ROLE, ConceptKind.PERSON);

  private static final int FAR_MORE = 10;
  private static final int OFTENER = 3;
  private static final Pattern YOU = Pattern.compile("(?i)\\byour?\\b");
  private static final int FEWEST_MENTIONS = 5;

  /** What only people say of themselves: a company has no manager. */
  private static final Pattern ALL_OF_US =
      Pattern.compile(
          "(?i)\\b(?:(?:each|all|any|every one|expected|one) of us|us all|we (?:all|each)|ourselves"
              + "|our (?:own |direct |line |immediate )*(?:managers?|supervisors?|co-?workers?"
              + "|teammates|relatives|personal (?:interests?|gain))"
              + "|our (?:\\w+ )?(?:responsibility|duty|obligation) as (?:\\w+ )?(?:employees|team"
              + " members|colleagues|staff)"
              + "|as (?:employees|team members|colleagues|staff)\\b,? we)\\b");

  /** "These rules apply to all members of the club": whom a document says that it binds. */
  private static final Pattern SCOPE =
      Pattern.compile(
          "(?i)\\b(?:this|these|the|our)(?: [\\w-]+){0,3}? (?:policy|policies|rules?|code(?: of [a-z]+)?|guidelines?|handbook|standards?|page|charter)"
              + " (?:appl(?:y|ies) to|binds?|(?:is|are) (?:for|binding (?:on|for))|covers?) (?:all |any |every |our |the )*(?<who>(?!(?:persons|individuals|people|parties|bodies|those)\\b)[a-z]+(?:, [a-z]+)*(?:,? (?:and|or) (?:all |our |other )?[a-z]+)?)\\b(?! (?:and|or|who)\\b)");

  /** "Laboratory rules for pupils": the title says it. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)^(?:[\\w' -]+ )?(?:rules|code|guidelines|guide|handbook|policy|conduct|expectations) for (?:all |our )?(?<who>[a-z]+(?: and [a-z]+)?)$");

  /** "All users of the workshop must": those whom rules bind first of all. */
  private static final Pattern ALL_MUST =
      Pattern.compile(
          "(?:^|[.!?:]\\s+)(?:All|Every|Each) (?<who>[a-z]+)(?: (?!(?:who|must|should|shall)\\b)[^,;:.]{0,40}?)?"
              + " (?:must|should|shall|agrees?|(?:is|are) (?:required|expected|asked|responsible))\\b");

  /** "Your duties as a volunteer", "as a member, you must". */
  private static final Pattern AS_ONE =
      Pattern.compile(
          "(?i)\\byour? [^,;:.]{0,40}?\\bas an? (?<before>[a-z]+)\\b(?! of\\b)|\\bas an? (?<after>[a-z]+)(?: of [^,;:.]{2,40})?, you(?:r)?\\b");

  /** Some of those who follow a document, or those whom it protects. */
  private static final Set<String> SOME_ROLES =
      Set.of(
          "manager",
          "supervisor",
          "leader",
          "lead",
          "officer",
          "director",
          "head",
          "executive",
          "contractor",
          "vendor",
          "supplier",
          "child",
          "parent",
          "person",
          "individual",
          "people",
          "party",
          "body",
          "trainee",
          "new",
          "other",
          "team",
          "department",
          "result",
          "courtesy",
          "rule",
          "matter",
          "minimum",
          "reminder",
          "precaution",
          "group",
          "whole");

  /** Workers whom a document binds; "the staff" may be others than those whom it speaks to. */
  private static final Pattern EMPLOYED =
      Pattern.compile(
          "(?i)\\b(?:employees?|workers?|colleagues?|co-?workers?|(?:all|our|every) staff|staff (?:members? )?(?:must|should|shall|may not|are (?:expected|required)))\\b");

  private static final Pattern YOUR_CHILD =
      Pattern.compile("(?i)\\byour (?:child|children|child['’]s|son|daughter|kids?)\\b");

  private static final Pattern VOLUNTEERING =
      Pattern.compile(
          "(?i)\\b(?:(?:while|when|before|by) volunteering|your volunteer(?:ing)?\\b|fellow volunteers|as a volunteer"
              + "|volunteer (?:services|handbook|position|assignment|agreement|role|shift))");

  private static final Pattern OUTSIDERS_DO =
      Pattern.compile(
          "(?i)\\b(?<who>attendees|participants|guests|visitors|members|students|pupils|residents|tenants|users|volunteers|patients|customers|passengers|players|patrons|campers|contributors|maintainers|speakers|subscribers|applicants|parents|swimmers|readers|borrowers|drivers|riders|exhibitors|competitors) (?:must|may|should|shall|can|cannot|will|are (?:expected|required|asked|welcome|responsible|not)|who|need to|have to)\\b");

  private static final int FEWEST_OF_US = 3;
  private static final Pattern PARTY = Pattern.compile("\\b(?:[Tt]he|[Ee]ach) [Pp]art(?:y|ies)\\b");
  private static final Pattern WORKERS =
      Pattern.compile("(?i)\\b(?:employees?|staff|workers?|colleagues?)\\b");

  public Addressees {
    if (you.isBlank() || we.isBlank()) {
      throw new IllegalArgumentException(
          "an addressee is blank: you='%s' we='%s'".formatted(you, we));
    }
  }

  /** Those for whom "you" and "we" stand in the document's sentences. */
  Voices voices() {
    return new Voices(you, we);
  }

  /**
   * The addressees of a document: who bears more than half of the norms that name a bearer, such as
   * an assistant in its style guide; whom house rules bind far oftener than workers, such as
   * patrons; the parties of a contract; organisations in a catalogue of controls; {@link #DEFAULT}
   * where the document speaks of or to workers; else nobody in particular.
   *
   * <p>They are part of what norms depend on: a cache by clause must include them in its key.
   */
  public static Addressees of(List<Clause> clauses) {
    ClauseReader reader = new ClauseReader(UNNAMED, ClauseLists.NONE);
    Map<String, Long> mentions =
        clauses.parallelStream()
            .flatMap(clause -> reader.analyse(clause).norms().stream())
            .filter(norm -> norm.method().equals("modal"))
            .map(Norm::bearer)
            .filter(bearer -> !bearer.equals(UNNAMED.you()) && !bearer.equals(UNNAMED.we()))
            .collect(Collectors.groupingBy(bearer -> bearer, Collectors.counting()));
    Addressees found = found(mentions, clauses);
    boolean people = found.you().equals(DEFAULT.you()) && saysWeOfPeople(clauses);
    return people ? new Addressees(found.you(), found.you()) : found;
  }

  /** Whether "we" is everybody who follows the document, as in a code of conduct. */
  private static boolean saysWeOfPeople(List<Clause> clauses) {
    long headings =
        clauses.stream()
            .flatMap(clause -> clause.headings().stream())
            .distinct()
            .filter(heading -> ALL_OF_US.matcher(heading).find())
            .count();
    long fewest = clauses.stream().anyMatch(Commitments::inCode) ? 1 : FEWEST_OF_US;
    return headings + count(ALL_OF_US, clauses) >= fewest;
  }

  private static Addressees found(Map<String, Long> mentions, List<Clause> clauses) {
    long half = mentions.values().stream().mapToLong(Long::longValue).sum() / 2;
    return mentions.entrySet().stream()
        .filter(entry -> entry.getValue() > half && entry.getValue() >= FEWEST_MENTIONS)
        .findFirst()
        .or(() -> guests(mentions))
        .map(Map.Entry::getKey)
        .or(() -> bound(clauses))
        .or(() -> spokenTo(clauses))
        .or(() -> audience(clauses))
        .map(you -> new Addressees(you, DEFAULT.we()))
        .orElseGet(() -> usual(clauses));
  }

  /** Whom the document says that it binds, if they are people and no workers among them. */
  private static Optional<String> bound(List<Clause> clauses) {
    Stream<String> scopes =
        clauses.stream()
            .filter(clause -> !PlainText.tooLong(clause.text()))
            .flatMap(clause -> SCOPE.matcher(clause.text()).results())
            .map(found -> found.group("who"));
    Stream<String> titles =
        clauses.stream()
            .flatMap(clause -> clause.headings().stream().limit(1))
            .distinct()
            .flatMap(title -> TITLE.matcher(title.strip()).results())
            .map(found -> found.group("who"));
    List<String> said =
        Stream.concat(scopes, titles).map(who -> who.toLowerCase(Locale.ROOT)).toList();
    boolean workers = said.stream().anyMatch(who -> WORKERS.matcher(who).find());
    return said.stream()
        .filter(who -> !workers)
        .filter(
            who ->
                Arrays.stream(who.split("(?:,| and| or)+ (?:all |our |other )?"))
                    .allMatch(one -> NounPhrases.plural(one) && HeadNouns.canAct(one)))
        .filter(who -> !who.contains(","))
        .filter(
            who ->
                count(Pattern.compile("(?i)\\b" + who.replaceFirst("s?(?: and .*)?$", "")), clauses)
                    >= count(WORKERS, clauses))
        .findFirst();
  }

  /** Whom rules bind first of all, if the document speaks of them more than of workers. */
  private static Optional<String> spokenTo(List<Clause> clauses) {
    Map<String, Long> named =
        clauses.stream()
            .filter(clause -> !PlainText.tooLong(clause.text()))
            .flatMap(clause -> Stream.concat(clause.headings().stream(), Stream.of(clause.text())))
            .distinct()
            .flatMap(
                text ->
                    Stream.concat(
                        ALL_MUST.matcher(text).results().map(found -> found.group("who")),
                        AS_ONE
                            .matcher(text)
                            .results()
                            .map(
                                found ->
                                    found.group("before") == null
                                        ? found.group("after")
                                        : found.group("before"))))
            .map(who -> acronym(who) ? who : NounPhrases.singular(who.toLowerCase(Locale.ROOT)))
            .filter(who -> acronym(who) ? acts(who, clauses) : HeadNouns.canAct(who))
            .filter(who -> !SOME_ROLES.contains(who))
            .filter(who -> !WORKERS.matcher(who).matches())
            .filter(who -> HeadNouns.kind(who).map(PEOPLE::contains).orElse(true))
            .collect(Collectors.groupingBy(who -> who, TreeMap::new, Collectors.counting()));
    return named.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .filter(
            who -> {
              long mentions = count(Pattern.compile("(?i)\\b" + who), clauses);
              return mentions >= FEWEST_OF_US && mentions > count(WORKERS, clauses);
            })
        .map(who -> acronym(who) ? who + "s" : NounPhrases.pluralOf(who));
  }

  /**
   * Whom a page speaks to that has no employees, and staff only as others: those who volunteer, the
   * parents of "your child", else those whom most of its rules name, where they are named twice and
   * oftener than all others.
   */
  private static Optional<String> audience(List<Clause> clauses) {
    if (count(EMPLOYED, clauses) > 0) {
      return Optional.empty();
    }
    if (count(VOLUNTEERING, clauses) >= FEWEST_OF_US) {
      return Optional.of("volunteers");
    }
    if (count(YOU, clauses) < FEWEST_OF_US) {
      return Optional.empty();
    }
    if (count(YOUR_CHILD, clauses) >= FEWEST_OF_US) {
      return Optional.of("parents");
    }
    Map<String, Long> bound =
        clauses.stream()
            .filter(clause -> !PlainText.tooLong(clause.text()))
            .flatMap(clause -> OUTSIDERS_DO.matcher(clause.text()).results())
            .map(found -> found.group("who").toLowerCase(Locale.ROOT))
            .collect(Collectors.groupingBy(who -> who, TreeMap::new, Collectors.counting()));
    long most = bound.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<String> first =
        bound.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return most > 1 && first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
  }

  private static boolean acronym(String word) {
    return word.matches("[A-Z]{2,4}");
  }

  /** Whether people are meant by an abbreviation: "DJs who", and not "as a PDF". */
  private static boolean acts(String acronym, List<Clause> clauses) {
    return count(
            Pattern.compile("\\b" + acronym + "s (?:who|must|should|may|can|will)\\b"), clauses)
        > 0;
  }

  /** Those whom house rules bind far oftener than workers: patrons, visitors, tenants. */
  private static Optional<Map.Entry<String, Long>> guests(Map<String, Long> mentions) {
    long workers =
        mentions.entrySet().stream()
            .filter(entry -> WORKERS.matcher(entry.getKey()).find())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return mentions.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(entry -> entry.getValue() >= FEWEST_MENTIONS)
        .filter(entry -> entry.getValue() >= OFTENER * workers)
        .filter(entry -> entry.getKey().matches("[a-z]+"))
        .filter(entry -> NounPhrases.plural(entry.getKey()) && HeadNouns.canAct(entry.getKey()))
        .filter(entry -> !entry.getKey().equals("children"));
  }

  /**
   * The parties of a contract; employees where they are spoken of or somebody is spoken to; else
   * those of whom the document speaks most, or nobody in particular.
   */
  private static Addressees usual(List<Clause> clauses) {
    long parties = count(PARTY, clauses);
    long workers = count(WORKERS, clauses);
    if (parties >= FEWEST_MENTIONS && parties > workers) {
      return new Addressees(Voices.PARTIES, DEFAULT.we());
    }
    for (String others : OTHERS) {
      Pattern word = Pattern.compile("(?i)\\b" + others.replaceFirst("s$", "") + "s?\\b");
      long mentions = count(word, clauses);
      if (mentions >= FEWEST_MENTIONS && mentions > FAR_MORE * workers) {
        return new Addressees(others, others.equals("organizations") ? others : DEFAULT.we());
      }
    }
    return workers > 0 || count(YOU, clauses) > 0 || saysWeOfPeople(clauses)
        ? DEFAULT
        : UNSPECIFIED;
  }

  private static long count(Pattern word, List<Clause> clauses) {
    return clauses.stream()
        .mapToLong(clause -> word.matcher(clause.text()).results().count())
        .sum();
  }
}
