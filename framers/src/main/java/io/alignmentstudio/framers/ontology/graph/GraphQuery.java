package io.alignmentstudio.framers.ontology.graph;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;

/**
 * Answers SPARQL 1.1 queries of a graph in memory. It only reads: updates, other services, other
 * graphs and functions from Java classes are refused.
 */
public final class GraphQuery {
  /** Longest that a query may take. */
  public static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Pattern TEXT_OR_NAME =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|<[^<>\\s]*>");
  private static final Pattern SERVICE = Pattern.compile("(?<![?$:\\w-])SERVICE\\b(?![\\w-]*:)");

  private final Query query;

  /** How an answer is written. */
  public enum Format {
    /** For people: columns; of CONSTRUCT and DESCRIBE, Turtle. */
    TABLE,
    /** SPARQL 1.1 results as CSV; of CONSTRUCT and DESCRIBE, N-Triples. */
    CSV,
    /** SPARQL 1.1 results as JSON; of CONSTRUCT and DESCRIBE, JSON-LD. */
    JSON
  }

  private GraphQuery(Query query) {
    this.query = query;
  }

  private static final Pattern PLACE =
      Pattern.compile("(?i)^.*?line (\\d{1,9}), column (\\d{1,9})[.:]? ?");

  /**
   * Parses a query. The prefixes of {@link Vocabulary#PREFIXES} are declared already.
   *
   * @param where it comes from, for messages
   * @throws StudioException USAGE with line and column of an error, and for what is refused
   */
  public static GraphQuery parse(String text, String where) {
    Query query = new Query();
    Vocabulary.PREFIXES.forEach(query.getPrefixMapping()::setNsPrefix);
    try {
      query = QueryFactory.parse(query, text, Vocabulary.ROOT, Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      throw isUpdate(text)
          ? refused(where, "is an update; the ontology is read only, and made by studio frame")
          : wrong(where, e);
    } catch (QueryException e) {
      throw new StudioException(ErrorCode.USAGE, where + ": " + e.getMessage(), e);
    }
    if (query.hasDatasetDescription()) {
      throw refused(where, "names other graphs with FROM; there is one only, leave FROM out");
    }
    String written = query.serialize();
    if (SERVICE.matcher(TEXT_OR_NAME.matcher(written).replaceAll(" ")).find()) {
      throw refused(where, "asks another SERVICE; nothing is sent anywhere, leave it out");
    }
    if (written.contains("<java:")) {
      throw refused(where, "calls a function of a Java class (java:...); leave it out");
    }
    return new GraphQuery(query);
  }

  private static boolean isUpdate(String text) {
    UpdateRequest request = new UpdateRequest();
    Vocabulary.PREFIXES.forEach(request::setPrefix);
    try {
      UpdateFactory.parse(request, text);
      return !request.getOperations().isEmpty();
    } catch (QueryException e) {
      return false;
    }
  }

  private static StudioException refused(String where, String why) {
    return new StudioException(ErrorCode.USAGE, where + " " + why);
  }

  private static StudioException wrong(String where, QueryParseException e) {
    String message = e.getMessage().replaceAll("\\s+", " ");
    String reason =
        PLACE
            .matcher(message)
            .replaceFirst("")
            .replaceFirst("^Encountered: '\\d+' \\(\\d+\\)", "an unexpected character");
    Matcher place = PLACE.matcher(message); // An error of a letter has its place in words only.
    boolean said = e.getLine() <= 0 && place.find();
    return new StudioException(
        ErrorCode.USAGE,
        "%s, line %d, column %d: no SPARQL query: %s"
            .formatted(
                where,
                said ? Integer.parseInt(place.group(1)) : e.getLine(),
                said ? Integer.parseInt(place.group(2)) : e.getColumn(),
                reason.strip()),
        e);
  }

  /**
   * Runs the query.
   *
   * @throws StudioException USAGE where it takes longer than {@link #LONGEST}
   */
  public String answer(Model model, Format format) {
    try (QueryExecution execution =
        QueryExecution.model(model)
            .query(query)
            .timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
            .set(ARQ.httpServiceAllowed, false)
            .build()) {
      if (query.isAskType()) {
        return yesOrNo(execution.execAsk(), format);
      }
      if (query.isSelectType()) {
        return rows(execution.execSelect(), model, format);
      }
      if (query.isConstructType() || query.isDescribeType()) {
        Model found =
            query.isConstructType() ? execution.execConstruct() : execution.execDescribe();
        found.setNsPrefixes(Vocabulary.PREFIXES);
        return triples(found, format);
      }
      throw refused("the query", "is neither SELECT, ASK, CONSTRUCT nor DESCRIBE");
    } catch (QueryCancelledException e) {
      throw new StudioException(
          ErrorCode.USAGE,
          "the query took longer than %d seconds and was stopped; narrow it, or set a LIMIT"
              .formatted(LONGEST.toSeconds()),
          e);
    } catch (QueryException e) {
      throw new StudioException(
          ErrorCode.USAGE, "the query cannot be answered: " + e.getMessage(), e);
    }
  }

  private static String yesOrNo(boolean answer, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case TABLE -> {
        return answer ? "yes" : "no";
      }
      case CSV -> ResultSetFormatter.outputAsCSV(out, answer);
      case JSON -> ResultSetFormatter.outputAsJSON(out, answer);
    }
    return text(out);
  }

  private static String rows(ResultSet rows, Model model, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case TABLE -> {
        return ResultTable.print(rows, model);
      }
      case CSV -> ResultSetFormatter.outputAsCSV(out, rows);
      case JSON -> ResultSetFormatter.outputAsJSON(out, rows);
    }
    return text(out);
  }

  private static String triples(Model found, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case TABLE -> RDFDataMgr.write(out, found, Lang.TURTLE);
      case CSV -> RDFDataMgr.write(out, found, Lang.NTRIPLES);
      case JSON -> RDFDataMgr.write(out, found, Lang.JSONLD);
    }
    return text(out);
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
