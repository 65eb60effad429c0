package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a clause, each with what its lead-in, label, question or table says of it. */
public final class Sentences {
  /** The end of an item that another one follows. */
  private static final Pattern OPEN_ITEM = Pattern.compile("\\s*;(?:\\s*(?:and|or|and/or))?$");

  /** "Before you post, ask yourself:" asks of itself, whatever its questions are. */
  private static final Pattern ASK_YOURSELF =
      Pattern.compile(
          "(?is)(?<ask>.*\\bask (?:yourself|yourselves|themselves))(?: (?:these|the following)(?: questions)?)?:\\s*");

  private Sentences() {}

  /**
   * The sentences of a clause, the first one with its lead-in: a list of conditions is read with
   * its first item, and an answer in its case.
   */
  public static List<Sentence> of(Clause clause, ClauseLists lists) {
    List<Sentence> sentences = asked(Exemptions.joined(read(clause, lists), clause.text()));
    return lists
        .told(clause)
        .map(
            told ->
                sentences.stream()
                    .map(sentence -> lists.orders(clause) ? addressed(sentence) : sentence)
                    .map(sentence -> in(told, sentence))
                    .toList())
        .orElse(sentences);
  }

  /** "Forgot your badge? Ask at the desk": a sentence in the case that the one before it tells. */
  private static List<Sentence> asked(List<Sentence> sentences) {
    List<Sentence> told = new ArrayList<>(sentences);
    for (int i = 1; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      Optional<String> words =
          PlainText.tooLong(sentence.text())
              ? Optional.empty()
              : QuestionCases.told(sentences.get(i - 1).text());
      if (words.isPresent()) {
        String text = QuestionCases.in(words.get(), sentence.text());
        told.set(i, new Sentence(sentence.quote(), text, sentence.item(), sentence.leadIn()));
      }
    }
    return told;
  }

  private static List<Sentence> read(Clause clause, ClauseLists lists) {
    List<Sentence> sentences = new ArrayList<>();
    if (clause.type() == ClauseType.TABLE_ROW && !PlainText.tooLong(clause.text())) {
      sentences.addAll(TableRows.sentences(clause.text()));
      if (!sentences.isEmpty()) {
        return sentences;
      }
    }
    String leadIn = LeadInKinds.of(clause);
    String whole = PlainText.unlabelled(clause.text());
    boolean row = clause.type() == ClauseType.TABLE_ROW;
    for (InlineLists.Part part : row ? InlineLists.plain(whole) : InlineLists.of(whole)) {
      if (part.unread()) {
        sentences.add(new Sentence(part.quote(), ""));
      } else if (part.listed()) {
        sentences.addAll(listed(part));
      } else {
        plain(part.item(), clause, sentences.isEmpty() ? leadIn : "", lists, sentences);
      }
    }
    return sentences;
  }

  /** Adds the sentences of running text; the first of the clause is joined with the lead-in. */
  private static void plain(
      String words, Clause clause, String leadIn, ClauseLists lists, List<Sentence> sentences) {
    boolean start = sentences.isEmpty();
    for (String quote : English.get().sentences(words)) {
      String text =
          PlainText.tooLong(quote) ? quote : CaseLabels.read(asked(PlainText.clean(quote)));
      boolean first = start && sentences.isEmpty();
      if (first) {
        text = lists.joined(clause).map(ClauseLists.Joined::text).orElse(text);
      }
      String item = text;
      Optional<String> verdict =
          first && !PlainText.tooLong(quote)
              ? ListFrames.read(clause, leadIn, item)
                  .or(() -> ListedLeave.rule(leadIn, item))
                  .or(() -> Verdicts.rule(clause, item))
              : Optional.empty();
      if (verdict.filter(String::isEmpty).isPresent()) {
        sentences.add(new Sentence(quote, ""));
        continue;
      }
      if (verdict.isPresent()) {
        text = verdict.get();
      } else if (first && !leadIn.isBlank() && !PlainText.tooLong(quote)) {
        String lead = PlainText.lastSentence(PlainText.clean(leadIn));
        text = LeadIns.join(lead, LeadInKinds.denies(lead) ? LeadIns.alternatives(text) : text);
      }
      text =
          OPEN_ITEM
              .matcher(PlainText.tooLong(text) ? text : RunInHeads.read(text))
              .replaceFirst(".");
      if (first && !PlainText.tooLong(text)) {
        String read = text;
        text = lists.tail(clause).map(tail -> tail.after(leadIn, item, read)).orElse(text);
      }
      if (!text.isBlank()) {
        sentences.add(new Sentence(quote, text, quote, first ? leadIn : ""));
      }
    }
  }

  /**
   * The first sentence of an item of a list inside a paragraph with its lead-in, and the others.
   */
  private static List<Sentence> listed(InlineLists.Part part) {
    List<Sentence> sentences = new ArrayList<>();
    for (String item : English.get().sentences(part.item())) {
      if (!sentences.isEmpty()) {
        sentences.add(
            new Sentence(part.quote().contains(item) ? item : part.quote(), PlainText.clean(item)));
        continue;
      }
      String text = LeadIns.join(part.leadIn(), PlainText.clean(item));
      boolean apart = text.equals(PlainText.clean(item));
      String joined = apart ? "" : OPEN_ITEM.matcher(text).replaceFirst(".");
      sentences.add(new Sentence(part.quote(), joined, item, part.leadIn()));
    }
    return sentences;
  }

  private static String asked(String text) {
    Matcher asks = ASK_YOURSELF.matcher(text);
    return asks.matches() ? asks.group("ask") + " the listed questions." : text;
  }

  private static Sentence in(QuestionCases.Case told, Sentence sentence) {
    String text = sentence.text();
    return PlainText.tooLong(text)
        ? sentence
        : new Sentence(
            sentence.quote(), QuestionCases.in(told, text), sentence.item(), sentence.leadIn());
  }

  /** An order of a list of orders, which keeps its verb where a case stands before it. */
  private static Sentence addressed(Sentence sentence) {
    String text = sentence.text();
    Words words = Words.of(text);
    boolean order = Orders.listed(words, 0, words.size()) && !Orders.at(words, 0, words.size());
    return order
        ? new Sentence(
            sentence.quote(),
            "You must " + Words.lowerFirst(text),
            sentence.item(),
            sentence.leadIn())
        : sentence;
  }
}
