package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places of a document that a clause refers to, as beginnings of clause ids. */
final class References {
  private static final Pattern SECTION =
      Pattern.compile(
          "(?i)\\b(?:sections?|clauses?|chapter|§) ?(\\d+(?:\\.\\d+)*)((?:(?:, | and | or | to )\\d+(?:\\.\\d+)*)*)");
  private static final Pattern ARTICLE =
      Pattern.compile("(?i)\\barticles? (\\d+)(?:\\((\\d+)\\))?((?:(?:, | and | or )\\d+)*)");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?i)\\bparagraphs? (\\d+)(?:\\((\\w)\\))?");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

  private References() {}

  /**
   * The places that a text names in its own document.
   *
   * @param clause that the text stands in
   */
  static Set<String> in(String text, Clause clause) {
    Set<String> places = new LinkedHashSet<>();
    String document = document(clause.id());
    Matcher section = SECTION.matcher(text);
    while (section.find()) {
      places.add(document + section.group(1));
      NUMBER
          .matcher(section.group(2))
          .results()
          .forEach(more -> places.add(document + more.group()));
    }
    Matcher article = ARTICLE.matcher(text);
    while (article.find()) {
      String place = document + "art-" + article.group(1);
      places.add(article.group(2) == null ? place : place + "." + article.group(2));
      NUMBER
          .matcher(article.group(3))
          .results()
          .forEach(more -> places.add(document + "art-" + more.group()));
    }
    Matcher paragraph = PARAGRAPH.matcher(text);
    while (paragraph.find()) {
      String own = clause.id().substring(document.length());
      int dot = own.indexOf('.');
      if (dot > 0 && own.startsWith("art-")) {
        places.add(document + own.substring(0, dot) + "." + paragraph.group(1));
      }
    }
    return places;
  }

  /** The part of a clause id that names regulation and document. */
  private static String document(String id) {
    int slash = id.indexOf('/');
    return id.substring(0, (slash < 0 ? id.indexOf(':') : slash) + 1);
  }

  /** The document and the outermost section of a norm, as its clause's id begins. */
  static String section(Norm norm) {
    String clause = norm.clauseIds().getFirst();
    int dot = clause.indexOf('.');
    return dot < 0 ? clause : clause.substring(0, dot);
  }

  /** Whether a clause stands in a place. */
  static boolean covers(String place, String clauseId) {
    return clauseId.equals(place) || clauseId.startsWith(place + ".");
  }
}
