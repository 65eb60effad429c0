package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.LikelyEnglish;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.NormExtraction.Dropped;
import io.alignmentstudio.framers.norms.drafts.Definitions;
import io.alignmentstudio.framers.norms.drafts.Discourse;
import io.alignmentstudio.framers.norms.drafts.Draft;
import io.alignmentstudio.framers.norms.drafts.StatementParser;
import io.alignmentstudio.framers.norms.drafts.Voices;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import io.alignmentstudio.framers.norms.lists.InlineLists;
import io.alignmentstudio.framers.norms.lists.LeadInKinds;
import io.alignmentstudio.framers.norms.lists.ListTails;
import io.alignmentstudio.framers.norms.lists.Sentence;
import io.alignmentstudio.framers.norms.lists.Sentences;
import io.alignmentstudio.framers.norms.rewording.Conduct;
import io.alignmentstudio.framers.norms.text.PlainText;
import io.alignmentstudio.framers.norms.text.TemplateVariables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one clause: its sentences, their drafts, and why the others were left out. */
final class ClauseReader {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?is)^\\W*(?:(?:good |bad |poor |better |worked |for )?examples?|scenario|case study|illustration|sample|good answer|bad answer|did you know)\\b[^a-z]{0,8}.*");

  private static final Pattern REFERENCES =
      Pattern.compile(
          "(?i)(?:\\d[\\d.]*\\s+)?(?:references?|related (?:documents?|policies|procedures|links|documentation)"
              + "|(?:further |more |other |additional )?resources|see also|further reading|bibliography"
              + "|(?:useful )?links|(?:\\w+ ){0,2}fact sheets?|sources)");

  /** "Taking ownership means we will:": we are those who follow the code. */
  private static final Pattern WE_MEAN =
      Pattern.compile("(?i)\\bmeans?(?: that)? we(?: (?:will|must|should|do|all|always))*:\\s*$");

  /** "Be wary of systems that:" before what those do. */
  private static final Pattern RELATIVE = Pattern.compile("(?is).*\\b(?:that|which|who):\\s*");

  private static final Set<String> ORDERS =
      Set.of("do", "never", "always", "please", "if", "when", "then");
  private static final int LONGEST_HEADING = 9;

  private static final String FOREIGN = "not in English";

  /** What hundreds of lists inside each other give; nobody reads it as one sentence. */
  private static final int LONGEST_LEAD_IN = 2_000;

  private static final String TOO_LONG_LEAD_IN =
      "an item under a lead-in of more than 2,000 characters";

  private final Voices voices;
  private final ClauseLists lists;

  ClauseReader(Voices voices, ClauseLists lists) {
    this.voices = voices;
    this.lists = lists;
  }

  /** The norms of a clause, and what was left out and why. */
  NormExtraction analyse(Clause clause) {
    List<Norm> norms = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    if (clause.type() == ClauseType.QUESTION) {
      return new NormExtraction(norms, dropped);
    }
    if (!clause.type().canBind()) {
      dropped.add(new Dropped("a recital or guidance, which binds nobody", clause.text()));
      return new NormExtraction(norms, dropped);
    }
    if (LikelyEnglish.isForeign(clause.text())) {
      dropped.add(new Dropped(FOREIGN, clause.text()));
      return new NormExtraction(norms, dropped);
    }
    if (lists.further(clause)) {
      dropped.add(
          new Dropped("a condition that is read with the first of its list", clause.text()));
      return new NormExtraction(norms, dropped);
    }
    if (clause.leadIn().length() > LONGEST_LEAD_IN) {
      dropped.add(new Dropped(TOO_LONG_LEAD_IN, clause.text()));
      return new NormExtraction(norms, dropped);
    }
    if (clause.type() == ClauseType.CALL_OUT
        && (EXAMPLE.matcher(clause.text()).matches() || lists.shown(clause))) {
      dropped.add(new Dropped("a call-out that tells an example", clause.text()));
      return new NormExtraction(norms, dropped);
    }
    boolean purposes =
        clause.type() == ClauseType.LIST_ITEM && LeadInKinds.tellsPurposes(clause.leadIn());
    boolean definitions = clause.type() == ClauseType.DEFINITION;
    Discourse discourse =
        new Discourse(WE_MEAN.matcher(clause.leadIn()).find() ? voices.ofUs() : voices);
    StatementParser parser =
        new StatementParser(
            discourse,
            Conduct.of(clause, voices.weAreYou(), lists.inCode(clause)),
            lists.orders(clause));
    boolean references =
        REFERENCES.matcher(clause.leadIn().replaceFirst(":\\s*$", "").strip()).matches()
            || (!clause.headings().isEmpty()
                && REFERENCES.matcher(clause.headings().getLast().strip()).matches());
    List<Sentence> sentences = Sentences.of(clause, lists);
    for (Sentence sentence : sentences) {
      if (PlainText.tooLong(sentence.quote())) {
        dropped.add(new Dropped(PlainText.TOO_LONG, sentence.quote()));
        continue;
      }
      if (sentence.text().isEmpty()) {
        dropped.add(new Dropped("an item that its lead-in does not go on with", sentence.quote()));
        continue;
      }
      if (lists.isTail(clause) && sentence.equals(sentences.getFirst())) {
        dropped.add(new Dropped(ListTails.GOES_ON, sentence.quote()));
        continue;
      }
      List<Draft> drafts = new ArrayList<>();
      boolean joined = sentence.joined();
      drafts.addAll(
          Definitions.all(sentence.text(), definitions && sentence.equals(sentences.getFirst())));
      if (drafts.isEmpty()) {
        List<String> reasons = new ArrayList<>();
        String text = Only.group(sentence.leadIn(), sentence.item()).orElse(sentence.text());
        drafts.addAll(parser.parse(text, reasons));
        if (drafts.isEmpty() && reasons.isEmpty()) {
          reasons.add("no duty, permission or prohibition found");
        }
        reasons.forEach(reason -> dropped.add(new Dropped(reason, sentence.quote())));
      }
      drafts.replaceAll(ClauseReader::withVariables);
      for (Draft draft : drafts) {
        boolean imperative = draft.method().equals("imperative");
        if (imperative && references && !sentence.quote().matches("(?s).*[.!]\\s*")) {
          dropped.add(new Dropped("an item of a list of references", sentence.quote()));
          continue;
        }
        if (imperative && sentence.equals(sentences.getFirst()) && runInHeading(sentences)) {
          dropped.add(new Dropped("a run-in heading", sentence.quote()));
          continue;
        }
        if (imperative
            && !joined
            && sentence.equals(sentences.getFirst())
            && draft.force() != Force.FORBID
            && (LeadInKinds.denies(clause.leadIn())
                || RELATIVE.matcher(clause.leadIn()).matches())) {
          dropped.add(new Dropped("an item of a list of what must not be", sentence.quote()));
          continue;
        }
        boolean aside = // "Bring pets (dogs must stay at home)", below "you must not"
            sentence.quote().contains("(")
                && !draft.equals(drafts.getFirst())
                && drafts.getFirst().force() == Force.FORBID;
        if (joined && !aside && orders(draft) && InlineLists.denies(sentence.leadIn())) {
          dropped.add(new Dropped("an item of a list of what must not be", sentence.quote()));
          continue;
        }
        if (purposes && !joined && draft.method().equals("imperative")) {
          dropped.add(new Dropped("an item of a list of purposes", sentence.quote()));
          continue;
        }
        boolean item = sentence.equals(sentences.getFirst()) || !sentence.leadIn().isBlank();
        if (item
            && lists.tail(clause).filter(tail -> !tail.saidBy(draft.statement())).isPresent()) {
          dropped.add(new Dropped(ListTails.UNREAD, sentence.quote()));
          continue;
        }
        if (joined && repeatsLeadIn(draft, sentence.item())) {
          dropped.add(new Dropped("repeats its lead-in", sentence.quote()));
          continue;
        }
        norms.add(norm(clause, norms.size() + 1, draft, sentence.quote()));
      }
    }
    return new NormExtraction(norms, dropped);
  }

  /**
   * Whether a text starts with a heading: "Transfer mechanisms for data transfers. The parties
   * agree ...". It has nouns only, of which the first may be a verb too, and no order follows.
   */
  private static boolean runInHeading(List<Sentence> sentences) {
    if (sentences.size() < 2) {
      return false;
    }
    Words first = Words.of(sentences.getFirst().text());
    Token verb = first.at(0);
    boolean nouns =
        verb.startsUpper()
            && HeadNouns.isNoun(verb.lower())
            && first.size() <= LONGEST_HEADING
            && first.tokens().subList(1, first.size()).stream()
                .allMatch(
                    token ->
                        token.nominal()
                            || token.tagged("ADJ")
                            || token.tagged("ADP")
                            || token.tagged("CCONJ")
                            || !token.word());
    Words next = Words.of(sentences.get(1).text());
    return nouns && !Verbs.isPolicyVerb(next.at(0).lower()) && !next.at(0).in(ORDERS);
  }

  /** Whether a draft asks for or allows what its words name, so that no ban was read. */
  private static boolean orders(Draft draft) {
    return EnumSet.of(Force.OBLIGE, Force.PERMIT, Force.RECOMMEND).contains(draft.force())
        && !draft.method().equals("definition")
        && !draft.action().matches("(?:avoid|refrain|abstain|desist)\\b.*");
  }

  /** Whether no longer word of the list item has come into the norm. */
  private static boolean repeatsLeadIn(Draft draft, String item) {
    Set<String> words =
        new HashSet<>(List.of(draft.statement().toLowerCase(Locale.ROOT).split("\\W+")));
    List<String> own =
        Arrays.stream(item.toLowerCase(Locale.ROOT).split("\\W+"))
            .filter(word -> word.length() > 3)
            .toList();
    return !own.isEmpty() && own.stream().noneMatch(words::contains);
  }

  private Norm norm(Clause clause, int ordinal, Draft draft, String quote) {
    boolean definition = draft.method().equals("definition");
    return new Norm(
        clause.id() + "/" + ordinal,
        clause.regulation(),
        lists.sources(clause),
        draft.bearer(),
        definition ? Modality.DEFINITION : draft.force().modality(),
        draft.action(),
        draft.object(),
        draft.counterparty(),
        draft.condition(),
        draft.exception(),
        draft.threshold(),
        draft.deadline(),
        clause.type().canBind(),
        draft.statement(),
        quote,
        draft.method());
  }

  /** A draft with the variables again. */
  private static Draft withVariables(Draft draft) {
    return new Draft(
        TemplateVariables.shown(draft.bearer()),
        draft.force(),
        TemplateVariables.shown(draft.action()),
        shown(draft.object()),
        shown(draft.counterparty()),
        shown(draft.condition()),
        shown(draft.exception()),
        shown(draft.threshold()),
        shown(draft.deadline()),
        TemplateVariables.shown(draft.statement()),
        draft.method());
  }

  private static Optional<String> shown(Optional<String> text) {
    return text.map(TemplateVariables::shown);
  }
}
