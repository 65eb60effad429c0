package io.alignmentstudio.framers.language;

import io.alignmentstudio.domain.ConceptKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import simplenlg.framework.LexicalCategory;
import simplenlg.lexicon.Lexicon;

/** What kind of thing a noun phrase names, judged by its head noun. */
public final class HeadNouns {
  private static final Map<String, ConceptKind> KINDS = new HashMap<>();

  static {
    put(
        ConceptKind.ROLE,
        """
        employee manager officer director supervisor worker contractor subcontractor auditor controller
        processor administrator owner user custodian reviewer approver requester requestor applicant
        consultant agent representative lead leader head chair chairman chairperson secretary president
        executive analyst engineer developer operator technician custodian responder coordinator trainee
        intern staff personnel member shareholder stakeholder assessor inspector investigator accountant
        lawyer attorney counsel recruiter buyer seller salesperson trustee beneficiary recipient holder
        colleague teammate team-mate supervisor superior subordinate delegate deputy ambassador facilitator
        assistant chatbot model system-owner ceo cfo cto ciso cio coo cco dpo hr-manager importer exporter
        distributor manufacturer provider deployer practitioner researcher scientist doctor physician nurse
        teacher driver guard receptionist host broker intermediary whistleblower reporter bearer steward
        workforce management designer strategist architect handler adviser advisor mentor buddy partner
        apprentice volunteer temp hire newcomer pilot traveler traveller official commissioner judge
        registrar ombudsman
        """);
    put(
        ConceptKind.PERSON,
        """
        person people individual anyone everyone nobody someone everybody anybody customer client visitor guest patient
        consumer subject data-subject child parent spouse relative sibling family friend candidate
        citizen resident witness caller sender complainant claimant minor adult man woman human
        pupil student tenant traveler insider
        """);
    put(
        ConceptKind.DEPARTMENT,
        """
        department team office committee board division unit desk function group council
        directorate secretariat service-desk helpdesk hotline chapter guild crew squad panel bureau
        """);
    put(
        ConceptKind.ORGANISATION,
        """
        organisation organization company firm supplier vendor competitor authority agency government
        ministry regulator court bank insurer subsidiary affiliate corporation enterprise undertaking
        business institution university school hospital laboratory association union body commission
        charity bidder state party third-party carrier contractor-firm joint-venture parliament
        museum hotel club restaurant clinic theatre theater gym church college nursery hostel shop
        congress department-of-state community foundation municipality county employer plc ltd inc llc
        """);
    put(
        ConceptKind.ASSET,
        """
        data information record document system device laptop computer server network database software
        application app product facility equipment vehicle property key password credential account
        register log file report form contract agreement invoice budget fund money cash gift voucher card
        badge phone telephone email e-mail mailbox website code repository backup media storage disk
        printer camera tool instrument material inventory patent trademark copyright logo secret
        certificate licence license archive vault ledger share security credit expense asset resource
        firewall router cloud service platform environment image photograph video recording line hospitality
        meal entertainment donation sponsorship payment commission quote tender order purchase
        policy procedure guideline guide standard plan notice statement label manual template
        """);
    put(
        ConceptKind.PLACE,
        """
        site building room premises country area region territory city warehouse canteen reception
        datacenter location zone entrance gate workplace worksite campus floor ward home abroad laboratory-room
        """);
    put(
        ConceptKind.ACTION,
        """
        approval review training audit investigation disclosure consent assessment inspection monitoring
        travel meeting event retaliation harassment discrimination bribery corruption transfer processing
        breach incident violation complaint request decision declaration application notification
        due-diligence diligence transaction interview conversation dismissal recruitment handling
        """);
  }

  private static final Set<String> NOT_PEOPLE =
      Set.of(
          "number",
          "letter",
          "paper",
          "computer",
          "order",
          "register",
          "newsletter",
          "server",
          "offer",
          "matter",
          "laser",
          "router",
          "browser",
          "folder",
          "container",
          "power",
          "tender",
          "error",
          "factor",
          "sector",
          "monitor",
          "sensor",
          "door",
          "floor",
          "behaviour",
          "behavior",
          "colour",
          "color",
          "favour",
          "favor",
          "harbour",
          "labour",
          "labor",
          "hour",
          "chapter",
          "quarter",
          "header",
          "footer",
          "filter",
          "parameter",
          "perimeter",
          "center",
          "transfer",
          "answer",
          "career",
          "water",
          "layer",
          "buffer",
          "danger",
          "manner",
          "corner",
          "disaster",
          "encounter",
          "calendar",
          "timer",
          "printer",
          "scanner",
          "identifier",
          "indicator",
          "cover",
          "mirror",
          "vector",
          "summer",
          "winter",
          "weather",
          "wrapper",
          "helper",
          "driver-software",
          "banner",
          "poster",
          "dinner",
          "voucher",
          "ledger",
          "cluster",
          "committee",
          "fee",
          "degree",
          "coffee",
          "guarantee",
          "employee-handbook",
          "list",
          "checklist",
          "waiver",
          "wafer",
          "cipher",
          "hypervisor",
          "compiler",
          "docker",
          "twitter",
          "adapter",
          "connector",
          "generator",
          "tracker",
          "calculator",
          "elevator",
          "charger",
          "character",
          "remainder",
          "reminder",
          "holder-document",
          "flyer",
          "drawer",
          "locker",
          "trailer",
          "disclaimer",
          "tier",
          "barrier",
          "courier-bag",
          "minor-change",
          "other",
          "latter",
          "former",
          "another",
          "whether",
          "further",
          "either",
          "neither",
          "however",
          "rather",
          "after",
          "under",
          "over",
          "never",
          "ever",
          "per",
          "super",
          "for",
          "or",
          "nor",
          "major",
          "prior",
          "interior");

