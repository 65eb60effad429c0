package io.alignmentstudio.framers;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import io.alignmentstudio.framers.ontology.exchange.GraniteNorms;
import io.alignmentstudio.framers.teacher.Injection;
import io.alignmentstudio.framers.values.ValueNorms;
import io.alignmentstudio.workspace.config.DocumentKind;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the norms of documents, each in the way of its kind; clauses known already are kept. */
final class NormReading {
  /** Raised when the same clause would give other norms. */
  static final String VERSION = "norms 15";

  private final StudioConfig config;
  private final ItemCache items;
  private final Progress progress;
  private final AtomicInteger made = new AtomicInteger();

  NormReading(StudioConfig config, ItemCache items, Progress progress) {
    this.config = config;
    this.items = items;
    this.progress = progress;
  }

  /** How many clauses were not known already. */
  int madeAnew() {
    return made.get();
  }

  /** How the documents of a regulation say what is wanted. */
  DocumentKind kind(String regulation) {
    return config.regulations().stream()
        .filter(each -> each.id().equals(regulation))
        .map(RegulationConfig::kind)
        .findFirst()
        .orElse(DocumentKind.RULES);
  }

  /** What was found in every clause, in the order of the documents. */
  List<NormExtraction> read(List<PolicyDocument> documents) {
    Map<String, NormExtraction> found = new HashMap<>();
    List<Clause> rules = new ArrayList<>();
    for (PolicyDocument document : documents) {
      DocumentKind kind = kind(document.regulation());
      if (kind == DocumentKind.RULES) {
        rules.addAll(document.clauses());
      } else {
        found.putAll(ValueNorms.extract(kind, document.clauses()));
      }
    }
    List<NormExtraction> ofRules = rules(rules);
    for (int at = 0; at < rules.size(); at++) {
      found.put(rules.get(at).id(), ofRules.get(at));
    }
    return documents.stream()
        .flatMap(document -> document.clauses().stream())
        .map(clause -> withoutCommands(clause, requireNonNull(found.get(clause.id()))))
        .toList();
  }

  /** Sets aside what is no rule of the policy but meant for a model that reads it. */
  private static NormExtraction withoutCommands(Clause clause, NormExtraction extraction) {
    if (extraction.norms().isEmpty()) {
      return extraction;
    }
    Predicate<String> commands = Injection.commands(clause);
    Map<Boolean, List<Norm>> parts =
        extraction.norms().stream()
            .collect(Collectors.partitioningBy(norm -> commands.test(norm.quote())));
    if (parts.get(true).isEmpty()) {
      return extraction;
    }
    List<NormExtraction.Dropped> dropped = new ArrayList<>(extraction.dropped());
    parts
        .get(true)
        .forEach(
            norm ->
                dropped.add(
                    new NormExtraction.Dropped(
                        "reads like an instruction to a language model", norm.quote())));
    return new NormExtraction(parts.get(false), dropped);
  }

  private List<NormExtraction> rules(List<Clause> clauses) {
    Map<String, Addressees> addressees =
        clauses.stream()
            .collect(
                Collectors.groupingBy(
                    Clause::regulation,
                    Collectors.collectingAndThen(Collectors.toList(), Addressees::of)));
    Function<Clause, Addressees> spokenTo =
        clause -> addressees.getOrDefault(clause.regulation(), Addressees.DEFAULT);
    ClauseLists lists = ClauseLists.of(clauses);
    progress.start("frame: norms", clauses.size(), "clauses");
    List<NormExtraction> extractions =
        items.computeAll(
            "norms",
            clauses,
            clause ->
                Hash.of(
                    VERSION,
                    clause.id(),
                    clause.regulation(),
                    clause.hash(),
                    spokenTo.apply(clause).toString(),
                    lists.key(clause)),
            NormExtraction.class,
            clause -> {
              made.incrementAndGet();
              return GraniteNorms.complete(
                  clause, new NormExtractor(spokenTo.apply(clause), lists).analyse(clause));
            },
            progress::advance);
    progress.done(
        "%,d norms in %,d clauses%s"
            .formatted(
                extractions.stream().mapToInt(each -> each.norms().size()).sum(),
                clauses.size(),
                Framing.anew(made.get(), clauses.size())));
    return extractions;
  }
}
