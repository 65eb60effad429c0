package io.alignmentstudio.workspace.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The teacher: a language model behind an OpenAI-compatible server that helps to frame. */
public record TeacherConfig(
    @Setting("Address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1.")
        String baseUrl,
    @Setting("Name of the model at that server.") String model,
    @Setting(
            "Name of the environment variable that holds the API key; the key itself never stands"
                + " here.")
        Optional<String> apiKeyVariable,
    @Setting(value = "Questions with answers that are asked for each norm.", byDefault = "3")
        int questions,
    @Setting(
            value = "Contrast groups that are asked for each norm, three scenarios each.",
            byDefault = "1")
        int contrastGroups,
    @Setting(
            value = "Requests with a better and a worse answer that are asked for each norm.",
            byDefault = "2")
        int preferences,
    @Setting(
            value = "Questions of each norm that are made harder one at a time (Evol-Instruct).",
            byDefault = "1")
        int deepening,
    @Setting(
            value = "Whether norms that only the teacher finds are used beside the grammar's.",
            byDefault = "false")
        boolean norms,
    @Setting(value = "Temperature of its answers.", byDefault = "0.7") double temperature,
    @Setting(value = "Seed of its answers and of what is sampled for prompts.", byDefault = "1")
        int seed,
    @Setting(
            value =
                "How it is held to JSON: json-schema, json-object, text, or auto for the strictest that"
                    + " the server accepts.",
            byDefault = "auto")
        AnswerFormat answerFormat,
    @Setting(value = "Most tokens of an answer.", byDefault = "1500") int maximumAnswerTokens,
    @Setting(value = "Most tokens of all requests and answers of a framing.", byDefault = "1000000")
        long maximumTokens,
    @Setting(value = "Price of a million tokens of requests, in your currency.", byDefault = "0")
        double inputPrice,
    @Setting(value = "Price of a million tokens of answers.", byDefault = "0") double outputPrice,
    @Setting("Most that a framing may cost, by these prices.") Optional<Double> maximumCost,
    @Setting(value = "Seconds after which a request is given up.", byDefault = "120")
        int timeoutSeconds,
    @Setting(
            value = "How often a request is tried again after an error of server or network.",
            byDefault = "4")
        int retries,
    @Setting(value = "Requests that wait for an answer at a time.", byDefault = "2")
        int parallelRequests,
    @Setting(value = "Most requests a minute; 0 sets no limit.", byDefault = "0")
        int requestsPerMinute) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");

  public TeacherConfig {
    new Limits()
        .require(
            isAddress(baseUrl),
            "base-url",
            "must be an http or https address without user, password or query, such as"
                + " http://127.0.0.1:8000/v1")
        .text("model", model)
        // What does not look like a name may be a key: it is not repeated.
        .require(
            apiKeyVariable.isEmpty() || VARIABLE.matcher(apiKeyVariable.get()).matches(),
            "api-key-variable",
            "must be the name of an environment variable, such as TEACHER_API_KEY, not the key")
        .between("questions", questions, 0, 50)
        .between("contrast-groups", contrastGroups, 0, 20)
        .between("preferences", preferences, 0, 50)
        .between("deepening", deepening, 0, 50)
        .between("temperature", temperature, 0, 2)
        .between("maximum-answer-tokens", maximumAnswerTokens, 16, 1_000_000)
        .atLeast("maximum-tokens", maximumTokens, 1)
        .between("input-price", inputPrice, 0, 1e9)
        .between("output-price", outputPrice, 0, 1e9)
        .require(
            maximumCost.isEmpty() || inputPrice > 0 || outputPrice > 0,
            "maximum-cost",
            "needs input-price or output-price: without a price nothing costs anything")
        .require(
            maximumCost.isEmpty() || maximumCost.get() > 0,
            "maximum-cost",
            "must be above 0; leave it out for no bound")
        .between("timeout-seconds", timeoutSeconds, 1, 3600)
        .between("retries", retries, 0, 20)
        .between("parallel-requests", parallelRequests, 1, 64)
        .between("requests-per-minute", requestsPerMinute, 0, 1_000_000)
        .check();
  }

  /** Whether it is asked for rows. */
  public boolean writesRows() {
    return questions + contrastGroups + preferences > 0;
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