  private static final List<LexicalCategory> OTHERS =
      List.of(
          LexicalCategory.VERB,
          LexicalCategory.ADJECTIVE,
          LexicalCategory.ADVERB,
          LexicalCategory.PREPOSITION,
          LexicalCategory.CONJUNCTION,
          LexicalCategory.DETERMINER);

  private static final Lexicon LEXICON = Lexicon.getDefaultLexicon();

  private HeadNouns() {}

  private static void put(ConceptKind kind, String words) {
    for (String word : List.of(words.strip().split("\\s+"))) {
      KINDS.putIfAbsent(word, kind);
    }
  }

  /** Whether a word is the usual short name of an office or officer: "IT", "HR", "CISO". */
  public static boolean office(String word) {
    return word.matches("IT|HR|QA|EHS|HSE|SRE|DPO|MLRO|C[A-Z]{1,3}O");
  }

  /** Whether the English lexicon has the word as a noun. */
  public static boolean isNoun(String word) {
    return LEXICON.hasWord(word.toLowerCase(Locale.ROOT), LexicalCategory.NOUN);
  }

  /** Whether the English lexicon has the word as a noun, in singular or plural, and as no other. */
  static boolean onlyNoun(String word) {
    return LEXICON.hasWordFromVariant(word, LexicalCategory.NOUN)
        && OTHERS.stream().noneMatch(category -> LEXICON.hasWordFromVariant(word, category))
        && !NounSenses.verb(word);
  }

  /** Whether a word that policies use as a verb is neither noun nor adjective: "obtain". */
  public static boolean onlyVerb(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Verbs.isPolicyVerb(lower)
        && !isNoun(lower)
        && !NounSenses.has(lower)
        && !LEXICON.hasWord(lower, LexicalCategory.ADJECTIVE);
  }

  /** Whether the English lexicon has the word in any form. */
  public static boolean isWord(String word) {
    return LEXICON.hasWordFromVariant(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a word is in a lexicon or in WordNet, so that it need not be a name: "honesty". */
  public static boolean isCommon(String word) {
    return isWord(word) || NounSenses.has(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a word is written as a name and is in no lexicon: "Basecamp", "37signals". */
  public static boolean isUnknownName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return word.matches("\\p{Lu}[\\p{L}\\d]*\\p{Ll}[\\p{L}\\d]*|\\d+\\p{L}{3,}|\\p{L}+\\d+\\p{L}*")
        && kind(word).isEmpty()
        && (!NounPhrases.plural(lower) || Character.isDigit(word.charAt(0)))
        && !LEXICON.hasWord(lower)
        && !LEXICON.hasWord(NounPhrases.singular(lower))
        && Verbs.baseOfGerund(lower).filter(Verbs::isBase).isEmpty()
        && !lower.matches(".*(?:tion|ment|ness|ance|ence|ity|ing|ism|ware|work)s?");
  }

  /** Whether the noun, in singular or plural, names something to touch: "goggles", "pets". */
  public static boolean thing(String noun) {
    String lower = noun.toLowerCase(Locale.ROOT);
    return NounSenses.thing(lower) || NounSenses.thing(NounPhrases.singular(lower));
  }

  /** The kind of a head noun in singular or plural, if the lists know it. */
  public static Optional<ConceptKind> kind(String noun) {
    String lower = noun.toLowerCase(Locale.ROOT);
    ConceptKind kind = KINDS.get(lower);
    if (kind == null) {
      kind = KINDS.get(NounPhrases.singular(lower));
    }
    return Optional.ofNullable(kind);
  }

  /** Whether the noun names someone who can act: a person, role, department or organisation. */
  public static boolean canAct(String noun) {
    String lower = noun.toLowerCase(Locale.ROOT);
    Optional<ConceptKind> kind = kind(lower);
    if (kind.isPresent()) {
      return switch (kind.get()) {
        case ROLE, PERSON, DEPARTMENT, ORGANISATION -> true;
        case ASSET, PLACE, ACTION, OTHER -> false;
      };
    }
    String singular = NounPhrases.singular(lower.replaceFirst("^non-", ""));
    if (NOT_PEOPLE.contains(singular) || singular.length() <= 2) {
      return false;
    }
    boolean suffix =
        singular.length() > 4 && singular.matches(".*(er|or|ee|ist|ician|arian|man|woman)");
    return suffix
        ? !NounSenses.has(singular) || NounSenses.maybePerson(singular)
        : NounSenses.person(singular);
  }
}
