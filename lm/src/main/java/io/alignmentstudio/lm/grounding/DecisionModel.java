package io.alignmentstudio.lm.grounding;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells from its words and its sentence embedding how people would decide a request: a logistic
 * regression over decided ones. Each of five parts of them is told by the other four, so that a
 * decided request is never told by itself; others are told by all. The same cases give the same
 * answers.
 */
final class DecisionModel {
  /** Fewer cases of either decision teach their own words. */
  static final int FEWEST = 50;

  private static final int PARTS = 5;

  /** Weight of the cases against that of small coefficients, and when to stop. */
  private static final double COST = 2;

  private static final double TOLERANCE = 1e-3;
  private static final double ANSWERED = 1;
  private static final double REFUSED = -1;

  static {
    Linear.disableDebugOutput();
  }

  /**
   * A decided request.
   *
   * @param text decides the part, so that repeated ones are in one
   */
  @SuppressWarnings("ArrayRecordComponent") // never handed out
  record Case(String text, float[] vector, boolean answered) {
    int part() {
      return Math.floorMod(text.hashCode(), PARTS);
    }
  }

  private final RequestFeatures features;

  /** Models of each part's others, then of all. */
  private final List<Model> models;

  private DecisionModel(RequestFeatures features, List<Model> models) {
    this.features = features;
    this.models = models;
  }

  /**
   * Learns from decided requests.
   *
   * @return empty for fewer than {@link #FEWEST} cases of either decision
   */
  static Optional<DecisionModel> learn(List<Case> cases) {
    long answered = cases.stream().filter(Case::answered).count();
    if (Math.min(answered, cases.size() - answered) < FEWEST) {
      return Optional.empty();
    }
    RequestFeatures features = RequestFeatures.of(cases.stream().map(Case::text).toList());
    List<Row> rows = cases.stream().map(each -> Row.of(features, each)).toList();
    int width = features.width(cases.getFirst().vector().length);
    List<Model> models = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      models.add(fit(rows.stream().filter(row -> row.part() != left).toList(), width));
    }
    models.add(fit(rows, width));
    return Optional.of(new DecisionModel(features, models));
  }

  @SuppressWarnings("ArrayRecordComponent") // never handed out
  private record Row(Feature[] features, double label, int part) {
    static Row of(RequestFeatures features, Case each) {
      return new Row(
          features.of(each.text(), each.vector()),
          each.answered() ? ANSWERED : REFUSED,
          each.part());
    }
  }

  private static Model fit(List<Row> rows, int width) {
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = width;
    problem.bias = 1; // The last value is the constant.
    problem.x = rows.stream().map(Row::features).toArray(Feature[][]::new);
    problem.y = rows.stream().mapToDouble(Row::label).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
    parameter.setRegularizeBias(false);
    return Linear.train(problem, parameter);
  }

  /**
   * The leaning of a request.
   *
   * @param decided whether it is one of the cases
   */
  Leaning leaning(String text, float[] vector, boolean decided) {
    Model model = models.get(decided ? new Case(text, vector, true).part() : PARTS);
    double[] probabilities = new double[2];
    Linear.predictProbability(model, features.of(text, vector), probabilities);
    return Leaning.of(probabilities[model.getLabels()[0] == ANSWERED ? 0 : 1]);
  }
}
