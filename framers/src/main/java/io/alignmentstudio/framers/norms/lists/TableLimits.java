package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows that tell of a thing or a person what is allowed, up to what, and how. */
final class TableLimits {
  private static final Pattern YES_NO =
      Pattern.compile(
          "(?i)(?:yes|(?<no>no|never))(?<rest>|,? (?:if|when|only|unless|except|with|without|up to|during|in|on|at|within|after|before|until|outside|as long as|provided)\\b.*)");

  private static final Pattern VERDICT =
      Pattern.compile(
          "(?i)(?:allowed|permitted|(?<no>not (?:allowed|permitted)|never|prohibited|forbidden))(?<rest> .*)?");

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)(?:up to|at most|not more than|no more than|max(?:imum|\\.)?(?: of)?|limit:?) (?<amount>\\D{0,4}\\d.*)");

  /** "Must not be used with AI tools". */
  private static final Pattern HANDLED =
      Pattern.compile(
          "(?i)(?:must|may|shall|should|cannot|can)(?: not| never| only)? be [a-z]+ed\\b.*");

  private TableLimits() {}

  /** "Recipient: Supplier; Meals: up to EUR 60; Gifts: not allowed": what is allowed whom. */
  static List<Sentence> limits(String row, List<TableCells.Cell> cells) {
    List<Sentence> sentences = new ArrayList<>();
    TableCells.Cell first = cells.getFirst();
    String name = PlainText.clean(first.text());
    boolean person = TableHeaders.FOR_WHOM.matcher(first.header()).matches();
    for (TableCells.Cell cell : cells.subList(1, cells.size())) {
      String text = PlainText.clean(cell.text()).replaceFirst("[.;]$", "");
      Matcher answer = YES_NO.matcher(text);
      Matcher verdict = VERDICT.matcher(text);
      Matcher limit = LIMIT.matcher(text);
      Optional<String> sentence = Optional.empty();
      if (TableHeaders.ALLOWED.matcher(cell.header()).matches() && answer.matches()) {
        String not = answer.group("no") == null ? "" : "not ";
        sentence =
            Optional.of(
                name
                    + be(name)
                    + not
                    + "permitted"
                    + answer.group("rest").replaceFirst("^, (?!if|when|only|unless)", " "));
      } else if (person && verdict.matches()) {
        String not = verdict.group("no") == null ? "" : "not ";
        String rest = Optional.ofNullable(verdict.group("rest")).orElse("");
        sentence =
            Optional.of(cell.header() + whom(name) + be(cell.header()) + not + "permitted" + rest);
      } else if (person && limit.matches()) {
        sentence =
            Optional.of(
                cell.header()
                    + " of up to "
                    + limit.group("amount")
                    + whom(name)
                    + be(cell.header())
                    + "permitted");
      }
      sentence.ifPresent(said -> sentences.add(new Sentence(row, said + ".")));
    }
    return sentences;
  }

  /** "Data: Secret; Rule: must not be shared": how what the row is about is to be handled. */
  static List<Sentence> handled(String row, List<TableCells.Cell> cells) {
    TableCells.Cell first = cells.getFirst();
    String name = PlainText.clean(first.text());
    boolean thing =
        name.matches("[\\w/&' -]{2,40}")
            && !TableHeaders.FOR_WHOM.matcher(first.header()).matches()
            && !HeadNouns.canAct(name.replaceFirst(".* ", "").toLowerCase(Locale.ROOT))
            && !HANDLED.matcher(name).matches();
    if (!thing) {
      return List.of();
    }
    boolean kind =
        first.header().matches("(?i)(?:data|information|documents?|records?|materials?|content)");
    String noun = NounPhrases.singular(first.header().toLowerCase(Locale.ROOT));
    boolean named =
        name.toLowerCase(Locale.ROOT).contains(noun)
            || NounPhrases.plural(name.replaceFirst(".* ", ""));
    String subject = kind && !named ? name + " " + first.header().toLowerCase(Locale.ROOT) : name;
    return cells.subList(1, cells.size()).stream()
        .filter(cell -> HANDLED.matcher(PlainText.clean(cell.text())).matches())
        .map(
            cell ->
                new Sentence(
                    row,
                    subject
                        + " "
                        + TableCells.lowerFirst(
                            PlainText.clean(cell.text()).replaceFirst("[.;]$", ""))
                        + "."))
        .toList();
  }

  private static String be(String noun) {
    String head = noun.replaceFirst("(?i) (?:of|for|in|on|at|with)\\b.*", "");
    return NounPhrases.plural(head.replaceFirst(".* ", "")) ? " are " : " is ";
  }

  private static String whom(String name) {
    String head = name.replaceFirst(".* ", "");
    boolean proper =
        Words.of(name).at(0).tagged("PROPN") && name.matches("\\p{Lu}\\S*(?: \\p{Lu}\\S*)+");
    String noun = proper ? name : TableCells.lowerFirst(name);
    boolean bare = proper || NounPhrases.plural(head) || noun.matches("(?i)(?:an?|the|any|all) .*");
    return " for " + (bare ? "" : noun.matches("(?i)[aeiou].*") ? "an " : "a ") + noun;
  }
}
